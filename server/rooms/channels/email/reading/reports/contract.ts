// Owns what servers say when they could not deliver: in which words an address does not exist, and in which it is only not served now.

/** The address is not there, nor will it be: unknown, moved away, its domain gone, or one that takes no mail. */
export const GONE = String.raw`
  user unknown|unknown user|unknown (recipient|address|account|local[- ]?part|mailbox)
  no such (user|person|account|mailbox|recipient|address|local user|id|email)
  (user|recipient|mailbox|address|account|addressee|person|member|e-?mail address|login)( account| name)?( \S{1,80})? (is |was )?(unknown|not known|not found|not recogni[sz]ed|invalid|nonexistent|does(n.?t| not) exist|not exist)
  (invalid|bad|nonexistent|non-existent|undefined) (user|recipient|mailbox|address|account|destination mailbox|e-?mail)
  not a (valid|known|local|active) (user|mailbox|recipient|address|account|member)
  (user|recipient|mailbox|account|address|name).{0,80}(is )?not (listed|a subscriber|local|in (my|the) (list|directory|database)|have an? \S{1,60} account)
  recipient.{0,30}(name )?is not recogni[sz]ed|there is no (user|one|such|account|mailbox)
  no (one|person|mailbox|user|account|recipient)s? (here|by|with|at) (that|this|name)|no mailbox|no (valid )?recipients?( found)?\b
  doesn.?t have an? \S{1,40} account|does not have an? (\S{1,40} )?account
  account .{0,60}(does not exist|doesn.t exist|has been (deleted|terminated|closed))|delivery to non-existent|recipnotfound|recipientnotfound
  recipient not found|nosuchuser|adr.?.?notfound|address(ee)? (does not|doesn.t|no longer) (exist|valid)
  no longer (valid|exists|in use|available|on (this )?server|works|employed)|email account that you tried to reach does not exist
  address (you specified|entered|was|is|has) .{0,40}(not found|does not exist|invalid|nonexistent)|could ?n.t be found|wasn.t found at
  unrouteable address|unroutable|unrouteable|cannot be resolved|unable to (find|resolve|verify) (the )?(user|recipient|mailbox|address)
  non-existent|not exist (here|on|in)
  mailbox (not found|unavailable or (local )?not found|does not exist|unknown|nonexistent|is not available)
  can.t (find|open) (the )?(user|mailbox)|usuario (desconocido|no existe|inexistente)
  destinatario (desconocido|no existe|inexistente|no v[aá]lido)|la (dirección|cuenta|direcció) .{0,60}no exist
  no se ha? encontr(ado|ó) (la dirección|el (usuario|destinatario))|adresse .{0,60}(inconnue|n.existe pas)|utilisateur inconnu
  empfänger unbekannt|utente sconosciuto|host (or domain name )?(name )?(not found|unknown|lookup (did|failed))|unknown host
  no such (host|domain)|domain (name )?(is |was )?(not found|does(n.?t| not) exist|unknown|invalid|must resolve|no longer)
  name service error for name=\S+ type=\S+: host|nxdomain|couldn.t find any host( named)?|no (mx|a|aaaa)( or (a|aaaa|mx))? (record|host)
  bad destination (host|system|mailbox)|illegal host|no route to domain|unrecogni[sz]ed domain
  mx (points|record).{0,30}(does not exist|invalid)|all relevant mx records point to non-?exist|unknown host|host/domain does not accept mail
  invalid (final )?(delivery )?user|has moved|moved to (another|a new) address|changed (his|her|their|its) e?-?mail|address has changed
  recipient .{0,40}has (left|moved)|replaced by|does not (accept|receive) (any )?(e-?mail|mail|messages)|null ?mx
  domain .{0,60}does not accept mail|smtp protocol is off|mail receiving disabled|not accepting mail on this
`;

/** Why an address that may well exist got nothing this time. Heard before anything else where it stands. */
export const NOT_NOW = String.raw`
  from: ?domain|valid from:|malformed or unexpected name server|temporary lookup|server failure
  (mailbox|inbox|quota|storage|disk|account)( \S{1,60})?( is| has)?( been)? ?(full|exceed|over|out of)|over ?quota
  quota (exceeded|violation|full)|exceeded? (the )?(\S{1,20} )?(quota|storage|limit)|insufficient (disk |system )?(storage|space|resources)
  too many (messages|mails) (in|on|for)|buz[oó]n (est[aá] )?lleno|too (large|big)|size (limit|exceed)|exceeds? .{0,40}(size|maximum|limit)
  message (size|length)|spam|blacklist|black list|block(ed)? ?list|blocklist|\brbl\b|\bdnsbl\b|spamhaus|reputation|\bblocked\b|banned
  blacklisted|suspicious|virus|malware|infected|content (rejected|filter|denied|violat|present)|prohibited
  relay(ing)? (access )?(denied|not (permitted|allowed)|prohibited)|unable to relay|not permitted to relay|we do not relay|relay not allowed
  (sender|(mail|envelope|sent).from|helo|ehlo|reverse|originator|client (host|ip)|sending)\b(?!.{0,20}recipient).{0,40}(rejected|not found|unknown|does not exist|doesn.t exist|invalid|not exist|verif|denied|refused|must|not allowed|cannot)
  sender (id|policy)|not (allowed|authori[sz]ed|permitted) to send|return-path|mail from:?<|\bspf\b|\bdkim\b|\bdmarc\b|\bptr\b|reverse dns
  rdns|authenticat|unauthenticated|tls (is )?required|starttls|encrypt
  (account|mailbox|user|recipient).{0,60}(is |has been |been |currently )?(disabled|suspended|inactive|locked|deactivated|expired|not active)
  disabled or discontinued|temporarily (disabled|unavailable|deferred|rejected|blocked)|greylist|graylist|try (again )?later|deferred
  rate ?limit|too many (connections|errors|recipients|sessions|hops|invalid)|unusual rate|throttl|policy (violation|reason|reject)|violat
  by (local )?polic(y|ies)|against .{0,20}polic|mail (for \S{1,80} )?loops? back|mail loop|too many hops|hop count|loop(ing)? (detected|error)
  not (be )?rfc|non-?compliant|syntax error
`;

/** Nobody could be reached, and the server stopped trying. */
export const EXPIRED = String.raw`
  connection (timed out|refused|reset|lost|dropped)|timed? ?out|retry time(out)? (not reached|exceeded)|could not be delivered (for|within|in)
  delivery (time )?expired|message expired|has been in the queue too long|not going to try again|no route to host|network (is )?unreachable
  unable to connect|could ?n.t (establish|connect)|not yet been delivered|delayed|delay|warning.{0,20}still|lost connection
  server (is )?(busy|down|not responding)|connection (to|attempt) .{0,60}(failed|refused)
`;

/** The server took the address, and then not the mail: who answers so to the text itself has a filter, whatever it says (some say «user unknown»). */
export const AFTER_TEXT = String.raw`
  in\s+reply\s+to\s+(the\s+)?(end\s+of\s+)?data\s+command|(?:^|\n)\W*data\W*\n(?:.*\n){0,3}<<< [45]\d\d|\b550 : user unknown|smtp command\s+data\b
`;

/** Subjects and first sentences of reports of what was not delivered. */
export const UNDELIVERED = String.raw`
  did(n.t| not) reach|mail failed|returning to sender|no valid recipients|could not be (sent|reached|delivered)|failed addresses|(permanent|fatal) errors?
  undeliver|un-deliver|nondeliver|non-deliver|non remis|not (be )?deliver
  delivery (status|fail|problem|error|report|incomplete|has failed|notification|delayed|unsuccessful|impossible)
  mail delivery (fail|system|subsystem|problem|error)|failure notice|failed (delivery|mail)|returned (mail|to sender|message|e-?mail)
  mail (could not|system error|failure|error|returned)|message (could not|you sent|delayed|undeliver|delivery)|could ?n.t (be )?deliver
  unable to deliver|unzustellbar|nicht zugestellt|rückläufer|no (se ha )?(podido|entreg)|no entregad|correo devuelto|mensaje devuelto
  error (de|en la) entrega|entrega (fallida|retrasada)|no lliurat|non entregado|não entregue|nao entregue|échec de (la )?(remise|distribution)
  mancata consegna|onbestelbaar|niet bezorgd|postmaster notify|warning: (could|message|mail)|problem with (your )?(mail|message)
  considered unsolicited|rejected|auto(matic)? (bounce|return)|user unknown|宛先|配信|送信
`;

/** Subjects of machines that answer while somebody is away, or that a message came in. */
export const AWAY = String.raw`
  ^\W{0,3}(re:\s*)?(out of (the )?office|automatic reply|auto.?reply|auto.?response|automated (reply|response)|vacation|away (until|from)|on (vacation|holiday|leave))
  \bout of (the )?office\b|respuesta autom[aá]tica|resposta autom[aà]tica|resposta automática|erantzun automatikoa|fuera de (la )?oficina
  ausente|ausencia|fora de l.oficina|estoy de vacaciones|abwesenheit|automatische antwort|autoantwort|absence du bureau|réponse automatique
  absent du bureau|fuori ufficio|risposta automatica|afwezig|automatisch antwoord|autosvar|poissa
`;

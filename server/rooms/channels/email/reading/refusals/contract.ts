// Owns what servers say when they could not deliver: in which words an address does not exist, and in which it is only not served now.

/** The address is not there, nor will it be: unknown, moved away, its domain gone, or one that takes no mail. */
export const GONE = String.raw`
  user unknown|unknown user|unknown (recipient|address|account|local[- ]?part|mailbox)
  (users?|recipients?|mailbox|address(es)?|account)\b.{0,60}\b(not found|not exist|doesn.?t exist|are (unknown|invalid))
  no such (user|person|account|mailbox|recipient|address|local user|id|email)
  (user|recipient|mailbox|address|account|addressee|person|member|e-?mail address|login)( account| name)?( \S{1,80})? (is |was )?(unknown|not known|not found|not recogni[sz]ed|invalid|nonexistent|does(n.?t| not) exist|not exist)
  (invalid|bad|nonexistent|non-existent|undefined) (user|recipient|mailbox|address|account|destination mailbox|e-?mail)
  not an? (valid|known|local|active|existing) (user|mailbox|recipient|address|account|member)|not a member of|bad[ -]recipient|(recipient|address).{0,20}can(not|.t) be verified|no longer accepts? (e-?mail|mail|messages)
  (user|recipient|mailbox|account|address|name).{0,80}(is )?not (listed|a subscriber|local|in (my|the) (list|directory|database)|have an? \S{1,60} account)
  recipient.{0,30}(name )?is not recogni[sz]ed|there is no (user|one|such|account|mailbox)
  no (one|person|mail ?box|user|account|recipient)s? (here|by|with|at) (that|this|name)|no mail ?box (available|found|by|here|for|with)|no mailbox|no (valid )?recipients?( found)?\b
  doesn.?t have an? \S{1,40} account|does not have an? (\S{1,40} )?account
  account .{0,60}(does not exist|doesn.t exist|has been (deleted|terminated|closed))|delivery to non-existent|recipnotfound|recipientnotfound
  recipient not found|nosuchuser|adr.?.?notfound|address(ee)? (does not|doesn.t|no longer) (exist|valid)
  no longer (valid|exists|in use|available|on (this )?server|works|employed)|email account that you tried to reach does not exist
  address (you specified|entered|was|is|has) .{0,40}(not found|does not exist|invalid|nonexistent)|could ?n.t be found|wasn.t found at
  unrouteable address|unroutable|unrouteable|cannot be resolved|unable to (find|resolve|verify) (the )?(user|recipient|mailbox|address)
  non-existent|not exist (here|on|in)
  mailbox (not found|unavailable or (local )?not (found|local)|does not exist|unknown|nonexistent|is not available)|not taken: ?mailbox (unavailable|not available)|recipient address rejected: access denied
  can.t (find|open) (the )?(user|mailbox)|(name|node) or service not known|no such mail ?drop|(no|unknown) (local user|person)|user (name )?(is )?not local
  (usuario|usuari|usu[aá]rio|cuenta|compte|conta|buz[oó]n|b[uú]stia|caixa|casilla|destinatari[oa]?|direcci[oó]n?|adre[cç]a|endere[cç]o|enderezo|correo) .{0,60}(desconocid|desconegu|desconhecid|descoñecid|inexistent|inv[aàá]lid|no (es )?v[aàá]lid|n[aã]o [eé] v[aá]lid|err[oó]ne|incorrect|no exist|non existe|n[aã]o existe|no (fue|ha sido) encontrad|n[aã]o (foi )?encontrad|dad[oa] de baja)
  erabiltzaile ezezagun|helbide(a|rik) ez da|(utilisateur|destinataire|bo[iî]te|adresse|compte) .{0,60}(inconnu|inexistant|introuvable|invalide|n.existe p(as|lus))
  (benutzer|empf[aä]nger|adresse|postfach|konto) .{0,60}(unbekannt|existiert nicht|nicht gefunden|ung[uü]ltig|nicht bekannt)|unbekannter? (benutzer|empf[aä]nger|adresse)
  (utente|destinatario|casella|indirizzo) .{0,60}(sconosciut|inesistent|non (esiste|valid|trovat))|nie istnieje|не (найден|существует)|неизвестн
  (宛先|ユーザ|アドレス|メールボックス).{0,20}(不明|見つかりません|存在しません|ありません)|(地址|用户|收件人|邮箱).{0,12}(不存在|未找到)
  no se encontr(ó|aron) \S{1,60} en \S|el dominio .{0,60}no existe|no se (ha encontrado|encontró|pudo encontrar|encuentra) (la (dirección|cuenta)|el (usuario|destinatario|buzón))|no hemos encontrado la dirección|no s.ha trobat (l.adreça|el destinatari)
  host (or domain name )?(name )?(not found|unknown|lookup (did|failed))|unknown host
  no such (host|domain)|domain ((name|\S{1,80}\.\S{1,40}) )?(is |was )?(not found|does(n.?t| not) exist|unknown|invalid|must resolve|no longer)
  name service error for name=\S+ type=\S+: host|nxdomain|couldn.t find any host( named)?|no (mx|a|aaaa)( or (a|aaaa|mx))? (record|host)
  bad destination (host|system|mailbox)|illegal host|no route to domain|unrecogni[sz]ed domain
  mx (points|record).{0,30}(does not exist|invalid)|all relevant mx records point to non-?exist|unknown host|host/domain does not accept mail
  invalid (final )?(delivery )?user|has moved|moved to (another|a new) address|changed (his|her|their|its) e?-?mail|address has changed
  (recipient|user|person|employee) .{0,40}has (left|moved)|replaced by|does not (accept|receive) (any )?(e-?mail|mail|messages)|null ?mx
  domain .{0,60}does not accept mail|smtp protocol is off|mail receiving disabled|not accepting mail on this
`;

/** Why an address that may well exist got nothing this time. Heard before anything else where it stands. */
export const NOT_NOW = String.raw`
  from: ?domain|valid from:|malformed or unexpected name server|temporary lookup|server failure
  (mailbox|inbox|quota|storage|disk|account)( \S{1,60})?( is| has)?( been)? ?(full|exceed|over|out of)|over ?quota
  quota (exceeded|violation|full)|exceeded? (the )?(\S{1,20} )?(quota|storage|limit)|insufficient (disk |system )?(storage|space|resources)
  too many (messages|mails) (in|on|for)|mail ?folder is full|(not enough|no) (disk |mailbox |storage )?space|space not enough|(reached|over) (its |their |the )?(disk |mail )?quota|(buz[oó]n|bandeja|casilla|b[uú]stia|caixa|bo[iî]te|postfach|casella|postontzi).{0,40}(llen[oa]|plen[oa]?|ple\b|cheia|pleine|voll|piena|betet|satur)|cuota .{0,20}(exced|super)|quota .{0,20}(d[eé]pass|[uü]berschritt|super|exced)|too (large|big)|size (limit|exceed)|exceeds? .{0,40}(size|maximum|limit)
  message (size|length)|spam|blacklist|black list|block(ed)? ?list|blocklist|\brbl\b|\bdnsbl\b|spamhaus|reputation|\bblocked\b|banned
  blacklisted|suspicious|virus|malware|infected|content (rejected|filter|denied|violat|present)|prohibited
  relay(ing)? (access )?(denied|not (permitted|allowed)|prohibited)|unable to relay|not permitted to relay|we do not relay|relay not allowed
  (sender|(mail|envelope|sent).from|helo|ehlo|reverse|originator|client (host|ip)|sending)\b(?!.{0,20}recipient).{0,40}(rejected|not found|unknown|does not exist|doesn.t exist|invalid|not exist|verif|denied|refused|must|not allowed|cannot)
  sender (id|policy)|not (allowed|authori[sz]ed|permitted) to send|return-path|mail from:?<|\bspf\b|\bdkim\b|\bdmarc\b|\bptr\b|reverse dns
  rdns|authenticat|unauthenticated|tls (is )?required|starttls|encrypt
  (account|mailbox|user|recipient).{0,60}(is |has been |been |currently )?(disabled|suspended|inactive|locked|deactivated|expired|not active)
  (deactivated|suspended|disabled|inactive) (mailbox|account|user|recipient)|disabled or discontinued|temporarily (disabled|unavailable|deferred|rejected|blocked)|(cuenta|compte|conta|buz[oó]n) .{0,40}(desactivad|deshabilitad|suspendid|bloquead|inactiv)|temporary (failure|error|problem)|greylist|graylist|try (again )?later|deferred
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
  in\s+reply\s+to\s+(the\s+)?(end\s+of\s+)?data\s+command|(?:^|\n)[^\w\n]{0,20}data[^\w\n]{0,20}\n(?:.*\n){0,3}<<< [45]\d\d|\b550 : user unknown|smtp command\s+data\b
`;

/**
 * Details of status codes without their class (RFC 3463; 1.10 by RFC 7505) that say of the address that it is not there: other address status, bad
 * mailbox, bad system, bad syntax, moved, a domain without mail; and that nobody knows a way to its domain.
 */
export const GONE_CODES: readonly string[] = ['1.0', '1.1', '1.2', '1.3', '1.6', '1.10', '4.4'];
/** Of those, what counts also where the server may be asked again: many say so of a name that is not there. */
export const PASSING_GONE_CODES: readonly string[] = ['1.1', '1.2', '4.4'];
/** A mailbox that is there and switched off, full, too small for this mail, or a list that does not open. */
export const OFF_CODES: readonly string[] = ['2.1', '2.2', '2.3', '2.4'];
/** Reply codes of who never takes any mail (RFC 7504). */
export const NEVER_MAIL: readonly string[] = ['521', '556'];

// Owns the words by which a machine says that a mail was not delivered, or that somebody is away.

/** Subjects and first sentences of reports of what was not delivered. */
export const UNDELIVERED = String.raw`
  did(n.t| not) reach|mail failed|returning to sender|no valid recipients|could not be (sent|reached|delivered)|failed addresses|(permanent|fatal) errors?
  undeliver|un-deliver|nondeliver|non-deliver|non remis|not (be )?deliver
  delivery (status|fail|problem|error|report|incomplete|has failed|notification|delayed|unsuccessful|impossible)
  mail delivery (fail|system|subsystem|problem|error|warning)|failure notice|failed (delivery|mail)|returned (mail|to sender|message|e-?mail)
  mail (could not|system error|failure|error|returned)|message (could not|you sent|delayed|undeliver|delivery)|could ?n.t (be )?deliver
  unable to deliver|unzustellbar|nicht zugestellt|rückläufer|no (se ha )?(podido|entreg)|no entregad|no se (puede|pudo|ha podido|pudieron|podrá) (entregar|enviar)|no s.ha pogut (lliurar|enviar)|no es pot lliurar|non se (puido|pode) entregar
  não (é possível|foi possível|pôde ser|pode ser) (entreg|envia)|falha na entrega|ezin (izan )?da (entregatu|bidali)|n.a pas pu être (remis|distribué|livré|envoyé)|impossible de (remettre|distribuer)|nicht zustellbar|zustellung .{0,30}(fehlgeschlagen|nicht)|correo devuelto|mensaje devuelto
  error (de|en la) entrega|entrega (fallida|retrasada)|no lliurat|non entregado|não entregue|nao entregue|échec de (la )?(remise|distribution)
  mancata consegna|onbestelbaar|niet bezorgd|postmaster notify|warning: (could|message|mail)|problem with (your )?(mail|message)
  considered unsolicited|rejected|auto(matic)? (bounce|return)|user unknown|宛先|配信|送信
`;

/** Subjects of machines that answer while somebody is away, or that a message came in. */
export const AWAY = String.raw`
  ^\W{0,3}(re:\s*)?(out of (the )?office|automatic reply|auto.?reply|auto.?response|automated (reply|response)|vacation|away (until|from)|on (vacation|holiday|leave))
  \bout of (the )?office\b|respuesta autom[aá]tica|resposta autom[aà]tica|resposta automática|erantzun automatikoa|fuera de (la )?oficina
  ausente|ausencia|fora de l.oficina|estoy de vacaciones|abwesenheit|automatische antwort|autoantwort|absence du bureau|réponse automatique
  absent du bureau|fuori ufficio|risposta automatica|afwezig|automatisch antwoord|autosvar|poissa|automatyczna odpowied|автоответ|自動(返信|応答)|自动回复
`;

/** Names that programs which bring mail sign with: their reports come from nobody else. */
export const DAEMON = String.raw`
  ^(mailer-?daemon|postmaster|mail-?daemon|mail\.?delivery|bounces?)\b|mailer-daemon|mail delivery|postmaster
`;

/** Names of other programs on a mail's way, which report as well and write about more. */
export const MACHINE = String.raw`
  daemon|\bndr@|system[ .]?administrator|administrateur syst|administrador del sistema|anti-?(virus|spam)|gateway|smtp|mail-?(server|sweeper|marshal|service|system|scan|filter)
  mdaemon|interscan|\bimss?@|exchange|groupwise|mail admin|mta\d*@
`;

/** Sentences about a mail that was not delivered, as only programs write them. */
export const FAILED = String.raw`
  (message|e-?mail|mail|courriel|mensaje|correo|missatge|mensagem|mensaxe|nachricht|recipient)s?\b.{0,80}(could ?n.t|could not|cannot|can.t|was not|has not been|not be|a pas pu|no (se )?(ha|pudo|ha podido)|no s.ha pogut|não (foi|pôde)|konnte nicht)\b.{0,40}(deliver|entreg|lliur|livr|distribu|remis|zugestellt|\bsent)
  (unable|failed|not able) to deliver|following (e-?mail |mail )?(address|recipient|user|destination|destinatari|person)|failed recipient|intended recipient
  permanent (fatal )?(error|failure)|fatal (delivery )?error|non-?delivery report|delivery attempt|undeliverable (address|mail|message|to)|did (not|n.t) (reach|receive)
  (siguientes|següents|seguintes) (destinatari|direcci|adreces|endereços)|destinataires? suivant|folgende[nr]? (empfänger|adresse)
`;

/** Lines below which the mail that is given back begins. */
export const COPY = String.raw`
  below this line is a copy|this is a copy of (the|your) (message|headers)|original message (follows|headers)|-{1,80} ?original (message|mail)|-{1,80} ?returned (message|mail)
  -{1,80} ?(the )?(message|header)s? (header|body|text|follow|and top)|-{1,80} ?headers? of the|-{1,80} ?unsent message|the following is a copy|-{1,80} ?forwarded message|-{1,80}\W{0,20}message text follows
  bounced e-?mail:|included is a copy|received: (from|by|\(qmail)|return-path: |(old|original|your original) message:\s*$|here is a copy of|start of returned message
  the first \d+ lines of (the|your) original|-{1,80} ?mensaje original|-{1,80} ?message d.origine|-{1,80} ?(ursprüngliche|original-?) ?nachricht
`;

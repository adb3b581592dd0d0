// Owns the words by which mail programs, in the languages customers write in, set off what they quote and what they add below.

/** «… wrote:» */
export const WROTE = String.raw`
  wrote|writes|said|escribió|escribio|ha escrito|escribía|escribe|va escriure|ha escrit|escriu|escribiu|escribe|escreveu|escreve|idatzi zuen
  idatzi du|a écrit|écrit|schrieb|hat geschrieben|schreibt|ha scritto|scrive|schreef|geschreven|napisał|napisała|napisał\(a\)|skrev|kirjoitti
  írta|yazdı|napsal|napsala|napísal|a scris|написал|написала|пишет|написав|пише|έγραψε|đã viết
`;

/** Lines of the little head that a program puts over an earlier mail. */
export const HEAD = {
  from: String.raw`
    from|de|von|da|van|från|fra|od|от|від|kimden|gönderen|feladó|lähettäjä|expéditeur|remitente|remitent|igorlea|nork|remetente|mittente
    absender|afzender|de la|nadawca|odesílatel|odosielateľ
  `,
  date: String.raw`
    sent|date|enviado|enviado el|enviado em|enviado a|fecha|fecha de envío|data|enviat|enviat el|envoyé|envoyé le|gesendet|gesendet am|datum
    inviato|verzonden|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|wysłano|wysłane|dátum|elküldve|küldve|odesláno|odoslané|отправлено|дата
    надіслано|gönderildi|gönderme tarihi|tarih|trimis|bidalia|bidaltze-data|igorria|message du
  `,
  to: String.raw`
    to|para|per a|a|an|à|aan|till|til|do|komu|кому|kime|kinek|címzett|vastaanottaja|nori|nora|destinatario|destinataire|destinatari|empfänger
    pro|pre|către
  `,
  cc: String.raw`
    cc|c\.c\.|copia|còpia|con copia|kopie|kopia|copie à|kopi|копия|копія
  `,
  subject: String.raw`
    subject|asunto|assumpte|assunto|objet|sujet|betreff|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|тема|konu|tárgy|gaia|subiect
  `,
  reply: String.raw`
    reply-to|responder a|respon a|répondre à|antwort an
  `,
};
export type HeadName = keyof typeof HEAD;

/** «-----Original Message-----» and its like, between dashes. */
export const ORIGINAL = String.raw`
  original message|mensaje original|missatge original|mensaxe orixinal|mensagem original|jatorrizko mezua|message original|message d'origine
  ursprüngliche nachricht|originalnachricht|original-nachricht|ursprüngliche mail|messaggio originale|oorspronkelijk bericht
  originalmeddelande|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|wiadomość oryginalna|původní zpráva
  pôvodná správa|исходное сообщение|eredeti üzenet|orijinal mesaj|reply message|antwort nachricht
`;

/** What stands over a mail that is passed on. */
export const FORWARDED = String.raw`
  forwarded message|begin forwarded message|mensaje reenviado|inicio del mensaje reenviado|missatge reenviat|inici del missatge reenviat
  mensaxe reenviada|mensagem encaminhada|mensagem reencaminhada|início da mensagem (re)?encaminhada|birbidalitako mezua|message transféré
  message réexpédié|début du message (réexpédié|transféré)|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|messaggio inoltrato
  inizio messaggio inoltrato|doorgestuurd bericht|videresendt|vidarebefordrat|przekazana wiadomość|пересылаемое сообщение
`;

/** What telephones and programs add below: first words, and what follows them. */
export const SENT_FROM = String.raw`
  ^(sent|verstuurd|verzonden) (from|via|with|by|met|vanaf|van)\b|^get \W?(outlook|thunderbird|yahoo)\b
  ^(enviado|enviada|enviat|mandado) (desde|a partir d[eo]|con|des de?l?|amb|do meu|de meu|a través|mediante|usando|con|vía|pelo|do)\b
  ^(obtener|obtén|obtenir|obter|lortu) (outlook|yahoo)\b|^(nire|gure) .{2,40}(tik|dik) bidalia
  ^envoy[ée] (depuis|de|à partir|à l.aide|via|avec)\b|^(télécharger|obtenez) outlook|^(von|mit) meinem? .{2,40} gesendet
  ^gesendet (von|mit|über|via)\b|^diese nachricht wurde (von|mit) |^(outlook|holen sie sich) .{0,20}(für|for) (ios|android)
  ^inviato (da|con|dal)\b|^(skickat|sendt) (från|fra|via)\b|^lähetetty |^wysłan[eo] (z|za)\b|^отправлено (с|из)\b|^從我的
  ^[(<]{1,2}sent (from|by) 
`;

/** Legal small print below a signature. */
export const SMALL_PRINT = String.raw`
  ^\W{0,4}(aviso legal|aviso de confidencialidad|cláusula de confidencialidad|confidencialidad|protección de datos|advertencia legal)\b
  ^\W{0,4}(avís legal|avís de confidencialitat|aviso de confidencialidade|lege oharra|confidentiality notice|disclaimer|vertraulichkeitshinweis)\b
  ^\W{0,4}(este (mensaje|correo)|aquest (missatge|correu)|esta mensaxe|esta mensagem|this (e-?mail|message|communication)|ce (message|courriel)|diese (e-?mail|nachricht)|mezu hau).{0,80}(confidencial|confidential|confidentiel|vertraulich|konfidentzial|destinatari|addressee|intended)
  ^\W{0,4}(libre de virus|virus-free|sin virus|sense virus|sem vírus|garanti sans virus|virenfrei|birusik gabe)\b
  ^\W{0,4}(este (mensaje|correo)|aquest (missatge|correu)|esta mensaxe|est[ae] (mensagem|e-?mail)|this (e-?mail|message)|cet e-?mail|diese (e-?mail|nachricht)).{0,60}(avast|antivirus|anti-virus|virus)
  ^\W{0,4}(antes de imprimir|abans d.imprimir|please consider the environment|pensez à l.environnement)\b
`;

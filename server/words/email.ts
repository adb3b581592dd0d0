import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'email.mayNot': 'El correo del centro no te corresponde a ti.',
    'email.mayNotRelease': 'Volver a escribir a una dirección lo decide quien supervisa, administra o dirige el centro.',
    'email.addressNotMarked': 'Esa dirección no está entre las que no reciben.',
    'email.addressHeardAgain': 'Mientras tanto ha vuelto otro correo de esa dirección. Mira lo que dice antes de escribirle.',
    'email.mailboxUnknown': 'Ese buzón no existe.',
    'email.mailUnknown': 'Ese correo no existe.',
    'email.addressTaken': 'Esa dirección ya es de otro buzón.',
    'email.alreadySent': 'Ese correo ya salió o está saliendo.',
    'email.alreadyHere': 'Ese correo ya había llegado.',
    'email.tokenUrlPlain': 'La dirección de los permisos empieza por https://.',
    'email.noRefreshToken': 'Falta el permiso de renovación (refresh token): sin él no se puede entrar.',
    'email.noFolder': 'Ese buzón no recoge correo de ningún servidor.',
    'email.backfillRuns': 'Ya se están trayendo correos de antes a ese buzón.',
    'email.alarm.quiet': 'En {mailbox} no entra nada desde {at}. Comprueba que el correo sigue llegando.',
    'email.alarm.imapFails': 'No se puede recoger el correo de {mailbox} desde {at}. El servidor dice: {problem}',
    'email.alarm.smtpFails': 'No se puede enviar el correo de {mailbox} desde {at}. El servidor dice: {problem}',
    'email.alarm.imapCertificate': 'El certificado del servidor de entrada de {mailbox} caduca: {at}. Pide que lo renueven.',
    'email.alarm.smtpCertificate': 'El certificado del servidor de salida de {mailbox} caduca: {at}. Pide que lo renueven.',
    'email.alarm.secretEnds':
      'El secreto con el que {mailbox} entra en sus servidores caduca: {at}. Crea otro y guárdalo en el buzón.',
    'email.alarm.queueStuck':
      '{waiting, plural, one {Un correo} other {# correos}} de {mailbox} {waiting, plural, one {espera} other {esperan}} para salir desde {at}.',
    'email.unreadable.subject': 'Correo ilegible',
    'email.unreadable.text': 'Ha llegado un correo de {from} que no se puede leer. Está adjunto tal como llegó.',
    'email.receipt.subject': 'Hemos recibido su mensaje [{key}]',
    'email.receipt.body':
      'Hola:\n\nHemos recibido su mensaje. Su clave es {key}. Con ella puede seguirlo cuando quiera, o escribirnos más:\n{link}\n\n{by, select, other {Le contestaremos lo antes posible y, como muy tarde, el {by}.}}\n\n¿No nos ha escrito usted? Díganoslo y retiramos su dirección:\n{notMe}\n\n{centre}',
    'email.link.subject': 'Su enlace [{key}]',
    'email.link.body':
      'Hola:\n\nCon este enlace lee los mensajes de su consulta {key}, nos escribe y añade archivos:\n{link}\n\nLo ha pedido alguien que conoce la clave. Si no ha sido usted, no tiene que hacer nada: solo le llega a usted.\n\n{centre}',
    'email.reply.wrote': 'El {at}, {author} escribió:',
    'email.reply.foot': '{centre}\nSu clave: {key}\nCómo va su consulta: {link}',
    'email.reply.key': 'Su clave: {key}\nCómo va su consulta: {link}',
    'email.forward.along': 'Mensajes del expediente:',
    'email.forward.foot': 'Por favor, deje el código [{code}] en el asunto al contestar.',
    'email.survey.subject': '¿Cómo le hemos atendido? [{key}]',
    'email.survey.body':
      'Hola{hello}:\n\nYa le hemos contestado. ¿Nos dice cómo le hemos atendido? Es una sola pregunta:\n{link}\n\nGracias.\n{centre}',
    'email.request.asked.subject': '[{number}] {title}',
    'email.request.reminded.subject': 'Recordatorio: [{number}] {title}',
    'email.request.climbed.subject': 'Ahora te toca: [{number}] {title}',
    'email.request.authorization.body':
      '{askedBy} pide tu autorización:\n\n{title}\n\n«{text}»\n\nExpediente {key}. Contesta antes del {due}; si no, sube al siguiente. Callar no concede.\n\nAbrir este enlace no decide nada; dentro eliges y confirmas:\n{link}\n\n{centre}',
    'email.request.consultation.body':
      '{askedBy} os consulta:\n\n{text}\n\nExpediente {key}. Hace falta la respuesta antes del {due}.\n\nAbrir este enlace no decide nada; dentro contestas y confirmas:\n{link}\n\n{centre}',
    'email.request.supply.body':
      '{askedBy} pide:\n\n{text}\n\nExpediente {key}. Hace falta antes del {due}.\n\nAbrir este enlace no decide nada; dentro contestas y confirmas:\n{link}\n\n{centre}',
    'email.fax.refuted':
      '[Dice ser un fax de «{line}», y se ha comprobado que no viene de su servicio: no se ha tomado por fax. No te fíes de lo que trae.]',
    'email.fax.unproved':
      '[Parece un fax de «{line}», pero no se ha podido comprobar que venga de su servicio, y ha quedado como correo. Quien administra el centro decide en Ajustes, Fax y cartas, si se da por bueno.]',
    'email.enclosed': 'Correo adjunto: {subject}',
    'email.sealed':
      'Este correo está cifrado y aquí no se puede leer: solo lo abre quien tiene la clave. Se guarda tal como llegó.',
    'email.appointment':
      '{method, select, REQUEST {Convocatoria} CANCEL {Convocatoria anulada} REPLY {Respuesta a una convocatoria} COUNTER {Otra fecha propuesta} other {Cita}}: {title}\n{facts}',
  },
  en: {
    'email.mayNot': 'The centre’s mail is not yours to see.',
    'email.mayNotRelease': 'Whoever supervises, administers or runs the centre decides to write to an address again.',
    'email.addressNotMarked': 'That address is not among those that take no mail.',
    'email.addressHeardAgain': 'Meanwhile another mail has come back from that address. See what it says before writing there.',
    'email.mailboxUnknown': 'That mailbox does not exist.',
    'email.mailUnknown': 'That mail does not exist.',
    'email.addressTaken': 'That address already belongs to another mailbox.',
    'email.alreadySent': 'That mail has left or is leaving.',
    'email.alreadyHere': 'That mail had already arrived.',
    'email.tokenUrlPlain': 'The token address begins with https://.',
    'email.noRefreshToken': 'The refresh token is missing: without it there is no signing in.',
    'email.noFolder': 'That mailbox fetches mail from no server.',
    'email.backfillRuns': 'Earlier mail is being fetched to that mailbox already.',
    'email.alarm.quiet': 'Nothing has come to {mailbox} since {at}. Check that mail still arrives.',
    'email.alarm.imapFails': 'The mail of {mailbox} cannot be fetched since {at}. The server says: {problem}',
    'email.alarm.smtpFails': 'The mail of {mailbox} cannot be sent since {at}. The server says: {problem}',
    'email.alarm.imapCertificate': 'The certificate of the incoming server of {mailbox} ends: {at}. Ask for it to be renewed.',
    'email.alarm.smtpCertificate': 'The certificate of the outgoing server of {mailbox} ends: {at}. Ask for it to be renewed.',
    'email.alarm.secretEnds':
      'The secret by which {mailbox} signs in to its servers ends: {at}. Make another and keep it in the mailbox.',
    'email.alarm.queueStuck':
      '{waiting, plural, one {A mail} other {# mails}} of {mailbox} {waiting, plural, one {waits} other {wait}} to leave since {at}.',
    'email.unreadable.subject': 'Unreadable mail',
    'email.unreadable.text': 'A mail from {from} has arrived that cannot be read. It is attached as it came.',
    'email.receipt.subject': 'We have received your message [{key}]',
    'email.receipt.body':
      'Hello,\n\nWe have received your message. Your key is {key}. With it you can follow it whenever you like, or write more to us:\n{link}\n\n{by, select, other {We will answer as soon as possible and on {by} at the latest.}}\n\nWas it not you who wrote? Tell us and we remove your address:\n{notMe}\n\n{centre}',
    'email.link.subject': 'Your link [{key}]',
    'email.link.body':
      'Hello,\n\nWith this link you read the messages of your matter {key}, write to us and add files:\n{link}\n\nSomebody who knows the key asked for it. If it was not you, there is nothing for you to do: it reaches you alone.\n\n{centre}',
    'email.reply.wrote': 'On {at}, {author} wrote:',
    'email.reply.foot': '{centre}\nYour key: {key}\nHow your matter stands: {link}',
    'email.reply.key': 'Your key: {key}\nHow your matter stands: {link}',
    'email.forward.along': 'Messages of the case:',
    'email.forward.foot': 'Please leave the code [{code}] in the subject when you answer.',
    'email.survey.subject': 'How did we treat you? [{key}]',
    'email.survey.body':
      'Hello{hello},\n\nWe have answered you. Would you tell us how we treated you? It is a single question:\n{link}\n\nThank you.\n{centre}',
    'email.request.asked.subject': '[{number}] {title}',
    'email.request.reminded.subject': 'Reminder: [{number}] {title}',
    'email.request.climbed.subject': 'Now it is yours: [{number}] {title}',
    'email.request.authorization.body':
      '{askedBy} asks your authorisation:\n\n{title}\n\n“{text}”\n\nCase {key}. Answer before {due}; otherwise it climbs to the next. Silence does not grant.\n\nOpening this link decides nothing; inside you choose and confirm:\n{link}\n\n{centre}',
    'email.request.consultation.body':
      '{askedBy} consults you:\n\n{text}\n\nCase {key}. The answer is needed before {due}.\n\nOpening this link decides nothing; inside you answer and confirm:\n{link}\n\n{centre}',
    'email.request.supply.body':
      '{askedBy} asks for:\n\n{text}\n\nCase {key}. Needed before {due}.\n\nOpening this link decides nothing; inside you answer and confirm:\n{link}\n\n{centre}',
    'email.fax.refuted':
      '[It says it is a fax of “{line}”, and was found not to come from its service: it was not taken for a fax. Do not trust what it brings.]',
    'email.fax.unproved':
      '[It looks like a fax of “{line}”, but nothing proves that it comes from its service, and it stays a mail. Whoever administers the centre decides in Settings, Fax and letters, whether to believe it.]',
    'email.enclosed': 'Enclosed mail: {subject}',
    'email.sealed': 'This mail is encrypted and can’t be read here: only who has the key opens it. It is kept as it came.',
    'email.appointment':
      '{method, select, REQUEST {Invitation} CANCEL {Cancelled invitation} REPLY {Answer to an invitation} COUNTER {Another date proposed} other {Appointment}}: {title}\n{facts}',
  },
};

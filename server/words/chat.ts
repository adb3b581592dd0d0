import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'chat.unknown': 'Esta conversación no existe o ya no se puede abrir.',
    'chat.centreUnknown': 'Ese centro no existe.',
    'chat.off': 'El chat no está disponible.',
    'chat.over': 'La conversación ha terminado.',
    'chat.mayNot': 'Tu puesto no permite hacer esto en un chat.',
    'chat.taken': 'Otra persona atiende ya esta conversación.',
    'chat.full':
      'Ya atiendes {capacity, plural, one {una conversación} other {# conversaciones}}. Termina alguna o amplía tu límite.',
    'chat.empty': 'Escriba un mensaje o adjunte un archivo.',
    'chat.tooLarge': 'Los archivos de un mensaje no pueden pasar de 10 MB.',
    'chat.emailNeeded': 'Ahora no hay nadie. Díganos su correo para que podamos contestarle.',
    'chat.fileUnknown': 'Ese archivo no es de esta conversación.',
    'chat.assistantUnknown': 'Ese asistente no existe o no está activo.',
    'chat.transcript.needsEmail': 'Díganos a qué correo enviamos la copia.',
    'chat.transcript.tooEarly': 'Podrá pedir la copia cuando alguien le haya contestado.',
    'chat.noWay': 'La persona ya no está en el chat y no dejó un correo.',
    'chat.waits': '{name} espera en el chat desde hace más de dos minutos ({key})',
    'chat.transcript.subject': 'Su conversación con {centre} ({key})',
    'chat.transcript.body':
      'Hola{hello}:\n\nEsta es la copia que pidió de su conversación con {centre} del {day}. La clave de su expediente es {key}.\n\n{said}\n\nPuede seguirlo aquí:\n{link}\n\n{centre}',
    'chat.transcript.line': '[{at}] {who}: {text}',
    'chat.transcript.visitor': 'Usted',
    'chat.transcript.machine': '{name} (asistente automático)',
    'chat.transcript.file': 'Archivo: {name}',
    'chat.code.subject': '{code} es su código',
    'chat.code.body':
      'Hola:\n\nAlguien ha pedido en el chat de {centre} que enviemos a este correo la copia de su conversación. Si ha sido usted, escriba allí este código:\n\n{code}\n\nVale 15 minutos. Si no ha sido usted, no tiene que hacer nada.\n\n{centre}',
  },
  en: {
    'chat.unknown': 'This conversation does not exist or can no longer be opened.',
    'chat.centreUnknown': 'There is no such centre.',
    'chat.off': 'The chat is not available.',
    'chat.over': 'The conversation is over.',
    'chat.mayNot': 'Your position does not allow this in a chat.',
    'chat.taken': 'Somebody else is answering this conversation.',
    'chat.full':
      'You already have {capacity, plural, one {one conversation} other {# conversations}}. End one or raise your limit.',
    'chat.empty': 'Write a message or attach a file.',
    'chat.tooLarge': 'The files of one message can be 10 MB at most.',
    'chat.emailNeeded': 'Nobody is here now. Give us your email address so that we can answer you.',
    'chat.fileUnknown': 'That file is not part of this conversation.',
    'chat.assistantUnknown': 'That assistant does not exist or is not active.',
    'chat.transcript.needsEmail': 'Tell us which address to send the copy to.',
    'chat.transcript.tooEarly': 'You can ask for the copy once somebody has answered you.',
    'chat.noWay': 'The person is no longer in the chat and left no email address.',
    'chat.waits': '{name} has been waiting in the chat for more than two minutes ({key})',
    'chat.transcript.subject': 'Your conversation with {centre} ({key})',
    'chat.transcript.body':
      'Hello{hello},\n\nHere is the copy you asked for of your conversation with {centre} on {day}. The key of your case is {key}.\n\n{said}\n\nYou can follow it here:\n{link}\n\n{centre}',
    'chat.transcript.line': '[{at}] {who}: {text}',
    'chat.transcript.visitor': 'You',
    'chat.transcript.machine': '{name} (automatic assistant)',
    'chat.transcript.file': 'File: {name}',
    'chat.code.subject': '{code} is your code',
    'chat.code.body':
      'Hello,\n\nSomebody asked in the chat of {centre} that the copy of their conversation be sent to this address. If it was you, write this code there:\n\n{code}\n\nIt is good for 15 minutes. If it was not you, there is nothing to do.\n\n{centre}',
  },
};

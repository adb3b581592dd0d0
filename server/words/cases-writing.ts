import type { Words } from '../platform/words.ts';

/** How an answer is written and leaves: refusals, notifications, what a centre's first templates say. */
export const words: Words = {
  es: {
    'cases.tooFarOff': 'Se puede dejar para dentro de 60 días como mucho.',
    'cases.doorCarriesNothing': 'Por ahí no viaja un texto. Elige otra puerta: correo, fax, carta, chat o su página.',
    'cases.addressNeeded': 'Falta la dirección a la que enviarlo.',
    'cases.nothingSaid': 'Escribe algo primero.',
    'cases.fieldMissing': 'Falta rellenar: {missing}.',
    'cases.fieldUnknown': '«{name}» no es un dato que una plantilla pueda poner.',
    'cases.templateUnknown': 'Esa plantilla no existe.',
    'cases.templateTaken': 'Ya hay una plantilla con ese código en ese idioma.',
    'cases.mayNotTemplates': 'Las plantillas y firmas las cambia coordinación.',
    'cases.alreadyLeft': 'Ya ha salido, o alguien la recuperó antes.',
    'cases.wroteSince': 'El cliente ha escrito entretanto.',
    'cases.answeredSince': 'Otra persona del centro ha contestado entretanto.',
    'cases.notSent': '{key}: tu respuesta no ha podido salir. Está en tu borrador.',
    'cases.notSent.wroteSince': '{key}: el cliente ha escrito antes de que saliera tu respuesta. Está en tu borrador.',
    'cases.notSent.answeredSince': '{key}: otra persona ha contestado antes de que saliera tu respuesta. Está en tu borrador.',
    'cases.askLanguage': 'Parece escrito en otro idioma ({written}) que el del cliente ({language}).',
    'cases.askTemplate': 'Es la plantilla tal cual. La ley pide contestar a lo que el cliente plantea: añade algo suyo.',
    'cases.partyNotForeign': 'Esa dirección es del cliente. Para él, responde.',
    'cases.messageUnknown': 'Ese mensaje no es de este expediente.',
    'cases.partyAnswered': '{key}: {name} ha contestado a lo que le reenviaste.',
    'cases.forwardNeedsPerson': 'Lo que se cuenta a un tercero lo decide una persona.',
    'cases.forwarded.on': 'El {at}, {author} escribió:',
    'cases.signature': 'Un saludo,\n[[agent.name]]\n[[centre.name]]',
    'cases.template.received.name': 'Nos ponemos con ello',
    'cases.template.received.body':
      'Hola, [[customer.name]]:\n\nGracias por escribirnos. Hemos leído su mensaje y nos ponemos con ello. [[text: qué va a hacer]]\n\nPuede seguirlo cuando quiera con su clave [[case.key]]: [[case.link]]',
    'cases.template.order-on-its-way.name': 'Su pedido está en camino',
    'cases.template.order-on-its-way.body':
      'Hola, [[customer.name]]:\n\nSu pedido [[order.number]] salió de nuestro almacén y llegará el [[date: día de entrega]]. Si ese día no lo ha recibido, contéstenos a este correo y lo buscamos.',
    'cases.template.send-photos.name': 'Pedir fotos',
    'cases.template.send-photos.body':
      'Hola, [[customer.name]]:\n\nSentimos que el pedido [[order.number]] no llegara bien. Para arreglarlo cuanto antes, envíenos dos fotos: una de la pieza y otra de la caja con su etiqueta. Puede contestar a este correo o subirlas aquí: [[case.link]]',
    'cases.template.collection.name': 'Recogida concertada',
    'cases.template.collection.body':
      'Hola, [[customer.name]]:\n\nLe recogemos el paquete el [[date: día de recogida]], [[text: franja]]. No tiene que imprimir nada: el mensajero lleva la etiqueta. La recogida no le cuesta nada.',
    'cases.template.refunded.name': 'Reembolso hecho',
    'cases.template.refunded.body':
      'Hola, [[customer.name]]:\n\nHemos devuelto [[money: importe]] del pedido [[order.number]] por el mismo medio con el que pagó. Su banco suele tardar entre tres y cinco días laborables en mostrarlo.',
    'cases.template.asked-carrier.name': 'Preguntado al transportista',
    'cases.template.asked-carrier.body':
      'Hola, [[customer.name]]:\n\nHemos preguntado al transportista por su pedido [[order.number]]. Le contestamos como muy tarde el [[promise.date]], tengamos o no su respuesta.',
    'cases.template.invoice.name': 'Factura adjunta',
    'cases.template.invoice.body':
      'Hola, [[customer.name]]:\n\nLe adjuntamos la factura del pedido [[order.number]], de [[order.total]]. Si necesita cambiar algún dato fiscal, díganos cuál.',
  },
  en: {
    'cases.tooFarOff': 'It can be left for 60 days ahead at most.',
    'cases.doorCarriesNothing': 'No text travels that way. Choose another door: email, fax, letter, chat or their page.',
    'cases.addressNeeded': 'The address to send it to is missing.',
    'cases.nothingSaid': 'Write something first.',
    'cases.fieldMissing': 'Still to fill in: {missing}.',
    'cases.fieldUnknown': '“{name}” is nothing that a template can say.',
    'cases.templateUnknown': 'That template does not exist.',
    'cases.templateTaken': 'There is a template with that code in that language already.',
    'cases.mayNotTemplates': 'Templates and signatures are changed by coordination.',
    'cases.alreadyLeft': 'It has left, or somebody took it back before.',
    'cases.wroteSince': 'The customer has written meanwhile.',
    'cases.answeredSince': 'Somebody else of the centre has answered meanwhile.',
    'cases.notSent': '{key}: your answer could not leave. It is in your draft.',
    'cases.notSent.wroteSince': '{key}: the customer wrote before your answer left. It is in your draft.',
    'cases.notSent.answeredSince': '{key}: somebody else answered before your answer left. It is in your draft.',
    'cases.askLanguage': 'It seems written in another language ({written}) than the customer’s ({language}).',
    'cases.askTemplate':
      'It is the template as it stands. The law asks for an answer to what the customer raises: add something of theirs.',
    'cases.partyNotForeign': 'That address is the customer’s. To them, reply.',
    'cases.messageUnknown': 'That message is not of this case.',
    'cases.partyAnswered': '{key}: {name} has answered what you forwarded.',
    'cases.forwardNeedsPerson': 'What a third party is told is for a person to decide.',
    'cases.forwarded.on': 'On {at}, {author} wrote:',
    'cases.signature': 'Kind regards,\n[[agent.name]]\n[[centre.name]]',
    'cases.template.received.name': 'We are on it',
    'cases.template.received.body':
      'Hello [[customer.name]],\n\nThank you for writing. We have read your message and are on it. [[text: what you will do]]\n\nYou can follow it whenever you like with your key [[case.key]]: [[case.link]]',
    'cases.template.order-on-its-way.name': 'Your order is on its way',
    'cases.template.order-on-its-way.body':
      'Hello [[customer.name]],\n\nYour order [[order.number]] has left our warehouse and will arrive on [[date: day of delivery]]. Should it not be there by then, answer this mail and we will look for it.',
    'cases.template.send-photos.name': 'Ask for photos',
    'cases.template.send-photos.body':
      'Hello [[customer.name]],\n\nWe are sorry that order [[order.number]] did not arrive well. To put it right soon, please send us two photos: one of the piece and one of the box with its label. Answer this mail or upload them here: [[case.link]]',
    'cases.template.collection.name': 'Collection arranged',
    'cases.template.collection.body':
      'Hello [[customer.name]],\n\nWe collect the parcel on [[date: day of collection]], [[text: time of day]]. You need not print anything: the courier brings the label. The collection costs you nothing.',
    'cases.template.refunded.name': 'Refund made',
    'cases.template.refunded.body':
      'Hello [[customer.name]],\n\nWe have refunded [[money: amount]] of order [[order.number]] by the means you paid with. Your bank usually shows it within three to five working days.',
    'cases.template.asked-carrier.name': 'Asked the carrier',
    'cases.template.asked-carrier.body':
      'Hello [[customer.name]],\n\nWe have asked the carrier about your order [[order.number]]. We will answer you by [[promise.date]] at the latest, with or without their reply.',
    'cases.template.invoice.name': 'Invoice attached',
    'cases.template.invoice.body':
      'Hello [[customer.name]],\n\nPlease find the invoice of order [[order.number]] attached, for [[order.total]]. Should any fiscal detail need changing, tell us which.',
  },
};

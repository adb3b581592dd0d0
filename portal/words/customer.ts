const es = {
  'portal.customer.key': 'Clave {key}',
  'portal.customer.heldBy': 'Lo tiene',
  'portal.customer.until': 'Le contestamos',
  'portal.customer.before': '{day}, antes de las {time}',
  'portal.customer.asked': 'pedido {moment}',
  'portal.customer.left': 'falta {time}',
  'portal.customer.happened': 'Lo que ha pasado',
  'portal.customer.messages': 'Mensajes',
  'portal.customer.write': 'Escriba a {name}',
  'portal.customer.addFile': 'Añadir un archivo',
  'portal.customer.keepKey': 'Guarde esta clave: con ella vuelve aquí cuando quiera.',
  'portal.customer.demand': 'Usted nos pidió',
  'portal.customer.answer': 'Le contestamos',
  'portal.customer.up': 'Pedimos permiso',
  'portal.customer.next': 'Le contestaremos',
};

const en: Record<keyof typeof es, string> = {
  'portal.customer.key': 'Key {key}',
  'portal.customer.heldBy': 'It is with',
  'portal.customer.until': 'We answer',
  'portal.customer.before': '{day}, before {time}',
  'portal.customer.asked': 'asked {moment}',
  'portal.customer.left': '{time} left',
  'portal.customer.happened': 'What has happened',
  'portal.customer.messages': 'Messages',
  'portal.customer.write': 'Write to {name}',
  'portal.customer.addFile': 'Add a file',
  'portal.customer.keepKey': 'Keep this key: it brings you back here whenever you like.',
  'portal.customer.demand': 'You asked us',
  'portal.customer.answer': 'We answered',
  'portal.customer.up': 'We asked for permission',
  'portal.customer.next': 'We will answer',
};

export const words = { es, en };

const es = {
  'portal.form.title': 'Escríbanos',
  'portal.form.name': 'Su nombre',
  'portal.form.email': 'Su correo',
  'portal.form.order': 'Número de pedido',
  'portal.form.text': '¿Qué ha ocurrido?',
};

const en: Record<keyof typeof es, string> = {
  'portal.form.title': 'Write to us',
  'portal.form.name': 'Your name',
  'portal.form.email': 'Your email',
  'portal.form.order': 'Order number',
  'portal.form.text': 'What happened?',
};

export const words = { es, en };

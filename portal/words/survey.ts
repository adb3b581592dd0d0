const es = {
  'portal.survey.title': '¿Cómo le hemos tratado?',
  'portal.survey.question': 'Del 1 al 5',
  'portal.survey.1': 'Muy mal',
  'portal.survey.2': 'Mal',
  'portal.survey.3': 'Regular',
  'portal.survey.4': 'Bien',
  'portal.survey.5': 'Muy bien',
  'portal.survey.cause': '¿A qué se debe?',
  'portal.survey.cause.attention': 'A cómo le hemos atendido',
  'portal.survey.cause.product': 'Al producto o al servicio de la tienda',
  'portal.survey.comment': '¿Quiere contarnos algo más?',
  'portal.survey.send': 'Enviar mi opinión',
  'portal.survey.choose': 'Elija un número del 1 al 5.',
  'portal.survey.thanks': 'Gracias: nos ha puesto un {score} de 5. Su opinión queda guardada tal como la ha dado.',
};

const en: Record<keyof typeof es, string> = {
  'portal.survey.title': 'How did we treat you?',
  'portal.survey.question': 'From 1 to 5',
  'portal.survey.1': 'Very badly',
  'portal.survey.2': 'Badly',
  'portal.survey.3': 'So-so',
  'portal.survey.4': 'Well',
  'portal.survey.5': 'Very well',
  'portal.survey.cause': 'What is it about?',
  'portal.survey.cause.attention': 'How we attended you',
  'portal.survey.cause.product': 'The product or the service of the shop',
  'portal.survey.comment': 'Would you tell us anything else?',
  'portal.survey.send': 'Send my opinion',
  'portal.survey.choose': 'Choose a number from 1 to 5.',
  'portal.survey.thanks': 'Thank you: you gave us {score} out of 5. Your opinion is kept as you gave it.',
};

export const words = { es, en };

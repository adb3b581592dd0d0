const es = {
  'portal.answer.nothingYet': 'Todavía no ha pasado nada: la respuesta cuenta cuando la confirme.',
  'portal.answer.confirm': 'Confirmar',
  'portal.answer.done': 'Respuesta recibida',
};

const en: Record<keyof typeof es, string> = {
  'portal.answer.nothingYet': 'Nothing has happened yet: the answer counts once you confirm it.',
  'portal.answer.confirm': 'Confirm',
  'portal.answer.done': 'Answer received',
};

export const words = { es, en };

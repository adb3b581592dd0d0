const es = {
  'cases.title': 'Mesa',
  'cases.queue.title': 'Mi cola',
  'cases.queue.open': '{count, plural, one {# abierto} other {# abiertos}}',
  'cases.queue.empty.title': 'No te queda ningún expediente',
  'cases.queue.empty.do': 'Toma uno de la cola del equipo o espera: lo nuevo aparece aquí solo.',
  'cases.one': 'Expediente',
  'cases.key.reply': 'Responder',
  'cases.key.note': 'Nota',
  'cases.key.consult': 'Consultar',
  'cases.key.refer': 'Derivar',
  'cases.key.authorise': 'Pedir autorización',
  'cases.key.act': 'Hacer',
  'cases.key.assign': 'Asignar',
  'cases.key.resolve': 'Resolver',
  'cases.key.next': 'Expediente siguiente',
  'cases.key.previous': 'Expediente anterior',
};

const en: Record<keyof typeof es, string> = {
  'cases.title': 'Desk',
  'cases.queue.title': 'My queue',
  'cases.queue.open': '{count, plural, other {# open}}',
  'cases.queue.empty.title': 'You have no cases left',
  'cases.queue.empty.do': 'Take one from the team queue, or wait: new ones appear here by themselves.',
  'cases.one': 'Case',
  'cases.key.reply': 'Reply',
  'cases.key.note': 'Note',
  'cases.key.consult': 'Consult',
  'cases.key.refer': 'Refer',
  'cases.key.authorise': 'Ask for authorisation',
  'cases.key.act': 'Act',
  'cases.key.assign': 'Assign',
  'cases.key.resolve': 'Resolve',
  'cases.key.next': 'Next case',
  'cases.key.previous': 'Previous case',
};

export const words = { es, en };

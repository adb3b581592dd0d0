const es = {
  'information.title': 'Información',
  'information.notice': 'Aviso',
  'information.acknowledge': 'He leído',
  'information.empty.title': 'No hay avisos',
  'information.empty.do': 'Publica el primero: di qué cambia, desde cuándo y quién debe leerlo.',
};

const en: Record<keyof typeof es, string> = {
  'information.title': 'Information',
  'information.notice': 'Notice',
  'information.acknowledge': 'I have read it',
  'information.empty.title': 'There are no notices',
  'information.empty.do': 'Publish the first: say what changes, from when, and who must read it.',
};

export const words = { es, en };

const es = {
  'cases.assistant': 'asistente',
  'cases.suggestion.reply': 'propone una respuesta',
  'cases.suggestion.action': 'propone',
  'cases.suggestion.use': 'Usar el borrador',
  'cases.suggestion.open': 'Abrir',
  'cases.suggestion.drop': 'Descartar',
  'cases.suggestion.taken': 'aprovechada por {name}',
  'cases.suggestion.dropped': 'descartada por {name}',
  'cases.suggestion.show': 'ver lo propuesto',
  'cases.suggestion.hide': 'plegar lo propuesto',
};

const en: Record<keyof typeof es, string> = {
  'cases.assistant': 'assistant',
  'cases.suggestion.reply': 'suggests an answer',
  'cases.suggestion.action': 'proposes',
  'cases.suggestion.use': 'Use the draft',
  'cases.suggestion.open': 'Open',
  'cases.suggestion.drop': 'Drop',
  'cases.suggestion.taken': 'taken over by {name}',
  'cases.suggestion.dropped': 'dropped by {name}',
  'cases.suggestion.show': 'show what was suggested',
  'cases.suggestion.hide': 'fold what was suggested',
};

export const words = { es, en };

const es = {
  'consultations.one': 'Consulta',
  'consultations.asked': 'Consulta enviada',
  'consultations.answer': 'Contestar',
};

const en: Record<keyof typeof es, string> = {
  'consultations.one': 'Consultation',
  'consultations.asked': 'Consultation sent',
  'consultations.answer': 'Answer',
};

export const words = { es, en };

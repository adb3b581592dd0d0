const es = {
  'reports.title': 'Supervisión',
};

const en: Record<keyof typeof es, string> = {
  'reports.title': 'Supervision',
};

export const words = { es, en };

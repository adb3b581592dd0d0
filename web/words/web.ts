const es = {
  'web.channel': 'Web',
  'web.form': 'Formulario',
};

const en: Record<keyof typeof es, string> = {
  'web.channel': 'Web',
  'web.form': 'Form',
};

export const words = { es, en };

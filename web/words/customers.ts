const es = {
  'customers.one': 'Cliente',
  'customers.since': 'cliente desde {year}',
};

const en: Record<keyof typeof es, string> = {
  'customers.one': 'Customer',
  'customers.since': 'customer since {year}',
};

export const words = { es, en };

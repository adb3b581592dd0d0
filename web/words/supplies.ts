const es = {
  'supplies.one': 'Suministro',
  'supplies.asked': 'Suministro pedido',
};

const en: Record<keyof typeof es, string> = {
  'supplies.one': 'Supply',
  'supplies.asked': 'Supply asked',
};

export const words = { es, en };

const es = {
  'stores.one': 'Tienda',
  'stores.order': 'Pedido',
};

const en: Record<keyof typeof es, string> = {
  'stores.one': 'Shop',
  'stores.order': 'Order',
};

export const words = { es, en };

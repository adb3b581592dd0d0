/** Things the two shops of the demo centre sell. Prices in cents, tax included. */
export type DemoProduct = {
  sku: string;
  product: string;
  name: string;
  category: string;
  minor: number;
  stock: number;
  options?: Record<string, string>;
};

export const HOGAR: readonly DemoProduct[] = [
  { sku: 'HV-17', product: 'HV', name: 'Hervidor HV-17', category: 'cocina', minor: 8000, stock: 42 },
  { sku: 'HV-15', product: 'HV', name: 'Hervidor HV-15', category: 'cocina', minor: 5990, stock: 18 },
  { sku: 'CM-40', product: 'CM', name: 'Cafetera CM-40', category: 'cocina', minor: 12900, stock: 6 },
  { sku: 'CM-12', product: 'CM', name: 'Cafetera de filtro CM-12', category: 'cocina', minor: 3990, stock: 0 },
  {
    sku: 'LM-3-B',
    product: 'LM-3',
    name: 'Lámpara de pie LM-3 blanca',
    category: 'iluminación',
    minor: 6450,
    stock: 25,
    options: { color: 'blanco' },
  },
  {
    sku: 'LM-3-N',
    product: 'LM-3',
    name: 'Lámpara de pie LM-3 negra',
    category: 'iluminación',
    minor: 6450,
    stock: 3,
    options: { color: 'negro' },
  },
  { sku: 'ES-90', product: 'ES', name: 'Estantería ES-90', category: 'muebles', minor: 18900, stock: 11 },
  { sku: 'TO-2', product: 'TO', name: 'Tostadora TO-2', category: 'cocina', minor: 2995, stock: 60 },
];

export const TECNO: readonly DemoProduct[] = [
  {
    sku: 'AU-5-N',
    product: 'AU-5',
    name: 'Auriculares AU-5 negros',
    category: 'audio',
    minor: 7990,
    stock: 33,
    options: { color: 'negro' },
  },
  {
    sku: 'AU-5-A',
    product: 'AU-5',
    name: 'Auriculares AU-5 azules',
    category: 'audio',
    minor: 7990,
    stock: 9,
    options: { color: 'azul' },
  },
  { sku: 'TB-10', product: 'TB', name: 'Tableta TB-10 reacondicionada', category: 'tabletas', minor: 21900, stock: 7 },
  { sku: 'RT-6', product: 'RT', name: 'Repetidor de wifi RT-6', category: 'redes', minor: 4590, stock: 80 },
  { sku: 'MV-22', product: 'MV', name: 'Móvil MV-22', category: 'móviles', minor: 32900, stock: 14 },
  { sku: 'CG-65', product: 'CG', name: 'Cargador CG-65', category: 'accesorios', minor: 2990, stock: 120 },
];

export const FIRST_NAMES = [
  'Joan',
  'Carmen',
  'Nerea',
  'Uxía',
  'Mikel',
  'Rosario',
  'Tomás',
  'Aina',
  'Lorenzo',
  'Begoña',
  'Sergio',
  'Amaia',
  'Xavier',
  'Marisol',
  'Rui',
  'Concha',
  'Julián',
  'Olga',
  'Pere',
  'Icíar',
] as const;
export const LAST_NAMES = [
  'Pons',
  'Royo',
  'Iturbe',
  'Louro',
  'Aguirre',
  'Gracia',
  'Vidal',
  'Sanz',
  'Ferreira',
  'Laguna',
  'Marco',
  'Otero',
  'Bonet',
  'Salas',
  'Tejero',
  'Abós',
  'Nogueira',
  'Ricart',
  'Lozano',
  'Prats',
] as const;
export const CITIES = [
  ['Zaragoza', '50003'],
  ['Huesca', '22001'],
  ['Lleida', '25002'],
  ['Vigo', '36201'],
  ['Bilbao', '48005'],
  ['València', '46002'],
  ['Teruel', '44001'],
  ['Girona', '17001'],
] as const;

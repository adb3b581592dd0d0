import { demand } from './graphql.ts';

/** What the shop sells: prices in euro cents with tax. */
export const PRODUCTS = [
  {
    sku: 'HV-17',
    name: 'Hervidor HV-17',
    description: 'Hervidor eléctrico de 1,7 litros con base giratoria.',
    price: 3490,
    stock: 120,
  },
  {
    sku: 'LM-3',
    name: 'Lámpara LM-3',
    description: 'Lámpara de escritorio con tres temperaturas de luz.',
    price: 2795,
    stock: 80,
  },
  {
    sku: 'CM-40',
    name: 'Cafetera CM-40',
    description: 'Cafetera de goteo para doce tazas con temporizador.',
    price: 12990,
    stock: 45,
  },
  {
    sku: 'AU-5',
    name: 'Auriculares AU-5',
    description: 'Auriculares inalámbricos con cancelación de ruido.',
    price: 8950,
    stock: 60,
  },
  { sku: 'AU-5-AL', name: 'Almohadillas para AU-5', description: 'Par de almohadillas de recambio.', price: 1290, stock: 200 },
  { sku: 'TR-2', name: 'Tostadora TR-2', description: 'Tostadora de dos ranuras anchas.', price: 4250, stock: 0 },
  {
    sku: 'BT-900',
    name: 'Batidora BT-900',
    description: 'Batidora de mano de 900 vatios con accesorios.',
    price: 5900,
    stock: 33,
  },
  { sku: 'PL-24', name: 'Plancha PL-24', description: 'Plancha de vapor con suela de cerámica.', price: 39980, stock: 9 },
];

const COUNTRIES = [
  { code: 'ES', name: 'España', zone: 'Península', vat: 21 },
  { code: 'PT', name: 'Portugal', zone: 'Portugal', vat: 23 },
];

const SHIPPING = [
  { code: 'estandar', name: 'Envío estándar', rate: 490 },
  { code: 'urgente', name: 'Envío urgente', rate: 990 },
];

/** What an integration is allowed to do in the shop: nothing that it does not need. */
const PERMISSIONS = [
  'ReadOrder',
  'UpdateOrder',
  'ReadCustomer',
  'UpdateCustomer',
  'ReadPromotion',
  'CreatePromotion',
  'ReadCatalog',
  'UpdateCatalog',
];

type Created = { made: { id: string } };

/** Fills an empty shop through its own Admin API, as a merchant would, and makes the key of the integration. */
export async function fillShop(adminUrl: string, headers: Record<string, string>): Promise<{ apiKey: string }> {
  const make = async (mutation: string, type: string, input: object) =>
    (await demand<Created>(adminUrl, headers, `mutation($i:${type}!){made:${mutation}(input:$i){...on Node{id}}}`, { i: input }))
      .data.made.id;
  const es = (name: string, rest: object = {}) => [{ languageCode: 'es', name, ...rest }];

  const category = await make('createTaxCategory', 'CreateTaxCategoryInput', { name: 'IVA general', isDefault: true });
  const zones: string[] = [];
  for (const { code, name, zone, vat } of COUNTRIES) {
    const country = await make('createCountry', 'CreateCountryInput', { code, enabled: true, translations: es(name) });
    const zoneId = await make('createZone', 'CreateZoneInput', { name: zone, memberIds: [country] });
    await make('createTaxRate', 'CreateTaxRateInput', {
      name: `IVA ${zone}`,
      enabled: true,
      value: vat,
      categoryId: category,
      zoneId,
    });
    zones.push(zoneId);
  }
  const channel = (await demand<{ activeChannel: { id: string } }>(adminUrl, headers, '{activeChannel{id}}')).data.activeChannel
    .id;
  await make('updateChannel', 'UpdateChannelInput', {
    id: channel,
    pricesIncludeTax: true,
    defaultCurrencyCode: 'EUR',
    availableCurrencyCodes: ['EUR'],
    defaultTaxZoneId: zones[0],
    defaultShippingZoneId: zones[0],
  });
  for (const { code, name, rate } of SHIPPING) {
    const calculator = [
      { name: 'rate', value: String(rate) },
      { name: 'includesTax', value: 'include' },
      { name: 'taxRate', value: '21' },
    ];
    await make('createShippingMethod', 'CreateShippingMethodInput', {
      code,
      fulfillmentHandler: 'manual-fulfillment',
      checker: { code: 'default-shipping-eligibility-checker', arguments: [{ name: 'orderMinimum', value: '0' }] },
      calculator: { code: 'default-shipping-calculator', arguments: calculator },
      translations: es(name, { description: '' }),
    });
  }
  const handler = { code: 'test-psp', arguments: [] };
  await make('createPaymentMethod', 'CreatePaymentMethodInput', {
    code: 'tarjeta',
    enabled: true,
    handler,
    translations: es('Tarjeta'),
  });
  for (const { sku, name, description, price, stock } of PRODUCTS) {
    const productId = await make('createProduct', 'CreateProductInput', {
      enabled: true,
      translations: es(name, { slug: sku.toLowerCase(), description }),
    });
    const variant = {
      productId,
      sku,
      price,
      stockOnHand: stock,
      taxCategoryId: category,
      trackInventory: 'TRUE',
      translations: es(name),
    };
    await demand(adminUrl, headers, 'mutation($i:[CreateProductVariantInput!]!){createProductVariants(input:$i){id}}', {
      i: [variant],
    });
  }
  const role = await make('createRole', 'CreateRoleInput', {
    code: 'mostrador',
    description: 'Mostrador',
    permissions: PERMISSIONS,
  });
  const key = await demand<{ createApiKey: { apiKey: string } }>(
    adminUrl,
    headers,
    'mutation($i:CreateApiKeyInput!){createApiKey(input:$i){apiKey}}',
    {
      i: { roleIds: [role], translations: es('Mostrador') },
    },
  );
  return { apiKey: key.data.createApiKey.apiKey };
}

import type { Attribution, Condition, Limit, Requirement } from '../contract.ts';

type Row = Omit<Attribution, 'id'>;
type Rest = Partial<Pick<Row, 'conditions' | 'requirements' | 'limits' | 'department' | 'isRight' | 'reasonEs' | 'reasonEn'>>;

/** The first level and those who lead it; above them stands the authority, without limits. */
const LINE = ['AGENT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER'] as const;
const FIRST = ['AGENT', 'AGENT_EXT'] as const;
const LEADS = ['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER'] as const;
const EVERYONE: Row['holder'] = { kind: 'everyone', ref: '' };
const ASSISTANT: Row['holder'] = { kind: 'assistant', ref: '' };
const role = (ref: string): Row['holder'] => ({ kind: 'role', ref });

const row = (action: string, holder: Row['holder'], circuit: Row['circuit'], rest: Rest = {}): Row => ({
  ...{ action, holder, circuit, isRight: false, department: null, limits: [], conditions: [], requirements: [] },
  ...{ reasonEs: '', reasonEn: '', expression: null, steps: [], trialId: null, validFrom: null, validTo: null },
  ...rest,
});
const rows = (action: string, roles: readonly string[], circuit: Row['circuit'], rest: Rest = {}): Row[] =>
  roles.map((one) => row(action, role(one), circuit, rest));
const own = (action: string, rest: Rest = {}): Row[] => [...rows(action, LINE, 'own', rest), row(action, ASSISTANT, 'own', rest)];
const consult = (action: string, department: string, rest: Rest = {}): Row[] => [
  ...rows(action, LINE, 'consulted', { department, ...rest }),
  row(action, ASSISTANT, 'consulted', { department, ...rest }),
];

const eq = (fact: string, value: string | boolean): Condition => ({ fact, op: 'eq', value });
const evidence = (value: 'photo' | 'document' | '' = ''): Requirement => ({ kind: 'evidence', value });
const identity: Requirement = { kind: 'identity', value: '' };

/** Of one request, of one customer in 30 days, and of one holder in a month: three and so many times the first. */
function limitsOf(unit: 'money' | 'count', max: number, aMonth: number): Limit[] {
  return [
    { per: 'request', unit, max },
    { per: 'customer30d', unit, max: max * 3 },
    { per: 'month', unit, max: max * aMonth },
  ];
}

type Ladder = { unit?: 'money' | 'count'; aMonth: number; rest?: Rest };
/** One limit for each of the line, whole units of the currency; 0: not without leave. The last is the assistants'; null: said apart. */
function ladder(
  action: string,
  limits: readonly number[],
  assistant: number | null,
  { unit = 'money', aMonth, rest = {} }: Ladder,
): Row[] {
  const one = (holder: Row['holder'], limit: number): Row => {
    const minor = unit === 'money' ? limit * 100 : limit;
    return limit === 0
      ? row(action, holder, 'authorised', rest)
      : row(action, holder, 'own', { ...rest, limits: limitsOf(unit, minor, aMonth) });
  };
  const line = LINE.map((ref, at) => one(role(ref), limits[at] ?? 0));
  return assistant === null ? line : [...line, one(ASSISTANT, assistant)];
}

const notForAssistants = (action: string): Row =>
  row(action, ASSISTANT, 'forbidden', { reasonEs: 'No se le ofrece a un asistente.', reasonEn: 'Not offered to an assistant.' });

/** A right of the customer's: everybody grants it, without limit and without leave. */
const right = (action: string, conditions: Condition[], requirements: Requirement[] = [], es = '', en = ''): Row =>
  row(action, EVERYONE, 'own', { isRight: true, conditions, requirements, reasonEs: es, reasonEn: en });

/** RDLeg 1/2007: withdrawal within 14 natural days of receiving it (102, 104) or before; the money may wait for proof of return (107.3). */
const withdrawal = (): Row[] => {
  const say = [
    'Desistimiento: es un derecho del cliente durante 14 días.',
    'Withdrawal: the customer’s right for 14 days.',
  ] as const;
  const asked = eq('ground', 'withdrawal');
  return [
    right('REFUND_FULL', [asked, { fact: 'daysSinceDelivery', op: 'lte', value: 14 }], [evidence()], ...say),
    right('REFUND_FULL', [asked, eq('delivered', false)], [], ...say),
  ];
};
/** RDLeg 1/2007, 117 to 120: repair, replacement, a lower price or the money back, for three years. */
const guarantee = (): Row[] =>
  ['REPAIR_ORDER', 'EXCHANGE', 'REFUND_PARTIAL', 'REFUND_FULL'].map((action) =>
    right(
      action,
      [eq('ground', 'conformity'), eq('inGuarantee', true)],
      [evidence('photo')],
      'Garantía legal: es un derecho del cliente.',
      'Legal guarantee: the customer’s right.',
    ),
  );

const money = (): Row[] => [
  ...ladder('REFUND_FULL', [60, 30, 120, 200, 600], 15, { aMonth: 25, rest: { requirements: [evidence()] } }),
  ...ladder('REFUND_PARTIAL', [25, 15, 80, 100, 300], 10, { aMonth: 24, rest: { requirements: [evidence()] } }),
  ...ladder('PRICE_ADJUST', [30, 15, 60, 100, 300], null, { aMonth: 20, rest: { requirements: [evidence()] } }),
  row('PRICE_ADJUST', ASSISTANT, 'consulted', { department: 'DEPT_MKT' }),
  right(
    'PRICE_ADJUST',
    [eq('ground', 'published_price')],
    [evidence()],
    'El precio publicado obliga.',
    'The published price binds.',
  ),
  ...own('SHIPPING_REFUND'),
  ...consult('CHARGE_REVERSAL', 'DEPT_FIN', { requirements: [evidence('document')] }),
  right(
    'CHARGE_REVERSAL',
    [eq('ground', 'wrong_charge')],
    [evidence('document')],
    'Cargo indebido: se devuelve.',
    'Wrong charge: it is given back.',
  ),
  ...ladder('COMPENSATION', [0, 0, 0, 50, 300], null, { aMonth: 20, rest: { requirements: [evidence('document')] } }),
  notForAssistants('COMPENSATION'),
  ...consult('CHARGEBACK_REPLY', 'DEPT_FIN', { requirements: [evidence('document')] }),
];

const product = (): Row[] => [
  ...own('EXCHANGE', { conditions: [eq('advance', false), { fact: 'priceDifferenceMinor', op: 'unknown' }] }),
  ...own('EXCHANGE', { conditions: [eq('advance', false), { fact: 'priceDifferenceMinor', op: 'eq', value: 0 }] }),
  ...consult('EXCHANGE', 'DEPT_FIN', {
    conditions: [eq('advance', false), { fact: 'priceDifferenceMinor', op: 'ne', value: 0 }],
  }),
  ...ladder('EXCHANGE', [100, 0, 200, 300, 800], 0, {
    aMonth: 20,
    rest: { conditions: [eq('advance', true)], requirements: [evidence('photo')] },
  }),
  ...ladder('RESEND', [60, 30, 120, 200, 600], 15, { aMonth: 25 }),
  ...ladder('SPARE_PART', [20, 10, 40, 60, 200], null, { aMonth: 20 }),
  row('SPARE_PART', ASSISTANT, 'consulted', { department: 'SECTION_STOCK' }),
  ...ladder('KEEP_ITEM', [15, 10, 30, 50, 150], 10, { aMonth: 20, rest: { requirements: [evidence('photo')] } }),
  ...own('RETURN_LABEL'),
  ...own('REPAIR_ORDER', { conditions: [eq('inGuarantee', true)], requirements: [evidence('photo')] }),
  ...consult('REPAIR_ORDER', 'DEPT_SAT', {
    conditions: [{ fact: 'inGuarantee', op: 'ne', value: true }],
    requirements: [evidence('photo')],
  }),
  ...ladder('WARRANTY_EXT', [0, 0, 0, 6, 12], null, { unit: 'count', aMonth: 10 }),
  notForAssistants('WARRANTY_EXT'),
];

const order = (): Row[] => [
  ...own('ORDER_CANCEL', { conditions: [eq('picked', false)] }),
  ...consult('ORDER_CANCEL', 'DEPT_LOG', { conditions: [eq('picked', true)] }),
  ...own('ADDRESS_CHANGE', { conditions: [eq('picked', false)], requirements: [identity] }),
  ...rows('ADDRESS_CHANGE', LEADS, 'own', { conditions: [eq('picked', true)], requirements: [identity] }),
  ...rows('ADDRESS_CHANGE', FIRST, 'consulted', {
    department: 'DEPT_LOG',
    conditions: [eq('picked', true)],
    requirements: [identity],
  }),
  row('ADDRESS_CHANGE', ASSISTANT, 'consulted', {
    department: 'DEPT_LOG',
    conditions: [eq('picked', true)],
    requirements: [identity],
  }),
  ...own('CARRIER_CLAIM'),
  ...own('INVOICE_COPY', { requirements: [identity] }),
  ...consult('INVOICE_RECTIFY', 'DEPT_FIN'),
];

const gesture = (): Row[] => [
  ...ladder('COUPON', [10, 5, 20, 30, 100], 5, { aMonth: 10 }),
  row('COUPON', role('CRM_COORD'), 'own', { limits: limitsOf('money', 3_000, 10) }),
  row('COUPON', EVERYONE, 'forbidden', {
    conditions: [{ fact: 'param.percent', op: 'known' }],
    reasonEs: 'Los cupones son de un importe: uno en tanto por ciento no tiene tope.',
    reasonEn: 'Coupons are of an amount: one in per cent has no limit.',
  }),
  ...ladder('GOODWILL_POINTS', [1_000, 500, 2_000, 3_000, 10_000], 300, { unit: 'count', aMonth: 10 }),
  row('GOODWILL_POINTS', role('CRM_COORD'), 'own', { limits: limitsOf('count', 3_000, 10) }),
];

const service = (): Row[] => [
  ...own('ACCOUNT_UNLOCK', { requirements: [identity] }),
  ...consult('GDPR_REQUEST', 'DEPT_IT', { requirements: [identity] }),
  ...rows('FRAUD_BLOCK', ['SUPERVISOR', 'CENTRE_MANAGER'], 'own'),
  ...rows('FRAUD_BLOCK', [...FIRST, 'COORDINATOR'], 'authorised'),
  notForAssistants('FRAUD_BLOCK'),
  ...consult('SAFETY_NOTICE', 'DEPT_ENG'),
  right(
    'SUPERVISOR_CONTACT',
    [],
    [],
    'El cliente puede pedir que le llame un supervisor (Ley 10/2025, 8.3).',
    'The customer may ask for a supervisor (Ley 10/2025, 8.3).',
  ),
];

/** The attributions a centre begins with, for these kinds of action. Limits are what a centre of this size would set: it changes them. */
export function standardRows(codes: readonly string[]): Row[] {
  const authority = codes.map((code) => row(code, role('AUTHORITY'), 'own'));
  return [...withdrawal(), ...guarantee(), ...money(), ...product(), ...order(), ...gesture(), ...service(), ...authority];
}

// Owns the examples by which the first policy of a centre is checked, and every one after it.
import type { Circuit, Facts } from '../contract.ts';

export type Example = { title: string; role: string; action: string; amountMinor: number | null; facts: Facts; expects: Circuit };

const example = (
  title: string,
  role: string,
  action: string,
  amountMinor: number | null,
  facts: Facts,
  expects: Circuit,
): Example => ({ title, role, action, amountMinor, facts, expects });
const photo = { evidence: ['photo'] };

/** What must hold whatever else is changed: the rights of the customer first. */
export const STANDARD_EXAMPLES: readonly Example[] = [
  example(
    'Desistimiento de 900 € a los 10 días: sin permiso',
    'AGENT_EXT',
    'REFUND_FULL',
    90_000,
    { ground: 'withdrawal', daysSinceDelivery: 10, evidence: ['document'] },
    'own',
  ),
  example(
    'Desistimiento antes de la entrega: sin permiso',
    'AGENT',
    'REFUND_FULL',
    25_000,
    { ground: 'withdrawal', delivered: false },
    'own',
  ),
  example(
    'Devolver 900 € a los 40 días, sin otro motivo: con autorización',
    'AGENT',
    'REFUND_FULL',
    90_000,
    { ground: 'withdrawal', daysSinceDelivery: 40, ...photo },
    'authorised',
  ),
  example(
    'Reparación en garantía: sin permiso',
    'AGENT_EXT',
    'REPAIR_ORDER',
    null,
    { ground: 'conformity', inGuarantee: true, ...photo },
    'own',
  ),
  example(
    'Reparación fuera de garantía: lo dice el servicio técnico',
    'AGENT',
    'REPAIR_ORDER',
    null,
    { ground: 'discretion', inGuarantee: false, ...photo },
    'consulted',
  ),
  example(
    'Cargo indebido: sin permiso',
    'AGENT',
    'CHARGE_REVERSAL',
    12_000,
    { ground: 'wrong_charge', evidence: ['document'] },
    'own',
  ),
  example(
    'Precio publicado: se respeta sin permiso',
    'AGENT',
    'PRICE_ADJUST',
    20_000,
    { ground: 'published_price', ...photo },
    'own',
  ),
  example(
    'Reembolso parcial de 25 €: el agente puede',
    'AGENT',
    'REFUND_PARTIAL',
    2_500,
    { ground: 'discretion', ...photo },
    'own',
  ),
  example(
    'Reembolso parcial de 90 €: el agente pide autorización',
    'AGENT',
    'REFUND_PARTIAL',
    9_000,
    { ground: 'discretion', ...photo },
    'authorised',
  ),
  example(
    'Reembolso parcial de 300 €: el responsable del centro puede',
    'CENTRE_MANAGER',
    'REFUND_PARTIAL',
    30_000,
    { ground: 'discretion', ...photo },
    'own',
  ),
  example('Cancelar lo que no está preparado: sin permiso', 'AGENT', 'ORDER_CANCEL', 5_000, { picked: false }, 'own'),
  example('Cancelar lo ya preparado: se consulta a logística', 'AGENT', 'ORDER_CANCEL', 5_000, { picked: true }, 'consulted'),
  example(
    'Cambio anticipado por un agente externo: con autorización',
    'AGENT_EXT',
    'EXCHANGE',
    4_000,
    { advance: true, ground: 'discretion', ...photo },
    'authorised',
  ),
  example('Bloqueo por fraude: un agente lo pide', 'AGENT', 'FRAUD_BLOCK', null, {}, 'authorised'),
  example('Llamada de un supervisor: siempre', 'AGENT_EXT', 'SUPERVISOR_CONTACT', null, {}, 'own'),
];

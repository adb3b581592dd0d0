import type { Facts } from '../../../platform/conditions.ts';
import type { Money } from '../../../platform/money.ts';
import type { ActionKind, Ask } from '../../attributions/contract.ts';

/** What the case knows of the matter, beside what the shop knows. */
export type CaseSide = {
  caseId: string;
  channel: string;
  language: string;
  reason: string;
  nature: string;
  tier: string;
  customerId: string | null;
  storeId: string | null;
  orderRef: string | null;
};
export type Given = {
  params: Record<string, unknown>;
  amount: Money | null;
  identityVerified: boolean;
  evidence: readonly { type: string }[];
};

/** What a file proves: a picture is a photo, anything else a document. */
export const evidenceKinds = (files: readonly { type: string }[]): string[] => [
  ...new Set(files.map((f) => (/^(image|video)\//.test(f.type) ? 'photo' : 'document'))),
];

/** Exactly what is asked of the policy: the shop's facts, the case's, and what the agent says. The ground is discretion unless a right is named. */
export function askOf(
  side: CaseSide,
  kind: Pick<ActionKind, 'code'>,
  given: Given,
  shopFacts: Facts,
  notices: readonly string[],
): Ask {
  const ground = typeof given.params.ground === 'string' && given.params.ground !== '' ? given.params.ground : 'discretion';
  const facts: Facts = {
    ...shopFacts,
    channel: side.channel,
    language: side.language,
    reason: side.reason,
    nature: side.nature,
    tier: side.tier,
    ground,
    advance: given.params.advance === true,
    identityVerified: given.identityVerified,
    evidence: evidenceKinds(given.evidence),
    notices: [...notices],
  };
  const { caseId, storeId, orderRef, customerId } = side;
  return {
    action: kind.code,
    params: given.params as Ask['params'],
    amount: given.amount,
    count: countIn(given.params),
    caseId,
    storeId,
    orderRef,
    customerId,
    facts,
  };
}

function countIn(params: Record<string, unknown>): number {
  const n = params.months ?? params.points ?? params.quantity;
  return typeof n === 'number' && Number.isSafeInteger(n) && n > 0 ? n : 1;
}

const WHOLE = new Set(['REFUND_FULL', 'ORDER_CANCEL', 'CHARGE_REVERSAL']);

/**
 * The amount with which the bar asks before the agent has typed one. What gives everything back is asked whole; anything else with one
 * unit of the currency, so that the sign tells whether any amount at all is within one's own authority, and the gauge up to where.
 */
export function previewAmount(
  kind: Pick<ActionKind, 'code' | 'exposure'>,
  maxMinor: number | null,
  currency: string,
): Money | null {
  if (kind.exposure !== 'money') return null;
  const minor = WHOLE.has(kind.code) ? (maxMinor ?? 0) : Math.min(100, maxMinor ?? 100);
  return minor > 0 ? { minor, currency } : null;
}

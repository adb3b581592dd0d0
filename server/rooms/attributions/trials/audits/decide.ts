import { type Refusal, refuse } from '../../../../platform/refusal.ts';
import type { Ask } from '../../contract.ts';
import type { Usage } from '../../limits/contract.ts';
import type { Link } from '../../ruling/contract.ts';
import { type CompiledPolicy, covers } from '../../standing/decide.ts';

/** Whether a signature, which nobody foresees, falls into a share given in thousandths. The same one always answers the same. */
export function isDrawn(signature: string, share: number): boolean {
  const number = Buffer.from(signature, 'base64url').readUIntBE(0, 6);
  return number < (share / 1000) * 2 ** 48;
}

/** How many audits more somebody may have open before the next one up is asked instead. */
const STEP = 5;

/**
 * Who looks at a grant again: one above the grantor who is there and whose own attributions cover it, nearest first; who has many to
 * answer is spared. Where nobody covers it, the last of the line. Null: there is nobody who had no hand in it.
 */
export function auditorOf(
  policy: CompiledPolicy,
  line: readonly Link[],
  { ask, usage, at }: { ask: Ask; usage: Usage; at: number },
  barred: readonly string[],
  open: ReadonlyMap<string, number>,
): string | null {
  const there = line.filter(({ holder, absent }) => !absent && !holder.assistant && !barred.includes(holder.personId));
  const unused: Usage = { ...usage, holders: {} };
  const able = there.filter(({ holder }) => covers(policy, holder, ask, unused, at) === 'own');
  const load = able.map(({ holder }, distance) => ({
    id: holder.personId,
    load: (open.get(holder.personId) ?? 0) + distance * STEP,
  }));
  const least = load.reduce<(typeof load)[number] | null>((best, one) => (best && best.load <= one.load ? best : one), null);
  return least?.id ?? there.at(-1)?.holder.personId ?? null;
}

/** What can still be answered. */
export function stillOpen(audit: { verdict: string | null; withdrawnAt: Date | null }): true | Refusal {
  if (audit.withdrawnAt !== null) return refuse('conflict', 'attributions.auditWithdrawn');
  return audit.verdict === null ? true : refuse('conflict', 'attributions.auditAnswered');
}

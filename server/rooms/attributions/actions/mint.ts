import type { Tx } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayWithin } from '../access.ts';
import type { Ask, Limit, Warrant } from '../contract.ts';
import { warnBudget } from '../earned/actions/warn-budget.ts';
import type { Count, Risen, Why } from '../limits/contract.ts';
import { countsOf, together } from '../limits/decide.ts';
import { pendingOf } from '../limits/views.ts';
import { type Frame, hashOf, whyInWords } from '../ruling/views.ts';
import { countersIn } from '../standing/decide.ts';
import type { Kept, Mint } from '../warrants/contract.ts';
import { amountKnown, warrantOf } from '../warrants/decide.ts';
import { countUp, insertWarrant, lockBudget } from '../warrants/sql.ts';
import { forgetFresh } from '../warrants/views.ts';

/** On what leave rests, what it is for, and on whose limits it draws; `isRight` draws on none. */
type Leave = {
  frame: Frame;
  kept: Kept;
  basis: Mint['basis'];
  basisId: string;
  ask: Ask;
  isRight: boolean;
  limits: readonly Limit[];
  accountHolderId: string;
  consulted: boolean;
  /** Why it is above the limits, where the last of the line has decided so. */
  overLimit?: Why | null;
};

/**
 * Mints the warrant that one of the three circuits has given leave for, and takes it from the limits. System only: the mints of the
 * circuits call it, each with its own question of who may.
 */
export const mint = async (tx: Tx, leave: Leave): Promise<Warrant> => {
  must(mayWithin(tx.actor, tx.act, 'attributions.mint'));
  const { frame, kept, basis, basisId, ask, isRight, limits, accountHolderId, consulted, overLimit = null } = leave;
  must(amountKnown(limits, ask));
  const { action, amount } = ask;
  const row = { id: newId(), rulingId: kept.id, basis, basisId, hash: hashOf(ask), action, holderId: kept.holderId, amount };
  const counts = countsOf(
    countersIn(frame.policy, action, consulted),
    limits,
    { holder: accountHolderId, consulted },
    ask,
    frame,
  );
  if (!(await insertWarrant(tx, row, isRight ? null : { holderId: accountHolderId, consulted, ask, counts })))
    throw refused('conflict', 'attributions.alreadyMinted');
  forgetFresh(tx);
  if (!isRight && counts.length > 0) reserve(tx, frame, row.id, counts);
  tx.record({
    name: 'attributions.warrantMinted',
    caseId: ask.caseId,
    subjectId: row.id,
    audience: ['centre', `person:${kept.holderId}`],
    data: {
      warrantId: row.id,
      rulingId: kept.id,
      basis,
      basisId,
      action,
      amount,
      holderId: kept.holderId,
      accountHolderId,
      isRight,
      overLimit,
    },
  });
  return warrantOf({ ...row, minor: amount?.minor ?? null, currency: amount?.currency ?? null });
};

/** Budgets are taken at the very end of the transaction, all of them at once: on a busy one others wait for the commit, for nothing else. */
function reserve(tx: Tx, frame: Frame, warrantId: string, counts: readonly Count[]): void {
  const pending = pendingOf(tx);
  pending.set(warrantId, counts);
  if (pending.size === 1) tx.atEnd(() => take(tx, frame));
}

async function take(tx: Tx, frame: Frame): Promise<void> {
  const pending = pendingOf(tx);
  const [warrantIds, counts] = [[...pending.keys()], together([...pending.values()].flat())];
  pending.clear();
  if (counts.length === 0) return;
  const risen = new Map((await countUp(tx, counts, warrantIds, frame.currency)).map((one) => [one.key, one]));
  const short = counts.find((one) => !risen.has(one.key));
  if (!short) return tell(tx, counts, risen);
  const { period: per, unit, ceiling, more } = short;
  const params = { per, unit, max: ceiling ?? 0, used: await lockBudget(tx, short.key), asked: more, currency: frame.currency };
  const reason = whyInWords(tx, frame, [{ word: 'attributions.reason.beyond', params }]);
  throw refused('limit_exceeded', 'attributions.noLongerCovered', { field: 'amount', params: { reason } });
}

/** Once in a period for each share: who reaches it tells, and it is rare enough to be told while the budget is held. */
async function tell(tx: Tx, counts: readonly Count[], risen: ReadonlyMap<string, Risen>): Promise<void> {
  for (const { key, holder: holderId, action, period: per, unit, ceiling } of counts) {
    const { used = 0, told = null } = risen.get(key) ?? {};
    if (told !== null && ceiling) await warnBudget(tx, { holderId, action, per, unit, used, max: ceiling, told });
  }
}

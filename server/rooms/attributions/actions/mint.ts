import type { Tx } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayWithin } from '../access.ts';
import type { Ask, Limit, Warrant } from '../contract.ts';
import { accountOf, reservesOf } from '../limits/decide.ts';
import { frameOf, hashOf, whyInWords } from '../ruling/views.ts';
import { countersIn } from '../standing/decide.ts';
import type { Kept, Mint } from '../warrants/contract.ts';
import { amountKnown, warrantOf } from '../warrants/decide.ts';
import { insertWarrant, lockBudget } from '../warrants/sql.ts';

/** On what leave rests, what it is for, and on whose limits it draws; `isRight` draws on none. */
type Leave = {
  kept: Kept;
  basis: Mint['basis'];
  basisId: string;
  ask: Ask;
  isRight: boolean;
  limits: readonly Limit[];
  accountHolderId: string;
  consulted: boolean;
  overLimit?: boolean;
};

/**
 * Mints the warrant that one of the three circuits has given leave for, and takes it from the limits. System only: the mints of the
 * circuits call it, each with its own question of who may.
 */
export const mint = async (tx: Tx, leave: Leave): Promise<Warrant> => {
  must(mayWithin(tx.actor, tx.act, 'attributions.mint'));
  const { kept, basis, basisId, ask, isRight, limits, accountHolderId, consulted } = leave;
  must(amountKnown(limits, ask));
  const { policy, currency, periods } = await frameOf(tx);
  const reserves = reservesOf(
    countersIn(policy, ask.action, consulted),
    limits,
    accountOf(accountHolderId, consulted),
    ask,
    periods,
  );
  const row = {
    id: newId(),
    rulingId: kept.id,
    basis,
    basisId,
    hash: hashOf(ask),
    action: ask.action,
    holderId: kept.holderId,
    amount: ask.amount,
  };
  const { minted, short } = await insertWarrant(
    tx,
    row,
    isRight ? null : { holderId: accountHolderId, consulted, ask, currency, reserves },
  );
  if (!minted) throw refused('conflict', 'attributions.alreadyMinted');
  if (short && !isRight) {
    const { period: per, unit, key, max } = short;
    const used = await lockBudget(tx, key);
    const params = { per, unit, max: max ?? 0, used, asked: unit === 'money' ? (ask.amount?.minor ?? 0) : ask.count, currency };
    const reason = await whyInWords(tx, [{ word: 'attributions.reason.beyond', params }]);
    throw refused('limit_exceeded', 'attributions.noLongerCovered', { field: 'amount', params: { reason } });
  }
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
      action: ask.action,
      amount: ask.amount,
      holderId: kept.holderId,
      accountHolderId,
      isRight,
      overLimit: leave.overLimit ?? false,
    },
  });
  return warrantOf({
    id: row.id,
    rulingId: kept.id,
    action: ask.action,
    hash: row.hash,
    minor: ask.amount?.minor ?? null,
    currency: ask.amount?.currency ?? null,
  });
};

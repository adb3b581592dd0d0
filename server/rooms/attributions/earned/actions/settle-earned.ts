import { z } from 'zod';
import { action, type Tx } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { allHolders, chainAbove, holderOf, personById } from '../../../organization/views.ts';
import type { HolderFacts, Limit } from '../../contract.ts';
import { isMet, isOfHolder } from '../../requirements/decide.ts';
import { type Frame, frameNow } from '../../ruling/views.ts';
import { kindOf } from '../../views.ts';
import { maySettle } from '../access.ts';
import { earnedEvents } from '../contract.ts';
import type { Cell } from '../decide.ts';
import { deleteHeld, type Held, insertHeld, lockHeld } from '../sql.ts';
import { cellsNow, givesInWords, metInWords } from '../views.ts';

type Change = { holder: HolderFacts; cell: Cell | null; action: string; way: string; limits: Limit[]; has: boolean };

/**
 * What people have of the rows that must be earned is compared with what they were last told, and the difference is told to them: of
 * one person, or of everybody. It follows from people, reviews, the policy and the date, so it may run whenever, and any number of times.
 */
export const settleEarned = action(
  'attributions.settleEarned',
  z.object({ personId: z.uuid().optional() }),
  async (tx, { personId }) => {
    must(maySettle(tx.actor));
    const frame = await frameNow(tx);
    if (!frame) return { changed: 0 };
    const before = Map.groupBy(await lockHeld(tx, personId ?? null), (one) => one.personId);
    const all =
      personId === undefined
        ? await allHolders(tx)
        : (await personById(tx, personId))?.active
          ? [await holderOf(tx, personId)]
          : [];
    const changes = await all.reduce<Promise<Change[]>>(
      async (done, holder) => [...(await done), ...(await settle(tx, frame, holder, before.get(holder.personId) ?? []))],
      Promise.resolve([]),
    );
    const here = new Set(all.map((one) => one.personId));
    for (const gone of [...before.values()].flat()) if (!here.has(gone.personId)) await deleteHeld(tx, gone);
    for (const change of changes) await tell(tx, frame, change);
    return { changed: changes.length };
  },
);

async function settle(tx: Tx, frame: Frame, holder: HolderFacts, held: readonly Held[]): Promise<Change[]> {
  const { personId } = holder;
  const cells = cellsNow(tx, frame, holder);
  const gained = cells.filter((one) => one.has && !held.some(({ cell }) => cell === one.cell));
  const lost = held.filter(({ cell }) => !cells.some((one) => one.has && one.cell === cell));
  for (const { cell, way, row } of gained)
    await insertHeld(tx, { personId, cell, action: row.action, circuit: way, limits: row.limits });
  for (const one of lost) await deleteHeld(tx, one);
  return [
    ...lost.map(({ cell, action, circuit, limits }): Change => {
      const now = cells.find((one) => one.cell === cell) ?? null;
      return { holder, cell: now, action, way: circuit, limits, has: false };
    }),
    ...gained.map(
      (cell): Change => ({ holder, cell, action: cell.row.action, way: cell.way, limits: cell.row.limits, has: true }),
    ),
  ];
}

async function tell(tx: Tx, frame: Frame, change: Change): Promise<void> {
  const { holder, cell, way, limits, has } = change;
  const kind = await kindOf(tx, change.action);
  const person = await personById(tx, holder.personId);
  const locale = person?.locale ?? 'es';
  const concerned = cell?.row.requirements.filter((one) => isOfHolder(one) && (has || !isMet(one, holder))) ?? [];
  const voice = { locale, timeZone: frame.timeZone, now: tx.now };
  const params = {
    action: (locale === 'en' ? kind?.nameEn : kind?.nameEs) ?? change.action,
    gives: givesInWords(locale, frame.currency, { way, limits }),
    why: concerned.map((one) => metInWords(one, holder, person?.qualifications ?? [], voice)).join('; '),
    known: concerned.length > 0 ? 'yes' : 'no',
  };
  const word = has ? 'attributions.told.earned' : 'attributions.told.lost';
  await notify(tx, { personIds: [holder.personId], word, params });
  const above = (await chainAbove(tx, holder.personId, tx.now)).map((link) => `person:${link.holder.personId}`);
  tx.record({
    name: earnedEvents.changed,
    subjectId: holder.personId,
    audience: [`person:${holder.personId}`, ...above],
    data: { personId: holder.personId, action: change.action, has },
  });
}

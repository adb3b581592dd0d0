import { z } from 'zod';
import { action, type Tx } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { allPeople, centreOf } from '../../../organization/views.ts';
import type { Attribution } from '../../contract.ts';
import { notices, stampers } from '../habits/decide.ts';
import type { Found } from '../mining/contract.ts';
import { mine } from '../mining/decide.ts';
import { answersSince, decidersSince, pastOf } from '../mining/views.ts';
import { pressed, splitters } from '../pressing/decide.ts';
import { replayRows } from '../../replay/views.ts';
import { scalesOf } from '../../replay/rerun/views.ts';
import { rowsOf, versionInForce } from '../../ruling/views.ts';
import { actionKinds } from '../../views.ts';
import { mayLook } from '../access.ts';
import { proposalEvents } from '../contract.ts';
import { changed, dayIn, settle, weighed } from '../decide.ts';
import { dropProposals, insertProposal, keptProposals, lockLook, markTold, refreshProposal } from '../sql.ts';
import { readersOf } from '../views.ts';

const DAY_MS = 86_400_000;
/** A quarter; answers to questions a month. */
const PERIOD_DAYS = 92;
const MONTH_DAYS = 30;

/** Looks for what the last quarter speaks for. What is new is told to those who may decide upon it, at most once a night. */
export const lookForProposals = action('attributions.lookForProposals', z.object({}), async (tx): Promise<{ found: number }> => {
  must(mayLook(tx.actor));
  const { toldOn } = await lockLook(tx);
  const { timeZone } = await centreOf(tx);
  const since = new Date(tx.now.getTime() - PERIOD_DAYS * DAY_MS);
  const steps = settle(await keptProposals(tx), await found(tx, since), tx.now);
  const period = { from: dayIn(since, timeZone), to: dayIn(tx.now, timeZone) };
  await dropProposals(tx, steps.drop);
  for (const one of steps.refresh) await refreshProposal(tx, one.id, one.state, one.found, period);
  for (const one of steps.put) await insertProposal(tx, one, period);
  if (steps.fresh > 0 && toldOn !== period.to && tx.actor.kind === 'system') {
    await tellManagers(tx, steps.fresh);
    await markTold(tx, period.to);
  }
  tx.record({ name: proposalEvents.looked, audience: await readersOf(tx), data: { found: steps.fresh } });
  return { found: steps.fresh };
});

async function found(tx: Tx, since: Date): Promise<Found[]> {
  const inForce = await versionInForce(tx);
  if (!inForce) return [];
  const all = await rowsOf(tx, inForce.id);
  const [scales, kinds] = [await scalesOf(tx), await actionKinds(tx)];
  const list: Found[] = [];
  for (const { code, exposure } of kinds) {
    const rows = all.filter((row) => row.action === code);
    if (rows.length === 0) continue;
    const past = await pastOf(tx, [code], since);
    for (const one of [...mine(rows, past, exposure, scales), ...pressed(rows, past)])
      list.push(await priced(tx, one, rows, since));
  }
  const worth = kinds.filter((kind) => kind.exposure === 'money').map((kind) => kind.code);
  list.push(...splitters(await pastOf(tx, worth, since, 'ownGrants'), all));
  list.push(...stampers(await decidersSince(tx, since)));
  list.push(...notices(await answersSince(tx, new Date(tx.now.getTime() - MONTH_DAYS * DAY_MS))));
  return list;
}

/** The price of a change is what replay says of it, so that both tell the same. */
async function priced(tx: Tx, one: Found, before: Attribution[], from: Date): Promise<Found> {
  if (!one.change) return one;
  const { figures } = await replayRows(tx, { before, after: changed(before, one), from, to: tx.now });
  return weighed(one, figures);
}

async function tellManagers(tx: Tx, count: number): Promise<void> {
  const people = await allPeople(tx);
  const personIds = people
    .filter((one) => one.active && (one.role === 'CENTRE_MANAGER' || one.role === 'AUTHORITY'))
    .map((one) => one.id);
  if (personIds.length > 0) await notify(tx, { personIds, word: 'attributions.told.proposals', params: { count } });
}

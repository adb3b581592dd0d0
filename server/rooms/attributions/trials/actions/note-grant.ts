import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayWithin } from '../../access.ts';
import { drawAudit } from '../audits/actions/draw-audit.ts';
import { lockTimeline } from '../../policy/sql.ts';
import { currencyOf } from '../../ruling/views.ts';
import { isOf, isTried } from '../cells/decide.ts';
import { keptWhole } from '../arms/views.ts';
import { insertGrant, lockTrial } from '../sql.ts';
import { armOfPerson, trialsNow } from '../views.ts';
import { brakeTrial } from './brake-trial.ts';

const input = z.object({
  warrantId: z.uuid(),
  rulingId: z.uuid(),
  action: z.string(),
  amount: z.object({ minor: z.int(), currency: z.string() }).nullable(),
  /** Who granted or authorised it, beside whose ruling it was. */
  barred: z.array(z.uuid()),
});

/**
 * Something was granted: where it is what a trial is about, it is noted, perhaps drawn to be looked at again, and the brake looks. System
 * only; told twice, it is noted once.
 */
export const noteGrant = action('attributions.noteGrant', input, async (tx, grant): Promise<void> => {
  must(mayWithin(tx.actor, tx.act, 'attributions.noteGrant'));
  const concerned = (await trialsNow(tx, { watched: true })).filter((one) =>
    one.cells.some((cell) => cell.after.action === grant.action),
  );
  if (concerned.length === 0) return;
  await lockTimeline(tx);
  const ruling = await keptWhole(tx, grant.rulingId);
  for (const { id: trialId } of concerned) {
    const trial = await lockTrial(tx, trialId);
    if (!trial || (trial.state !== 'running' && trial.state !== 'confirmed') || ruling.at < trial.startedAt) continue;
    const { ask, usage, holder } = ruling;
    const cell = trial.cells.findIndex((one) => isTried(one, ask, usage, holder.personId));
    const tried = trial.cells[cell];
    if (!tried) continue;
    const arm =
      trial.state === 'running'
        ? await armOfPerson(tx, trialId, holder.personId)
        : isOf(tried.after.holder, holder)
          ? 'everyone'
          : null;
    if (arm === null) continue;
    const minor = grant.amount?.currency === (await currencyOf(tx)) ? grant.amount.minor : null;
    const { warrantId, rulingId } = grant;
    await insertGrant(tx, { trialId, warrantId, rulingId, cell, personId: holder.personId, arm, minor }, ruling.at);
    await drawAudit(tx, { trial, warrantId, ruling, barred: [holder.personId, ...grant.barred] });
    await brakeTrial(tx, trial);
  }
});

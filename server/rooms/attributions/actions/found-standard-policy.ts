import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must } from '../../../platform/refusal.ts';
import { mayFoundPolicy } from '../policy/access.ts';
import { activate, insertDraft, lockTimeline, putExamples, upsertRows } from '../policy/sql.ts';
import { forget } from '../ruling/views.ts';
import { upsertKinds } from '../sql.ts';
import { STANDARD_EXAMPLES } from '../standard-examples/contract.ts';
import { STANDARD_KINDS } from '../standard-kinds/contract.ts';
import { standardRows } from '../standard-policy/decide.ts';

/** Gives a centre its kinds of action and the first version of its policy, in force at once. A centre that has one keeps it. */
export const foundStandardPolicy = action(
  'attributions.foundStandardPolicy',
  z.object({}),
  async (tx): Promise<{ versionId: string | null }> => {
    must(mayFoundPolicy(tx.actor));
    const [first] = await lockTimeline(tx);
    const versionId = first ? null : await insertDraft(tx, null);
    if (!versionId) return { versionId: first?.id ?? null };
    await upsertKinds(tx, STANDARD_KINDS);
    const rows = standardRows(STANDARD_KINDS.map((kind) => kind.code));
    await upsertRows(
      tx,
      versionId,
      rows.map((row) => ({ ...row, id: newId() })),
    );
    await putExamples(
      tx,
      versionId,
      STANDARD_EXAMPLES.map(({ role, ...one }) => ({ ...one, holder: { role } })),
    );
    await activate(tx, versionId, tx.now, null);
    forget(tx);
    tx.record({
      name: 'attributions.policyActivated',
      subjectId: versionId,
      audience: ['centre'],
      data: { versionId, number: 1, from: tx.now.toISOString() },
    });
    return { versionId };
  },
);

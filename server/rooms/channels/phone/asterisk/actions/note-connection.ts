import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must } from '../../../../../platform/refusal.ts';
import { notify } from '../../../../organization/actions/notify.ts';
import { allPeople } from '../../../../organization/views.ts';
import { keepsLines, mayHear } from '../../access.ts';
import { events } from '../../contract.ts';
import { noteProblem } from '../../lines/sql.ts';

/** Whether a line has its exchange: seen at the line, and whoever keeps the lines is told once when it is lost. Not for its password: what is said of it is the exchange's own word. */
export const noteConnection = action(
  'phone.noteConnection',
  z.object({ lineId: z.uuid(), line: z.string(), problem: z.string().max(500).nullable() }),
  async (tx, { lineId, line, problem }): Promise<void> => {
    must(mayHear(tx.actor));
    if (!(await noteProblem(tx, lineId, problem))) return;
    tx.record({ name: events.lineChanged, subjectId: lineId, audience: [], data: { lineId } });
    if (problem === null) return;
    const personIds = (await allPeople(tx)).flatMap(({ id, role, active }) => (active && keepsLines(role) ? [id] : []));
    await notify(tx, { personIds, word: 'phone.lineDown', params: { line, said: problem } });
  },
);

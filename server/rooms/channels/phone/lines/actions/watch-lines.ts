import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must } from '../../../../../platform/refusal.ts';
import { gapsOf, usualQuiet } from '../../../../../platform/silence.ts';
import { sayTime } from '../../../../../platform/words.ts';
import { workingMinutesBetween } from '../../../../../platform/working-time.ts';
import { notify } from '../../../../organization/actions/notify.ts';
import { allPeople, calendarOf, centreOf } from '../../../../organization/views.ts';
import { keepsLines, mayHear } from '../../access.ts';
import { events } from '../../contract.ts';
import { noteQuiet } from '../sql.ts';
import { callsCame, linesHeard } from '../views.ts';

/**
 * Looks after every line that an exchange tells of: when nothing was heard for longer than is usual in working hours, whoever keeps the lines is told once,
 * until it is heard again. A line that has lost its connection has said so already.
 */
export const watchLines = action('phone.watchLines', z.object({}), async (tx): Promise<void> => {
  must(mayHear(tx.actor));
  const calendar = await calendarOf(tx, {});
  for (const { id, name, last_event_at: heard, problem } of await linesHeard(tx)) {
    if (!heard) continue;
    const isQuiet = workingMinutesBetween(calendar, heard, tx.now) >= usualQuiet(gapsOf(calendar, await callsCame(tx, id)));
    if (isQuiet && problem !== null) continue;
    if (!(await noteQuiet(tx, id, isQuiet ? heard : null))) continue;
    tx.record({ name: events.lineChanged, subjectId: id, audience: [], data: { lineId: id } });
    if (!isQuiet) continue;
    const { locale, timeZone } = await centreOf(tx);
    const personIds = (await allPeople(tx)).flatMap((one) => (one.active && keepsLines(one.role) ? [one.id] : []));
    await notify(tx, { personIds, word: 'phone.lineQuiet', params: { line: name, at: sayTime(locale, heard, timeZone) } });
  }
});

import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayChangeCentre } from '../access.ts';
import { events, routes } from '../contract.ts';
import { judgeHours, judgeTimeZone, onePerDay } from '../decide.ts';
import { deleteHolidays, insertHolidays, updateCentre } from '../sql.ts';

/** Name, zone, hours and holidays of the centre. Holidays given take the place of all that were kept. */
export const changeCentre = action('organization.changeCentre', routes.centre.body, async (tx, { holidays, ...change }) => {
  must(mayChangeCentre(tx.actor));
  if (change.timeZone) must(judgeTimeZone(change.timeZone));
  if (change.hours) must(judgeHours(change.hours));
  await updateCentre(tx, change);
  if (holidays) {
    await deleteHolidays(tx);
    await insertHolidays(tx, onePerDay(holidays));
  }
  tx.record({
    name: events.centreChanged,
    audience: ['centre'],
    data: { ...change, ...(holidays ? { holidays: holidays.length } : {}) },
  });
});

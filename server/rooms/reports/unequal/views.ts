import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { kindNames } from '../../attributions/views.ts';
import { allPeople, allUnits } from '../../organization/views.ts';
import { type Period, spanOf } from '../views.ts';
import type { unequalRoutes } from './contract.ts';
import { type Decided, unequal } from './decide.ts';

type Row = Omit<Decided, 'parties' | 'granted'> & { holderId: string; vendorId: string | null; ended: string };
const MOST = 50_000;

/** Like requests with unlike outcomes in a period, for those who read reports. */
export async function unequalTreatment(tx: Tx, period: Period): Promise<z.output<(typeof unequalRoutes)['unequal']['returns']>> {
  const { start, end } = await spanOf(tx, period);
  const { rows } =
    await sql<Row>`select action, reason, minor, ended, waited_minutes as "waitedMinutes", case_id as "caseId", holder_id as "holderId", vendor_id as "vendorId"
    from decided_request where org_id = ${tx.orgId} and at >= ${start} and at < ${end} order by at desc limit ${MOST}`.execute(
      tx.sql,
    );
  const [people, units, kinds] = [await allPeople(tx), await allUnits(tx), await kindNames(tx)];
  const person = new Map(people.map((one) => [one.id, one]));
  const unit = new Map(units.map((one) => [one.id, tx.actor.locale === 'en' ? one.nameEn : one.nameEs]));
  const decided = rows.map(({ holderId, vendorId, ended, ...row }): Decided => {
    const who = person.get(holderId);
    const team = who ? unit.get(who.unitId) : undefined;
    const vendor = vendorId === null ? undefined : unit.get(vendorId);
    return {
      ...row,
      granted: ended === 'granted',
      parties: [
        ...(who ? [{ by: 'agent' as const, id: holderId, name: who.name }] : []),
        ...(who && team ? [{ by: 'team' as const, id: who.unitId, name: team }] : []),
        ...(vendorId !== null && vendor ? [{ by: 'vendor' as const, id: vendorId, name: vendor }] : []),
      ],
    };
  });
  const groups = unequal(decided).map((group) => ({ ...group, actionName: kinds.get(group.action) ?? group.action }));
  return { groups: groups.sort((a, b) => a.actionName.localeCompare(b.actionName, 'es')), looked: rows.length };
}

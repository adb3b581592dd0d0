import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FoundedCentre, foundedHouse } from '../../../../test/founded.ts';
import { act, look } from '../../../platform/act.ts';
import type { Actor } from '../../../platform/actor.ts';
import { addAbsence } from '../absences/actions/add-absence.ts';
import { removeAbsence } from '../absences/actions/remove-absence.ts';
import { putPerson } from '../actions/put-person.ts';
import { putUnit } from '../actions/put-unit.ts';
import { chainAbove, personById, unitByCode } from '../views.ts';

const house = await foundedHouse();
afterAll(() => house.close());

let centre: FoundedCentre;
let [diego, marta, carla, ana]: Actor[] = [];
const admin = () => house.as(centre.admin);
const line = () =>
  look(admin(), async (tx) =>
    (await chainAbove(tx, ana?.id ?? '', tx.now)).map(({ holder, absent, deputy }) =>
      absent ? `(${holder.name} ${deputy?.holder.name ?? '–'})` : holder.name,
    ),
  );
async function under(superior: Actor | undefined): Promise<void> {
  const before = await look(admin(), (tx) => personById(tx, ana?.id ?? ''));
  if (!before) throw new Error('Ana is gone');
  const { id, name, role, email, unitId } = before;
  await putPerson(admin(), { id, name, role, email, unitId, superiorId: superior?.id ?? null });
}

beforeAll(async () => {
  centre = await house.centre('Lumbre');
  diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
  marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
  carla = await centre.add({ name: 'Carla', role: 'COORDINATOR', superior: marta });
  ana = await centre.add({ name: 'Ana', role: 'AGENT', superior: carla });
});

it('sees every change the moment it is made, whoever made it', async () => {
  expect(await line()).toEqual(['Carla', 'Marta', 'Diego']);
  await under(marta);
  expect(await line()).toEqual(['Marta', 'Diego']);
  const absence = await addAbsence(admin(), {
    ...{ personId: marta?.id ?? '', deputyId: carla?.id ?? null },
    ...{ startsAt: '2026-11-24T08:00:00.000Z', endsAt: '2026-11-30T08:00:00.000Z' },
  });
  expect(await line()).toEqual(['(Marta Carla)', 'Diego']);
  await removeAbsence(admin(), { absenceId: absence.id });
  await under(undefined);
  const team = await look(admin(), (tx) => unitByCode(tx, 'TEAM_1'));
  if (!team) throw new Error('there is no team');
  const { id: _, ...unit } = team;
  await putUnit(admin(), { ...unit, headId: carla?.id ?? null });
  expect((await line())[0]).toBe('Carla');
  await act(admin(), 'test.byHand', (tx) =>
    sql`update person set superior_id = ${diego?.id ?? null} where org_id = ${tx.orgId} and id = ${ana?.id}`.execute(tx.sql),
  );
  expect(await line()).toEqual(['Diego']);
  await under(carla);
});

it('begins and ends an absence with the hour, without any change', async () => {
  await addAbsence(admin(), {
    ...{ personId: carla?.id ?? '', deputyId: diego?.id ?? null },
    ...{ startsAt: '2026-12-01T08:00:00.000Z', endsAt: '2026-12-02T08:00:00.000Z' },
  });
  expect((await line())[0]).toBe('Carla');
  house.setNow('2026-12-01T08:00:00.000Z');
  expect((await line())[0]).toBe('(Carla Diego)');
  house.setNow('2026-12-02T08:00:00.000Z');
  expect((await line())[0]).toBe('Carla');
  house.setNow('2026-11-24T09:00:00.000Z');
  expect((await line())[0]).toBe('Carla');
});

it('shows a change to nobody else before it is committed, and to nobody at all when it is undone', async () => {
  const undone = act(admin(), 'test.undone', async (tx) => {
    await sql`update person set superior_id = ${marta?.id ?? null} where org_id = ${tx.orgId} and id = ${ana?.id}`.execute(
      tx.sql,
    );
    const inside = (await chainAbove(tx, ana?.id ?? '', tx.now)).map((link) => link.holder.name);
    expect(inside).toEqual(['Marta', 'Diego']);
    expect(await line()).toEqual(['Carla', 'Marta', 'Diego']);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await line()).toEqual(['Carla', 'Marta', 'Diego']);
  await under(diego);
  expect(await line()).toEqual(['Diego']);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundedHouse, type FoundedCentre, type FoundedHouse, PASSWORD, refusalOf } from '../../../test/founded.ts';
import { look } from '../../platform/act.ts';
import { type Actor, systemActor } from '../../platform/actor.ts';
import { newId } from '../../platform/ids.ts';
import { learn } from '../../platform/words.ts';
import { addAbsence } from './absences/actions/add-absence.ts';
import { removeAbsence } from './absences/actions/remove-absence.ts';
import { listAbsences } from './absences/views.ts';
import { changeCentre } from './actions/change-centre.ts';
import { fillHolidays } from './actions/fill-holidays.ts';
import { foundCentre } from './actions/found-centre.ts';
import { keepSetting } from './actions/keep-setting.ts';
import { notify } from './actions/notify.ts';
import { putPerson } from './actions/put-person.ts';
import { putUnit } from './actions/put-unit.ts';
import type { Role } from './contract.ts';
import { readNotifications } from './self/actions/read-notifications.ts';
import { me, notifications } from './self/views.ts';
import {
  allUnits,
  calendarOf,
  centreOf,
  chainAbove,
  holderOf,
  holidaysOf,
  peopleFor,
  peopleOf,
  personById,
  standInFor,
  unitByCode,
} from './views.ts';

let house: FoundedHouse;
let centre: FoundedCentre;
let other: FoundedCentre;
const staff: Record<string, Actor> = {};
const who = (name: string): Actor => staff[name] ?? expect.fail(`no ${name}`);
const as = (name: string) => house.as(who(name));

beforeAll(async () => {
  learn([{ es: { 'test.told': 'Te esperan {count}' }, en: { 'test.told': '{count} wait for you' } }]);
  house = await foundedHouse();
  centre = await house.centre('Lumbre');
  other = await house.centre('Otra');
  const add = async (name: string, role: Role, superior?: string, unit?: string) =>
    void (staff[name] = await centre.add({
      name,
      role,
      ...(superior ? { superior: who(superior) } : {}),
      ...(unit ? { unit } : {}),
    }));
  staff.admin = centre.admin;
  await add('director', 'AUTHORITY', undefined, 'AUTHORITY');
  await add('manager', 'CENTRE_MANAGER', 'director');
  await add('supervisor', 'SUPERVISOR', 'manager');
  await add('carla', 'COORDINATOR', 'supervisor');
  await add('ivan', 'COORDINATOR', 'supervisor');
  await add('ana', 'AGENT', 'carla');
  await add('berta', 'AGENT', 'carla');
  await add('fina', 'DEPARTMENT', 'director', 'DEPT_FIN');
  await add('saul', 'SECTION', undefined, 'SECTION_STOCK');
  staff.stranger = await other.add({ name: 'stranger', role: 'CENTRE_MANAGER' });
});
afterAll(() => house.close());

const away = async (name: string, deputy: string | null, days = 7) =>
  addAbsence(as('admin'), {
    personId: who(name).id,
    deputyId: deputy && who(deputy).id,
    startsAt: house.now().toISOString(),
    endsAt: new Date(house.now().getTime() + days * 86_400_000).toISOString(),
  });
const asked = (name: string) => look(as('admin'), (tx) => chainAbove(tx, who(name).id, house.now()));
const standIn = async (name: string) =>
  (await look(as('admin'), (tx) => standInFor(tx, who(name).id, house.now())))?.name ?? null;
const back = async () => {
  for (const absence of await look(as('admin'), listAbsences)) await removeAbsence(as('admin'), { absenceId: absence.id });
};

describe('founding a centre', () => {
  it('begins with the units that a first level asks, and an administrator without cases', async () => {
    const codes = (await look(as('admin'), allUnits)).map((u) => u.code);
    for (const code of [
      'AUTHORITY',
      'DEPT_FIN',
      'DEPT_LOG',
      'DEPT_IT',
      'DEPT_ENG',
      'DEPT_SAT',
      'DEPT_AFTERSALES',
      'DEPT_MKT',
      'SECTION_STOCK',
      'TEAM_1',
    ])
      expect(codes).toContain(code);
    expect(await look(as('admin'), me)).toMatchObject({
      person: { role: 'ADMIN' },
      scope: 'none',
      screens: ['information', 'people', 'settings', 'outbox'],
    });
  });

  it('gives every centre its own address and prefix of keys', async () => {
    const [one, two] = await Promise.all([look(as('admin'), centreOf), look(house.as(other.admin), centreOf)]);
    expect(one).toMatchObject({ name: 'Lumbre', slug: 'lumbre', timeZone: 'Europe/Madrid', currency: 'EUR' });
    expect(one.keyPrefix).not.toBe(two.keyPrefix);
  });

  it('is for a visitor only while there is none, and each address signs in to one centre', async () => {
    const body = {
      centre: 'Tercera',
      timeZone: 'Europe/Madrid',
      currency: 'EUR',
      name: 'X',
      email: 'x@tercera.test',
      password: PASSWORD,
      locale: 'es' as const,
    };
    expect(await refusalOf(foundCentre(house.ctx, body, 'visitor'))).toMatchObject({
      kind: 'conflict',
      reason: 'organization.alreadyFounded',
    });
    expect(await refusalOf(foundCentre(house.ctx, { ...body, email: `admin@${centre.host}` }, 'house'))).toMatchObject({
      reason: 'organization.emailTaken',
      field: 'email',
    });
    expect(await refusalOf(foundCentre(house.ctx, { ...body, timeZone: 'Madrid' }, 'house'))).toMatchObject({
      field: 'timeZone',
    });
  });

  it('fills the national holidays of this year and the next, once, and they close the day', async () => {
    const session = { ctx: house.ctx, actor: systemActor(centre.orgId) };
    await fillHolidays(session, {});
    const days = await look(as('admin'), holidaysOf);
    await fillHolidays(session, {});
    expect(await look(as('admin'), holidaysOf)).toEqual(days);
    for (const day of ['2026-12-08', '2026-12-25', '2027-01-06', '2027-10-12']) expect(days.map((d) => d.day)).toContain(day);
    const calendar = await look(as('admin'), (tx) => calendarOf(tx, { personId: who('ana').id }));
    expect(calendar.holidays.has('2026-12-08')).toBe(true);
    expect(await refusalOf(fillHolidays(as('admin'), {}))).toMatchObject({ kind: 'forbidden' });
  });
});

describe('the line above', () => {
  it('runs from the nearest superior up to the authority', async () => {
    await back();
    expect((await asked('ana')).map((l) => l.holder.name)).toEqual(['carla', 'supervisor', 'manager', 'director']);
    expect((await asked('director')).map((l) => l.holder.name)).toEqual([]);
    expect((await asked('ana'))[0]).toMatchObject({
      absent: false,
      deputy: null,
      holder: { role: 'COORDINATOR', assistant: false, certifications: [] },
    });
  });

  it('shows who is away with the deputy, never the one who asks', async () => {
    await back();
    await away('carla', 'ivan');
    await away('manager', 'ana');
    const line = await asked('ana');
    expect(line.map((l) => [l.holder.name, l.absent, l.deputy?.holder.name ?? null])).toEqual([
      ['carla', true, 'ivan'],
      ['supervisor', false, null],
      ['manager', true, null],
      ['director', false, null],
    ]);
    expect((await asked('berta'))[2]?.deputy?.holder.name).toBe('ana');
  });

  it('goes from deputy to deputy and never in a circle', async () => {
    await back();
    await away('carla', 'ivan');
    expect(await standIn('carla')).toBe('ivan');
    await away('ivan', 'berta');
    expect(await standIn('carla')).toBe('berta');
    await away('berta', 'carla');
    expect(await standIn('carla')).toBe('supervisor');
    expect(await standIn('ana')).toBeNull();
  });

  it('finds somebody above where no deputy was named, and nobody only when nobody is there', async () => {
    await back();
    await away('carla', null);
    expect(await standIn('carla')).toBe('supervisor');
    await away('supervisor', null);
    await away('manager', 'fina');
    expect(await standIn('carla')).toBe('fina');
    await away('director', null);
    expect(await standIn('director')).toBeNull();
  });

  it('is over when the absence is', async () => {
    await back();
    const now = house.now();
    await away('carla', 'ivan', 1);
    expect((await look(as('admin'), (tx) => personById(tx, who('carla').id)))?.deputyName).toBe('ivan');
    house.setNow(new Date(now.getTime() + 86_400_001).toISOString());
    expect(await standIn('carla')).toBeNull();
    expect((await asked('ana'))[0]?.absent).toBe(false);
  });

  it('falls back on the heads of units, and answers for everything below a unit one heads', async () => {
    await putUnit(as('admin'), {
      code: 'DEPT_LOG',
      kind: 'department',
      nameEs: 'Logística',
      nameEn: 'Logistics',
      headId: who('fina').id,
    });
    expect((await asked('saul')).map((l) => l.holder.name)[0]).toBe('fina');
    const fina = await centre.known(who('fina').id);
    for (const code of ['DEPT_FIN', 'DEPT_LOG', 'SECTION_STOCK']) expect(fina.unitIds).toContain(await centre.unitId(code));
    expect((await look(as('admin'), (tx) => holderOf(tx, fina.id))).unitIds).toHaveLength(2);
    const stock = await look(as('admin'), async (tx) => peopleOf(tx, (await unitByCode(tx, 'DEPT_LOG'))?.id ?? ''));
    expect(stock.map((p) => p.name)).toEqual(['fina']);
  });
});

describe('absences', () => {
  const in3days = () => ({
    startsAt: house.now().toISOString(),
    endsAt: new Date(house.now().getTime() + 3 * 86_400_000).toISOString(),
  });
  it('names the field of a deputy who cannot be', async () => {
    const mine = { personId: who('ana').id, ...in3days() };
    expect(await refusalOf(addAbsence(as('ana'), { ...mine, deputyId: who('ana').id }))).toMatchObject({
      kind: 'invalid',
      reason: 'organization.deputyIsSelf',
      field: 'deputyId',
    });
    expect(await refusalOf(addAbsence(as('ana'), { ...mine, deputyId: newId() }))).toMatchObject({
      kind: 'not_found',
      field: 'deputyId',
    });
    expect(await refusalOf(addAbsence(as('ana'), { ...mine, deputyId: who('stranger').id }))).toMatchObject({
      kind: 'not_found',
      field: 'deputyId',
    });
  });

  it.each([
    ['ana', 'ana', true],
    ['ana', 'berta', false],
    ['carla', 'ana', true],
    ['carla', 'ivan', false],
    ['supervisor', 'carla', true],
    ['fina', 'ana', false],
    ['manager', 'fina', true],
    ['stranger', 'ana', false],
  ])('%s adds one of %s: %s', async (actor, person, may) => {
    const adding = addAbsence(as(actor), { personId: who(person).id, deputyId: null, ...in3days() });
    if (!may) return expect((await refusalOf(adding)).kind).toMatch(actor === 'stranger' ? 'not_found' : 'forbidden');
    const absence = await adding;
    if (person !== 'ana')
      expect(await refusalOf(removeAbsence(as('ana'), { absenceId: absence.id }))).toMatchObject({ kind: 'forbidden' });
    expect(await refusalOf(removeAbsence(as('stranger'), { absenceId: absence.id }))).toMatchObject({ kind: 'not_found' });
    await removeAbsence(as(actor), { absenceId: absence.id });
  });

  it('are listed to those who may see them', async () => {
    await back();
    await away('ana', 'fina');
    await away('carla', null);
    const seen = async (name: string) => (await look(as(name), listAbsences)).map((a) => a.personName).sort();
    expect(await seen('berta')).toEqual(['ana', 'carla']);
    expect(await seen('fina')).toEqual(['ana']);
    expect(await seen('saul')).toEqual([]);
    expect(await seen('stranger')).toEqual([]);
  });
});

describe('people and units', () => {
  const asIs = async (name: string) => {
    const { id, email, role, unitId, superiorId, ...rest } =
      (await look(house.as(centre.admin), (tx) => personById(tx, who(name).id))) ?? expect.fail();
    return { id, name: rest.name, email, role, unitId, superiorId };
  };

  it('are administered by administrators and the centre manager, who raises nobody above himself', async () => {
    const ana = await asIs('ana');
    for (const name of ['ana', 'carla', 'supervisor', 'fina', 'director'])
      expect(await refusalOf(putPerson(as(name), { ...ana, skills: ['phone'] }))).toMatchObject({ kind: 'forbidden' });
    expect(await putPerson(as('manager'), { ...ana, skills: ['phone'], certifications: ['REFUNDS'] })).toMatchObject({
      skills: ['phone'],
      certifications: ['REFUNDS'],
    });
    expect(await refusalOf(putPerson(as('manager'), { ...ana, role: 'AUTHORITY' }))).toMatchObject({
      reason: 'organization.reservedRole',
      field: 'role',
    });
    expect(await refusalOf(putPerson(as('manager'), { ...(await asIs('director')), password: PASSWORD }))).toMatchObject({
      reason: 'organization.reservedRole',
    });
    expect(await refusalOf(putPerson(as('manager'), { ...(await asIs('manager')), role: 'AUTHORITY' }))).toMatchObject({
      kind: 'forbidden',
    });
    expect(
      await refusalOf(
        putUnit(as('manager'), { code: 'AUTHORITY', kind: 'authority', nameEs: 'D', nameEn: 'M', headId: who('manager').id }),
      ),
    ).toMatchObject({ kind: 'forbidden' });
  });

  it('keep an administrator, and nobody moves himself', async () => {
    const admin = await asIs('admin');
    expect(await refusalOf(putPerson(as('admin'), { ...admin, active: false }))).toMatchObject({
      reason: 'organization.notOwnPlace',
      field: 'active',
    });
    const house0 = { ctx: house.ctx, actor: systemActor(centre.orgId) };
    expect(await refusalOf(putPerson(house0, { ...admin, active: false }))).toMatchObject({
      kind: 'conflict',
      reason: 'organization.lastAdmin',
      field: 'active',
    });
    expect(await refusalOf(putPerson(house0, { ...admin, role: 'AGENT' }))).toMatchObject({
      reason: 'organization.lastAdmin',
      field: 'role',
    });
  });

  it('name the field that is wrong', async () => {
    const ana = await asIs('ana');
    const said = async (change: object) => refusalOf(putPerson(as('admin'), { ...ana, ...change }));
    expect(await said({ unitId: newId() })).toMatchObject({ reason: 'organization.unitUnknown', field: 'unitId' });
    expect(await said({ vendorId: ana.unitId })).toMatchObject({ reason: 'organization.notAVendor', field: 'vendorId' });
    expect(await said({ superiorId: who('stranger').id })).toMatchObject({
      reason: 'organization.personUnknown',
      field: 'superiorId',
    });
    expect(await said({ superiorId: ana.id })).toMatchObject({ reason: 'organization.superiorCircle', field: 'superiorId' });
    expect(await said({ email: `ADMIN@${other.host}` })).toMatchObject({ reason: 'organization.emailTaken', field: 'email' });
    const taken = { reason: 'organization.emailTaken', field: 'email' };
    const { email } = await asIs('admin');
    expect(await said({ email: email.toUpperCase() })).toMatchObject(taken);
    const { id: _, ...fresh } = ana;
    expect(await refusalOf(putPerson(as('admin'), { ...fresh, name: 'Otra' }))).toMatchObject(taken);
    expect(await said({ email: 'no address' })).toMatchObject({ kind: 'invalid', field: 'email' });
    const unit = { code: 'TEAM_1', kind: 'team' as const, nameEs: 'Equipo', nameEn: 'Team' };
    expect(await refusalOf(putUnit(as('admin'), { ...unit, parentId: await centre.unitId('TEAM_1') }))).toMatchObject({
      reason: 'organization.unitCircle',
      field: 'parentId',
    });
    expect(await refusalOf(putUnit(as('admin'), { ...unit, hours: { mon: [['18:00', '09:00']] } }))).toMatchObject({
      field: 'hours.mon',
    });
  });

  it('are found by those of the centre, and by shared roles only near them', async () => {
    const seen = async (name: string) => (await look(as(name), peopleFor)).map((p) => p.name);
    expect(await seen('ana')).toEqual(await seen('admin'));
    expect(await seen('saul')).toEqual(['saul']);
    expect(await seen('stranger')).not.toContain('ana');
    expect(await look(as('stranger'), (tx) => personById(tx, who('ana').id))).toBeNull();
    expect(await refusalOf(putPerson(as('stranger'), { ...(await asIs('ana')), skills: [] }))).toMatchObject({
      kind: 'not_found',
      field: 'id',
    });
  });

  it('let the centre be changed by those who keep it', async () => {
    for (const name of ['ana', 'supervisor', 'fina'])
      expect(await refusalOf(changeCentre(as(name), { name: 'Mía' }))).toMatchObject({ kind: 'forbidden' });
    await changeCentre(as('manager'), { hours: { mon: [['10:00', '12:00']] }, holidays: [{ day: '2026-12-24', name: 'Local' }] });
    expect(await look(as('ana'), (tx) => calendarOf(tx, {}))).toMatchObject({
      hours: { mon: [['10:00', '12:00']] },
      holidays: new Set(['2026-12-24']),
    });
    await keepSetting({ ctx: house.ctx, actor: systemActor(centre.orgId) }, { name: 'mailConfigured', value: true });
    expect((await look(as('ana'), me)).centre.mailConfigured).toBe(true);
    expect((await look(as('stranger'), me)).centre.mailConfigured).toBe(false);
  });
});

describe('being told', () => {
  it('reaches each person of a unit once, in their language, until it is read', async () => {
    const session = { ctx: house.ctx, actor: systemActor(centre.orgId) };
    const team = await centre.unitId('TEAM_1');
    await readNotifications(as('ana'), {});
    const { told } = await notify(session, {
      personIds: [who('ana').id, who('stranger').id],
      unitIds: [team],
      word: 'test.told',
      params: { count: 2 },
    });
    expect(told.filter((id) => id === who('ana').id)).toHaveLength(1);
    expect(told).not.toContain(who('stranger').id);
    expect((await look(as('ana'), notifications)).filter((n) => n.readAt === null).map((n) => n.text)).toEqual(['Te esperan 2']);
    expect((await look(as('ana'), me)).unread).toBe(1);
    await readNotifications(as('ana'), {});
    expect((await look(as('ana'), me)).unread).toBe(0);
    expect((await look(as('fina'), notifications)).map((n) => n.text)).not.toContain('Te esperan 2');
    expect(await refusalOf(notify(as('admin'), { personIds: [who('ana').id], word: 'test.told' }))).toMatchObject({
      kind: 'forbidden',
    });
  });
});

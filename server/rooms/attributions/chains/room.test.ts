import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundedCentre, foundedHouse, refusalOf } from '../../../../test/founded.ts';
import { look } from '../../../platform/act.ts';
import { type Actor, systemActor } from '../../../platform/actor.ts';
import { learn } from '../../../platform/words.ts';
import { words } from '../../../words/attributions.ts';
import { words as organizationWords } from '../../../words/organization.ts';
import { addAbsence } from '../../organization/absences/actions/add-absence.ts';
import { changeCentre } from '../../organization/actions/change-centre.ts';
import { putPerson } from '../../organization/actions/put-person.ts';
import { addDuty } from '../../organization/duty/actions/add-duty.ts';
import { removeDuty } from '../../organization/duty/actions/remove-duty.ts';
import { listDuties } from '../../organization/duty/views.ts';
import { notifications } from '../../organization/self/views.ts';
import type { Step } from '../contract.ts';
import { reactions } from '../events.ts';
import { activateDraft } from '../policy/actions/activate-draft.ts';
import { changeDraft } from '../policy/actions/change-draft.ts';
import { checkDraft } from '../policy/actions/check-draft.ts';
import { draft } from '../policy/actions/draft.ts';
import { zChainsCheck, zWhoDecides } from './contract.ts';
import { checkChains, whoDecides } from './views.ts';

learn([words, organizationWords]);
const house = await foundedHouse();
afterAll(() => house.close());

let centre: FoundedCentre;
let [diego, marta, carla, ivan, ana, pep]: Actor[] = [];
const as = (who: Actor | undefined) => house.as(who ?? systemActor(centre.orgId));
/** A Tuesday at ten; and the Saturday after at two in the night, in Madrid. */
const TUESDAY = '2026-11-24T09:00:00.000Z';
const SATURDAY = '2026-11-28T01:00:00.000Z';
const ask = {
  action: 'REFUND_PARTIAL',
  amountMinor: 8_000,
  facts: JSON.stringify({ ground: 'discretion', evidence: ['photo'] }),
};
const who = (at: string, by = ana, more = {}) => look(as(by), (tx) => whoDecides(tx, { ...ask, at, ...more }));

beforeAll(async () => {
  house.setNow(TUESDAY);
  centre = await house.centre('Guardia');
  for (const reaction of reactions.filter((one) => one.name === 'attributions.foundStandardPolicy'))
    await reaction.run(as(undefined), {} as never);
  diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
  marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
  carla = await centre.add({ name: 'Carla', role: 'COORDINATOR', superior: marta });
  ivan = await centre.add({ name: 'Ivan', role: 'COORDINATOR', superior: marta });
  ana = await centre.add({ name: 'Ana', role: 'AGENT', superior: carla });
  pep = await centre.add({ name: 'Pep', role: 'AGENT', superior: carla });
});

describe('the rota', () => {
  const week = {
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const,
    from: '18:00',
    to: '09:00',
    fromDate: '2026-11-01',
  };
  it('is kept by those who administer; nobody puts themselves on it, nor lends limits above their own', async () => {
    const wanted = { ...week, days: [...week.days], personId: ivan?.id ?? '', role: 'COORDINATOR' };
    expect((await refusalOf(addDuty(as(ana), wanted))).reason).toBe('organization.mayNot');
    expect((await refusalOf(addDuty(as(marta), { ...wanted, personId: marta?.id ?? '' }))).reason).toBe(
      'organization.notOwnDuty',
    );
    expect(await refusalOf(addDuty(as(marta), { ...wanted, role: 'AUTHORITY' }))).toMatchObject({
      kind: 'forbidden',
      field: 'role',
    });
    expect((await refusalOf(addDuty(as(marta), { ...wanted, unitId: await centre.unitId('TEAM_1') }))).reason).toBe(
      'organization.dutyForWhom',
    );
    expect((await refusalOf(addDuty(as(marta), { ...wanted, toDate: '2026-10-01' }))).reason).toBe('organization.dutyEndsBefore');
    expect((await refusalOf(addDuty(as(marta), { ...wanted, personId: centre.admin.id }))).reason).toBe(
      'organization.deputyMayNotDecide',
    );
    const duty = await addDuty(as(marta), wanted);
    expect((await look(as(ana), listDuties)).map((one) => one.personName)).toEqual(['Ivan']);
    expect((await look(as(ivan), notifications)).map((one) => one.text)).toContain(
      'Estás de guardia de 18:00 a 09:00. Fuera de horario te llegará lo que haya que decidir.',
    );
    const other = await house.centre('Otra');
    expect(await look(house.as(other.admin), listDuties)).toEqual([]);
    expect((await refusalOf(removeDuty(house.as(other.admin), { dutyId: duty.id }))).kind).toBe('not_found');
    await removeDuty(as(marta), { dutyId: duty.id });
  });
});

describe('who would decide', () => {
  it('by day the superior, there and within their limit; the answer says so', async () => {
    const told = await who(TUESDAY);
    expect(() => zWhoDecides.parse(told)).not.toThrow();
    expect(told).toMatchObject({ circuit: 'authorised', byLine: true, asker: { name: 'Ana' }, end: 'Diego' });
    expect(told.steps[0]?.seats[0]).toMatchObject({ name: 'Carla', presence: 'here', from: TUESDAY });
    expect(told.sentence).toContain('Carla');
    expect(told.sentence).not.toMatch(/[{}]|_none/);
  });

  it('on Saturday at two nobody works: it would wait for Monday, unless somebody is on duty', async () => {
    const before = await who(SATURDAY);
    expect(before.steps[0]?.seats[0]).toMatchObject({
      name: 'Carla',
      presence: 'outside',
      reachedAt: '2026-11-30T08:00:00.000Z',
    });
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
    const duty = await addDuty(as(marta), {
      ...{ personId: ivan?.id ?? '', role: 'COORDINATOR', days: [...days], from: '18:00', to: '09:00', fromDate: '2026-11-01' },
    });
    const night = await who(SATURDAY);
    expect(night.steps[0]?.seats[0]).toMatchObject({ name: 'Ivan', standsInFor: 'Carla', onDuty: true, presence: 'here' });
    expect(night.steps[0]?.seats[0]?.to, 'minutes of duty are minutes').toBe('2026-11-28T03:00:00.000Z');
    expect(night.sentence).toContain('Ivan, de guardia, en lugar de Carla');
    expect((await who(TUESDAY)).steps[0]?.seats[0]).toMatchObject({ name: 'Carla', onDuty: false });
    await removeDuty(as(marta), { dutyId: duty.id });
  });

  it('of others only those who lead ask; somebody of a role stands for it', async () => {
    expect((await refusalOf(who(TUESDAY, ana, { holderId: pep?.id }))).kind).toBe('forbidden');
    expect((await who(TUESDAY, carla, { holderId: pep?.id })).asker.name).toBe('Pep');
    expect((await who(TUESDAY, marta, { role: 'AGENT' })).asker.name).toBe('Ana');
    expect((await refusalOf(who(TUESDAY, marta, { role: 'SUPERVISOR' }))).reason).toBe('attributions.roleEmpty');
    expect((await refusalOf(who(TUESDAY, ana, { facts: 'nada' }))).field).toBe('facts');
    expect((await refusalOf(who(TUESDAY, ana, { action: 'NOTHING' }))).field).toBe('action');
  });
});

describe('a chain that ends in nobody', () => {
  const put = async (steps: Step[], holder = { kind: 'role' as const, ref: 'AGENT' }) => {
    const { attributions } = await draft(as(marta), {});
    const [row] = attributions.filter(
      (one) => one.action === 'REFUND_PARTIAL' && one.circuit === 'own' && one.holder.ref === 'AGENT',
    );
    const { id: _, ...rest } = row!;
    return changeDraft(as(marta), { put: [{ ...rest, holder, circuit: 'authorised', limits: [], requirements: [], steps }] });
  };
  const step = (of: Step['of'], need: Step['need'] = 'any', upTo: number | null = null): Step => ({ need, of, upTo });
  const person = (one: Actor | undefined) => ({ kind: 'person' as const, ref: one?.id ?? '' });

  it('is refused when saved, by cell', async () => {
    const wrong = async (steps: Step[], holder?: Parameters<typeof put>[1]) => {
      const { reason, field } = await refusalOf(put(steps, holder));
      return `${reason} ${field}`;
    };
    const empty = step([{ kind: 'role', ref: 'SUPERVISOR' }]);
    expect(await wrong([empty])).toBe('attributions.stepNobody put.0.steps.0.of');
    expect(await wrong([step([person(carla)], 'any', 100), step([{ kind: 'unit', ref: await centre.unitId('DEPT_FIN') }])])).toBe(
      'attributions.stepNobody put.0.steps.1.of',
    );
    expect(await wrong([step([person(carla), { kind: 'role', ref: 'SUPERVISOR' }], 'all')])).toBe(
      'attributions.stepNobody put.0.steps.0.of',
    );
    expect(await wrong([step([person(marta)])], { kind: 'role' as never, ref: 'CENTRE_MANAGER' })).toBe(
      'attributions.stepOnlyAsker put.0.steps.0.of',
    );
    expect(await wrong([step([{ kind: 'role', ref: 'KING' }])])).toBe('attributions.roleUnknown put.0.steps.0.of');
    expect(await wrong([step([{ kind: 'person', ref: '01900000-0000-7000-8000-000000000000' }])])).toBe(
      'attributions.holderUnknown put.0.steps.0.of',
    );
    expect(await wrong([step([person(carla)], 'any', 500), step([person(marta)], 'any', 400)])).toBe(
      'attributions.stepsFall put.0.steps.1.upTo',
    );
    expect(await wrong([], { kind: 'role' as never, ref: 'AUTHORITY' })).toBe('attributions.nobodyAboveHolder put.0.circuit');
    await putPerson(as(centre.admin), {
      ...{ id: ivan?.id ?? '', name: 'Ivan', role: 'COORDINATOR', email: `ivan@${centre.host}`, active: false },
      unitId: await centre.unitId('TEAM_1'),
    });
    expect(await wrong([step([person(ivan)])]), 'who has left').toBe('attributions.stepNobody put.0.steps.0.of');
  });

  it('and found when it opens later: somebody at work with nobody above, in words', async () => {
    const hours = { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']], wed: [['09:00', '18:00']] } as never;
    await changeCentre(as(centre.admin), { hours });
    const check = () => look(as(ana), checkChains);
    expect(zChainsCheck.safeParse({}).success).toBe(false);
    expect((await check()).gaps).toEqual([]);
    for (const one of [carla, marta, diego])
      await addAbsence(as(centre.admin), {
        ...{ personId: one?.id ?? '', deputyId: null, startsAt: '2026-11-30T00:00:00.000Z', endsAt: '2026-12-02T11:00:00.000Z' },
      });
    const { gaps } = await check();
    expect(gaps).toMatchObject([
      { key: '', why: 'away', people: 2, from: '2026-11-30T08:00:00.000Z', to: '2026-12-02T11:00:00.000Z' },
    ]);
    expect(gaps[0]?.text).toMatch(/no hay nadie por encima de 2 personas/);
    await addAbsence(as(centre.admin), {
      ...{
        personId: carla?.id ?? '',
        deputyId: pep?.id ?? '',
        startsAt: '2026-11-30T00:00:00.000Z',
        endsAt: '2026-12-02T11:00:00.000Z',
      },
    });
    expect((await check()).gaps[0], 'nobody is their own deputy').toMatchObject({ people: 1, why: 'away' });
    expect((await look(as(pep), notifications))[0]?.text).toMatch(/^Suples a Carla del 30\/11/);
  });

  it('a chain of its own is ruled by once it is in force, and who is asked', async () => {
    await put([step([{ kind: 'role', ref: 'COORDINATOR' }], 'any', 5_000), step([person(marta), person(diego)], 'all')]);
    await checkDraft(as(marta), {});
    await activateDraft(as(diego), {});
    const told = await who(TUESDAY);
    expect(told.steps.map((one) => [one.need, one.upTo, one.seats.map((seat) => seat.name)])).toEqual([
      ['any', 5_000, ['Carla']],
      ['all', null, ['Marta', 'Diego']],
    ]);
    expect((await who(TUESDAY, ana, { amountMinor: 4_000, facts: '{"ground":"discretion"}' })).steps.length).toBeLessThan(2);
    const gaps = (await look(as(ana), checkChains)).gaps.filter((one) => one.step !== null);
    expect(gaps[0]?.text).toMatch(/paso 1/);
  });
});

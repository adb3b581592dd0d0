import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundedCentre, foundedHouse, refusalOf } from '../../../../test/founded.ts';
import { act, look } from '../../../platform/act.ts';
import { type Actor, systemActor } from '../../../platform/actor.ts';
import { newId } from '../../../platform/ids.ts';
import type { RecordedEvent } from '../../../platform/record.ts';
import { learn } from '../../../platform/words.ts';
import { words } from '../../../words/attributions.ts';
import { words as earnedWords } from '../../../words/earned.ts';
import { addAbsence } from '../../organization/absences/actions/add-absence.ts';
import { putPerson } from '../../organization/actions/put-person.ts';
import { addReview } from '../../organization/reviews/actions/add-review.ts';
import { notifications } from '../../organization/self/views.ts';
import { personById } from '../../organization/views.ts';
import { addActionKind } from '../actions/add-action-kind.ts';
import { foundStandardPolicy } from '../actions/found-standard-policy.ts';
import { keepRuling } from '../actions/keep-ruling.ts';
import { mintOwn } from '../actions/mint-own.ts';
import { releaseWarrant } from '../actions/release-warrant.ts';
import { rule } from '../actions/rule.ts';
import { activateDraft } from '../policy/actions/activate-draft.ts';
import { changeDraft } from '../policy/actions/change-draft.ts';
import { checkDraft } from '../policy/actions/check-draft.ts';
import { draft } from '../policy/actions/draft.ts';
import { settleEarned } from './actions/settle-earned.ts';
import { earnedEvents } from './contract.ts';
import { reactions } from './events.ts';
import { timedJobs } from './jobs.ts';
import { budgets, earned } from './views.ts';

learn([words, earnedWords]);
const house = await foundedHouse();
afterAll(() => house.close());

type Row = Parameters<typeof changeDraft>[1]['put'];
let centre: FoundedCentre;
let [diego, marta, carla, sonia, ana, luis, stranger]: Actor[] = [];
const as = (who: Actor | undefined) => house.as(who ?? systemActor(centre.orgId));
const told = async (who: Actor | undefined) => (await look(as(who), notifications)).map((one) => one.text);
const react = async (name: string, data: Record<string, unknown>) =>
  reactions.find((one) => one.name === name)?.run(as(undefined), { orgId: centre.orgId, data } as RecordedEvent);
const nightly = () => timedJobs[0]?.run({ orgIds: [centre.orgId], sessionFor: (orgId) => house.as(systemActor(orgId)) });
const ask = (action: string, minor: number) => ({
  ...{ action, amount: { minor, currency: 'EUR' }, orderRef: newId() },
  ...{ customerId: newId(), facts: { ground: 'discretion', evidence: ['photo'] } },
});
const may = (action: string, minor: number, who = ana) => rule(as(who), ask(action, minor));
const certify = async (qualifications: { code: string; validUntil: string | null }[]) => {
  const before = await look(as(centre.admin), (tx) => personById(tx, ana?.id ?? ''));
  if (!before) throw new Error('Ana is gone');
  const { id, name, role, email, unitId } = before;
  await putPerson(as(centre.admin), { id, name, role, email, unitId, qualifications });
  await react('attributions.settleEarnedOf', { personId: id });
};
async function putInForce(put: Row) {
  await draft(as(marta), {});
  await changeDraft(as(marta), { put });
  await checkDraft(as(marta), {});
  await activateDraft(as(diego), {});
  await react('attributions.settleEarnedOfAll', {});
}
const own = (action: string, max: number, requirements: { kind: 'certification' | 'reviews'; value: string }[] = []) => ({
  ...{ action, holder: { kind: 'role' as const, ref: 'AGENT' }, circuit: 'own' as const, isRight: false, department: null },
  limits: [{ per: 'request' as const, unit: 'money' as const, max }],
  requirements,
});

beforeAll(async () => {
  centre = await house.centre('Lumbre');
  await foundStandardPolicy(as(undefined), {});
  for (const code of ['GESTO', 'ATENCION', 'VALE'])
    await addActionKind(as(centre.admin), {
      ...{ code, section: 'money', nameEs: code, nameEn: code, exposure: 'money', movesMoney: false, reversible: true },
      ...{ op: null, params: [], fits: [] },
    });
  diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
  marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
  carla = await centre.add({ name: 'Carla', role: 'COORDINATOR', superior: marta });
  sonia = await centre.add({ name: 'Sonia', role: 'COORDINATOR', superior: marta });
  ana = await centre.add({ name: 'Ana', role: 'AGENT', superior: carla });
  luis = await centre.add({ name: 'Luis', role: 'AGENT', superior: sonia });
  const other = await house.centre('Otro');
  stranger = await other.add({ name: 'Extra', role: 'AGENT' });
  await foundStandardPolicy(house.as(systemActor(other.orgId)), {});
  await putInForce([
    own('GESTO', 2_500),
    own('GESTO', 6_000, [{ kind: 'certification', value: 'PAGOS' }]),
    own('ATENCION', 6_000, [{ kind: 'reviews', value: '3' }]),
    { ...own('VALE', 10_000), limits: [{ per: 'month', unit: 'money', max: 10_000 }] },
  ]);
});

describe('a certificate', () => {
  it('gives a limit and takes it away when it expires, and each time the person is told once', async () => {
    const before = await may('GESTO', 4_000);
    expect([before.circuit, before.ownMax]).toEqual(['authorised', 2_500]);
    expect(before.reasons.map((one) => one.text.replace(/\s/g, ' '))).toContain(
      'Todavía no: falta la certificación «PAGOS»; con ella, podrías hasta 60,00 €.',
    );
    expect(await told(ana)).toEqual([]);
    await certify([{ code: 'PAGOS', validUntil: '2026-12-01T00:00:00.000Z' }]);
    expect(await may('GESTO', 4_000)).toMatchObject({ circuit: 'own', ownMax: 6_000 });
    await nightly();
    expect((await told(ana)).map((one) => one.replace(/\s/g, ' '))).toEqual([
      'Desde hoy puedes: GESTO, por tu cuenta, hasta 60,00 € por petición (certificación «PAGOS», válida hasta el 1 dic 2026).',
    ]);
    house.setNow('2026-11-30T23:59:59.999Z');
    expect((await may('GESTO', 4_000)).circuit).toBe('own');
    house.setNow('2026-12-01T00:00:00.000Z');
    expect((await may('GESTO', 4_000)).circuit).toBe('authorised');
    await nightly();
    await nightly();
    expect((await told(ana)).length).toBe(2);
    expect((await told(ana))[0]?.replace(/\s/g, ' ')).toBe(
      'Ya no puedes: GESTO, por tu cuenta, hasta 60,00 € por petición (la certificación «PAGOS» caducó el 1 dic 2026).',
    );
    expect(await told(luis)).toEqual([]);
  });
  it('is told in the reader’s language, and its live event reaches those above and nobody else', async () => {
    const found = await look(as(centre.admin), (tx) =>
      sql<{
        audience: string[];
      }>`select audience from event where org_id = ${tx.orgId} and name = ${earnedEvents.changed} limit 1`.execute(tx.sql),
    );
    const heard = [ana, carla, marta, diego].map((who) => `person:${who?.id}`);
    expect(found.rows[0]?.audience.toSorted()).toEqual(heard.toSorted());
  });
});

describe('well reviewed grants', () => {
  const reviewed = (verdict: 'right' | 'less' | 'denied', auditId = newId()) =>
    react('attributions.countReview', { auditId, personId: ana?.id, verdict }).then(() =>
      react('attributions.settleEarnedOf', { personId: ana?.id }),
    );

  it('count once each, and failed quality takes away what they gave until it is past', async () => {
    const start = (await told(ana)).length;
    const first = newId();
    await reviewed('right', first);
    await reviewed('right', first);
    await reviewed('right');
    const two = await may('ATENCION', 4_000);
    expect(two.circuit).toBe('authorised');
    expect(two.reasons.map((one) => one.text.replace(/\s/g, ' '))).toContain(
      'Todavía no: 2 de 3 concesiones bien revisadas; con ellas, podrías hasta 60,00 €.',
    );
    await reviewed('right');
    expect((await may('ATENCION', 4_000)).circuit).toBe('own');
    await reviewed('less');
    expect((await may('ATENCION', 4_000)).circuit).toBe('authorised');
    const news = (await told(ana)).slice(0, -start).map((one) => one.slice(0, 15));
    expect(news).toEqual(['Ya no puedes: A', 'Desde hoy puede']);
    const at = house.now().getTime();
    const later = (days: number) => house.setNow(new Date(at + days * 86_400_000).toISOString());
    later(91);
    expect((await may('ATENCION', 4_000)).circuit).toBe('own');
    later(181);
    expect((await may('ATENCION', 4_000)).circuit).toBe('authorised');
    house.setNow(new Date(at).toISOString());
  });
  it('are written by nobody by hand', async () => {
    const one = { personId: ana?.id ?? '', good: true, source: 'by hand' };
    for (const who of [ana, carla, marta, centre.admin])
      expect((await refusalOf(addReview(as(who), one))).kind).toBe('forbidden');
    for (const who of [ana, marta]) expect((await refusalOf(settleEarned(as(who), {}))).kind).toBe('forbidden');
  });
});

describe('a budget', () => {
  const grant = async (who: Actor | undefined, minor: number) => {
    const one = ask('VALE', minor);
    const { id } = await keepRuling(as(who), { ask: one });
    return mintOwn(as(who), { rulingId: id ?? '', ask: one });
  };
  const about = async (who: Actor | undefined) =>
    (await told(who)).filter((text) => text.includes('VALE')).map((one) => one.replace(/\s/g, ' '));

  it('is told at eight tenths and when it is gone, once each, however many grants want it at once', async () => {
    await addAbsence(as(centre.admin), {
      ...{ personId: carla?.id ?? '', deputyId: sonia?.id ?? null },
      ...{ startsAt: '2026-11-30T00:00:00.000Z', endsAt: '2026-12-20T00:00:00.000Z' },
    });
    await grant(ana, 7_000);
    expect(await about(ana)).toEqual([]);
    const wave = await Promise.allSettled(Array.from({ length: 8 }, () => grant(ana, 500)));
    expect(wave.filter((one) => one.status === 'fulfilled')).toHaveLength(6);
    expect(await about(ana)).toEqual([
      'Has agotado tu límite de «VALE» de este mes: 100,00 € de 100,00 €.',
      'Has usado el 80 % de tu límite de «VALE» de este mes: 80,00 € de 100,00 €.',
    ]);
    expect((await about(sonia)).map((one) => one.slice(0, 11))).toEqual(['Ana ha agot', 'Ana ha usad']);
    expect(await about(carla)).toEqual([]);
    const last = wave.find((one) => one.status === 'fulfilled');
    if (last?.status === 'fulfilled')
      await act(as(undefined), 'stores.settle', (tx) => releaseWarrant(tx, { warrantId: last.value.id }));
    await grant(ana, 500);
    expect(await about(ana)).toHaveLength(2);
  });
  it('says only the last where one grant takes it all, and begins anew with the month', async () => {
    await grant(luis, 10_000);
    expect(await about(luis)).toEqual(['Has agotado tu límite de «VALE» de este mes: 100,00 € de 100,00 €.']);
    house.setNow('2027-01-02T10:00:00.000Z');
    await grant(luis, 8_000);
    expect(await about(luis)).toHaveLength(2);
    house.setNow('2026-12-01T00:00:00.000Z');
  });
  it('is a gauge to its holder and to whoever leads them', async () => {
    const of = async (who: Actor | undefined, whose: 'me' | 'team') =>
      (await look(as(who), (tx) => budgets(tx, whose)))
        .filter((one) => one.action === 'VALE')
        .map((one) => [one.name, one.used, one.max]);
    expect(await of(ana, 'me')).toEqual([['Ana', 10_000, 10_000]]);
    expect(await of(ana, 'team')).toEqual([]);
    expect(await of(carla, 'team')).toEqual([['Ana', 10_000, 10_000]]);
    expect(await of(marta, 'team')).toEqual([
      ['Ana', 10_000, 10_000],
      ['Luis', 10_000, 10_000],
    ]);
    expect(await look(as(stranger), (tx) => budgets(tx, 'team'))).toEqual([]);
  });
});

describe('what is to be earned', () => {
  const of = (who: Actor | undefined, query: { of: 'me' | 'team'; personId?: string }) =>
    look(as(who), (tx) => earned(tx, query));

  it('is shown to oneself with what is lacking, and to those above', async () => {
    const mine = await of(ana, { of: 'me' });
    expect(mine.map((one) => [one.action, one.has, one.requirements.map(({ met }) => met)])).toEqual([
      ['ATENCION', false, [false]],
      ['GESTO', false, [false]],
    ]);
    expect(mine[0]?.requirements[0]?.text).toBe('0 de 3 concesiones bien revisadas');
    const names = async (who: Actor | undefined) => [...new Set((await of(who, { of: 'team' })).map((one) => one.name))].sort();
    expect(await names(marta)).toEqual(['Ana', 'Luis']);
    expect(await names(carla)).toEqual(['Ana']);
    expect(await names(luis)).toEqual([]);
  });
  it('is of one person to themselves, to those above and to those who keep the people', async () => {
    const personId = ana?.id ?? '';
    for (const who of [ana, carla, marta, diego, centre.admin]) expect(await of(who, { of: 'me', personId })).toHaveLength(2);
    for (const who of [luis, sonia]) expect((await refusalOf(of(who, { of: 'me', personId }))).kind).toBe('forbidden');
    expect((await refusalOf(of(stranger, { of: 'me', personId }))).kind).toBe('forbidden');
    expect(await of(centre.admin, { of: 'me', personId: stranger?.id ?? '' })).toEqual([]);
  });
});

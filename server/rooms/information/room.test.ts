import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundedHouse, type FoundedCentre, type FoundedHouse, refusalOf } from '../../../test/founded.ts';
import { look } from '../../platform/act.ts';
import type { Actor } from '../../platform/actor.ts';
import { learn } from '../../platform/words.ts';
import { words } from '../../words/information.ts';
import type { Role } from '../organization/contract.ts';
import { notifications } from '../organization/self/views.ts';
import { maySee } from './access.ts';
import { acknowledgeNotice } from './actions/acknowledge-notice.ts';
import { lookAtProducts } from './actions/look-at-products.ts';
import { openNotice } from './actions/open-notice.ts';
import { publishNotice } from './actions/publish-notice.ts';
import { putNotice } from './actions/put-notice.ts';
import { putProductFacts } from './actions/put-product-facts.ts';
import { supersedeNotice } from './actions/supersede-notice.ts';
import { withdrawNotice } from './actions/withdraw-notice.ts';
import type { Notice } from './contract.ts';
import { acknowledgedBy, listNotices, noticeById, noticeReaders, noticesFor, productFacts } from './views.ts';

let house: FoundedHouse;
let centre: FoundedCentre;
const staff: Record<string, Actor> = {};
const who = (name: string): Actor => staff[name] ?? expect.fail(`no ${name}`);
const as = (name: string) => house.as(who(name));

beforeAll(async () => {
  learn([words]);
  house = await foundedHouse();
  centre = await house.centre('Lumbre');
  const other = await house.centre('Otra');
  const add = async (name: string, role: Role, unit = 'TEAM_1') => void (staff[name] = await centre.add({ name, role, unit }));
  await add('ana', 'AGENT');
  await add('berta', 'AGENT');
  await add('carla', 'COORDINATOR');
  await add('fina', 'DEPARTMENT', 'DEPT_FIN');
  await add('edu', 'DEPARTMENT', 'DEPT_ENG');
  await add('saul', 'SECTION', 'SECTION_STOCK');
  await add('robot', 'INTEGRATION', 'DEPT_IT');
  staff.stranger = await other.add({ name: 'stranger', role: 'CENTRE_MANAGER' });
  staff.admin = centre.admin;
});
afterAll(() => house.close());

const kettle = { kind: 'product' as const, title: 'Hervidor: asa defectuosa', body: 'No enviar el lote 7.', skus: ['KET-1'] };
const later = (hours: number) => new Date(house.now().getTime() + hours * 3_600_000).toISOString();
const published = async (by: string, wanted: Partial<Parameters<typeof putNotice>[1]> = {}): Promise<Notice> =>
  publishNotice(as(by), { noticeId: (await putNotice(as(by), { ...kettle, ...wanted })).id });
const before = async (name: string, skus = ['KET-1'], actions?: string[]) =>
  (await look(as(name), (tx) => noticesFor(tx, { skus, ...(actions ? { actions } : {}) }))).map((n) => n.number);

describe('publishing', () => {
  it('numbers drafts in a row, though many are written at once, and shows them to those who lead them', async () => {
    const drafts = await Promise.all(['carla', 'fina', 'edu'].map((by) => putNotice(as(by), kettle)));
    expect(new Set(drafts.map((d) => d.number)).size).toBe(3);
    expect(drafts.every((d) => /^A-\d+$/.test(d.number) && d.phase === 'draft')).toBe(true);
    const seen = async (name: string) => (await look(as(name), (tx) => listNotices(tx, { filter: 'all' }))).length;
    expect([await seen('carla'), await seen('fina'), await seen('ana'), await seen('stranger')]).toEqual([3, 1, 0, 0]);
    for (const { id } of drafts) expect(await before('ana')).not.toContain(id);
  });

  it('stands before the product and the action it names, and nothing else', async () => {
    const notice = await published('carla', { actions: ['EXCHANGE'], withholds: true });
    expect(await before('ana')).toContain(notice.number);
    expect(await before('ana', ['KET-1'], ['EXCHANGE'])).toContain(notice.number);
    expect(await before('ana', ['KET-1'], ['REFUND'])).not.toContain(notice.number);
    expect(await before('ana', ['LAMP-2'])).not.toContain(notice.number);
    expect(await before('stranger')).toEqual([]);
    const terms = await published('carla', { kind: 'terms', skus: [], actions: ['REFUND'] });
    expect(await before('ana', ['ANYTHING'], ['REFUND'])).toEqual([terms.number]);
    const memo = await published('carla', { kind: 'memo', skus: [] });
    expect(await before('ana', ['KET-1'])).not.toContain(memo.number);
    for (const { id } of [notice, terms, memo]) await withdrawNotice(as('carla'), { noticeId: id });
  });

  it('takes effect at its instant by itself, and ends so', async () => {
    const notice = await published('carla', { effectiveAt: later(2), expiresAt: later(5) });
    const phase = async () => (await look(as('ana'), (tx) => noticeById(tx, notice.id)))?.phase;
    expect([await phase(), await before('ana')]).toEqual(['scheduled', []]);
    house.setNow(later(2));
    expect([await phase(), await before('ana')]).toEqual(['in_force', [notice.number]]);
    house.setNow(later(3));
    expect([await phase(), await before('ana')]).toEqual(['expired', []]);
  });

  it('does not change what is published, and says once what is withdrawn', async () => {
    const { id } = await published('fina');
    expect(await refusalOf(putNotice(as('fina'), { ...kettle, id }))).toMatchObject({
      kind: 'conflict',
      reason: 'information.alreadyPublished',
    });
    expect(await refusalOf(publishNotice(as('fina'), { noticeId: id }))).toMatchObject({
      reason: 'information.alreadyPublished',
    });
    await withdrawNotice(as('fina'), { noticeId: id });
    expect(await withdrawNotice(as('fina'), { noticeId: id })).toMatchObject({ phase: 'withdrawn' });
    expect(await refusalOf(publishNotice(as('fina'), { noticeId: id }))).toMatchObject({ reason: 'information.notInForce' });
  });

  it('changes a draft, and names the field that is wrong', async () => {
    const draft = await putNotice(as('fina'), kettle);
    expect(await putNotice(as('fina'), { ...kettle, id: draft.id, title: 'Otro' })).toMatchObject({
      id: draft.id,
      number: draft.number,
      title: 'Otro',
    });
    expect(await refusalOf(putNotice(as('fina'), { ...kettle, title: ' ' }))).toMatchObject({ kind: 'invalid', field: 'title' });
    expect(await refusalOf(putNotice(as('fina'), { ...kettle, unitIds: [who('ana').id] }))).toMatchObject({
      reason: 'information.unitUnknown',
      field: 'unitIds',
    });
  });
});

describe('superseding', () => {
  it('leaves the old one in force until the new one takes effect, and brings it back when that is withdrawn', async () => {
    const old = await published('carla');
    const draft = await supersedeNotice(as('carla'), {
      ...kettle,
      noticeId: old.id,
      title: 'Ya se puede enviar',
      effectiveAt: later(3),
    });
    expect(await before('ana')).toEqual([old.number]);
    const next = await publishNotice(as('carla'), { noticeId: draft.id });
    expect(next.supersedes).toEqual({ id: old.id, number: old.number });
    expect(await before('ana')).toEqual([old.number]);
    expect(await refusalOf(supersedeNotice(as('carla'), { ...kettle, noticeId: old.id }))).toMatchObject({
      kind: 'conflict',
      reason: 'information.alreadySuperseded',
      params: { number: next.number },
    });
    house.setNow(later(3));
    expect(await before('ana')).toEqual([next.number]);
    expect(await look(as('ana'), (tx) => noticeById(tx, old.id))).toMatchObject({
      phase: 'superseded',
      supersededBy: { number: next.number },
    });
    await withdrawNotice(as('carla'), { noticeId: next.id });
    expect(await before('ana')).toEqual([old.number]);
    await withdrawNotice(as('carla'), { noticeId: old.id });
  });

  it('lets one draft of two take the place', async () => {
    const old = await published('carla');
    const [one, two] = [
      await supersedeNotice(as('carla'), { ...kettle, noticeId: old.id }),
      await supersedeNotice(as('carla'), { ...kettle, noticeId: old.id }),
    ];
    const outcomes = await Promise.allSettled([one, two].map(({ id }) => publishNotice(as('carla'), { noticeId: id })));
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const { id } of [one, two, old]) await withdrawNotice(as('carla'), { noticeId: id });
  });
});

describe('reading', () => {
  it('waits for those it is for, tells them, and knows who has read it and who is late', async () => {
    const notice = await published('carla', { mustAcknowledge: true, dueAt: later(1) });
    expect((await look(as('ana'), notifications))[0]?.text).toBe(`Aviso ${notice.number}, que debes leer: ${notice.title}`);
    expect(await look(as('saul'), notifications)).toEqual([]);
    const awaited = async (name: string) =>
      (await look(as(name), (tx) => listNotices(tx, { filter: 'awaited' }))).map((n) => n.number);
    expect([await awaited('ana'), await awaited('saul')]).toEqual([[notice.number], []]);
    expect(await openNotice(as('ana'), { noticeId: notice.id })).toMatchObject({
      mine: { openedAt: house.now().toISOString(), acknowledgedAt: null, awaited: true },
    });
    await acknowledgeNotice(as('ana'), { noticeId: notice.id });
    expect(await acknowledgeNotice(as('ana'), { noticeId: notice.id })).toMatchObject({ mine: { awaited: false } });
    expect(await awaited('ana')).toEqual([]);
    expect(await look(as('ana'), (tx) => acknowledgedBy(tx, who('ana').id))).toEqual([notice.number]);
    house.setNow(later(2));
    const read = await look(as('carla'), (tx) => noticeReaders(tx, notice.id));
    expect(read).toMatchObject({ expected: 3, opened: 1, acknowledged: 1, overdue: 2 });
    expect(read.readers.filter((r) => r.overdue).map((r) => r.name)).toEqual(['berta', 'carla']);
    await withdrawNotice(as('carla'), { noticeId: notice.id });
  });

  it('is for the units it names, and hidden from the others who see only what is theirs', async () => {
    const notice = await published('fina', { mustAcknowledge: true, unitIds: [await centre.unitId('SECTION_STOCK')] });
    expect(await look(as('edu'), (tx) => noticeById(tx, notice.id))).toBeNull();
    expect(await refusalOf(openNotice(as('edu'), { noticeId: notice.id }))).toMatchObject({ kind: 'not_found' });
    expect(await before('saul')).toEqual([notice.number]);
    expect((await look(as('ana'), (tx) => noticesFor(tx, { skus: ['KET-1'] })))[0]?.mine.awaited).toBe(false);
    expect((await look(as('fina'), (tx) => noticeReaders(tx, notice.id))).readers.map((r) => r.name)).toEqual(['saul']);
  });

  it('finds in lists exactly what it opens by id', async () => {
    const everything = await look(as('carla'), (tx) => listNotices(tx, { filter: 'all' }));
    expect(everything.length).toBeGreaterThan(8);
    for (const name of ['ana', 'carla', 'fina', 'edu', 'saul', 'robot', 'admin']) {
      const listed = new Set((await look(as(name), (tx) => listNotices(tx, { filter: 'all' }))).map((n) => n.id));
      for (const notice of everything) {
        const facts = { phase: notice.phase, ownerUnitId: notice.owner.unitId, unitIds: notice.unitIds };
        expect([notice.number, listed.has(notice.id)]).toEqual([notice.number, maySee(who(name), facts)]);
        expect((await look(as(name), (tx) => noticeById(tx, notice.id))) !== null).toBe(listed.has(notice.id));
      }
    }
    expect(await look(as('stranger'), (tx) => listNotices(tx, { filter: 'all' }))).toEqual([]);
  });
});

describe('who may', () => {
  it('lets each verb to those who lead the notice', async () => {
    const { id: noticeId } = await published('edu');
    for (const name of ['ana', 'saul', 'fina', 'robot', 'admin']) {
      for (const act of [publishNotice, withdrawNotice])
        expect(await refusalOf(act(as(name), { noticeId }))).toMatchObject({ kind: 'forbidden', reason: 'information.mayNot' });
      expect(await refusalOf(supersedeNotice(as(name), { ...kettle, noticeId }))).toMatchObject({ kind: 'forbidden' });
      expect(await refusalOf(look(as(name), (tx) => noticeReaders(tx, noticeId)))).toMatchObject({ kind: 'forbidden' });
      if (name !== 'fina') expect(await refusalOf(putNotice(as(name), kettle))).toMatchObject({ kind: 'forbidden' });
    }
    for (const act of [publishNotice, withdrawNotice, openNotice, acknowledgeNotice])
      expect(await refusalOf(act(as('stranger'), { noticeId }))).toMatchObject({ kind: 'not_found' });
    expect(await refusalOf(supersedeNotice(as('stranger'), { ...kettle, noticeId }))).toMatchObject({ kind: 'not_found' });
    expect(await refusalOf(look(as('stranger'), (tx) => noticeReaders(tx, noticeId)))).toMatchObject({ kind: 'not_found' });
    expect(await withdrawNotice(as('carla'), { noticeId })).toMatchObject({ phase: 'withdrawn' });
    const draft = await putNotice(as('edu'), kettle);
    for (const name of ['ana', 'fina']) {
      for (const act of [publishNotice, withdrawNotice, openNotice, acknowledgeNotice])
        expect(await refusalOf(act(as(name), { noticeId: draft.id }))).toMatchObject({ kind: 'not_found' });
    }
    expect(await refusalOf(putNotice(as('fina'), { ...kettle, id: draft.id }))).toMatchObject({ kind: 'not_found' });
  });
});

describe('product facts', () => {
  const facts = async (name: string) =>
    (await look(as(name), (tx) => productFacts(tx, ['LAMP-2']))).map((f) => [f.name, f.value, f.previous, f.changedSinceLooked]);
  it('keep the value before, and show what changed since one last looked', async () => {
    await putProductFacts(as('edu'), {
      sku: 'LAMP-2',
      facts: [
        { name: 'garantía', value: '2 años' },
        { name: 'bombilla', value: 'E27' },
      ],
    });
    expect(await facts('ana')).toEqual([
      ['bombilla', 'E27', null, false],
      ['garantía', '2 años', null, false],
    ]);
    await lookAtProducts(as('ana'), { skus: ['LAMP-2'] });
    house.setNow(later(1));
    await putProductFacts(as('robot'), {
      sku: 'LAMP-2',
      facts: [
        { name: 'garantía', value: '3 años' },
        { name: 'bombilla', value: 'E27' },
      ],
    });
    expect(await facts('ana')).toEqual([
      ['bombilla', 'E27', null, false],
      ['garantía', '3 años', '2 años', true],
    ]);
    expect((await facts('berta')).map((f) => f[3])).toEqual([false, false]);
    await lookAtProducts(as('ana'), { skus: ['LAMP-2', 'LAMP-2'] });
    expect((await facts('ana')).map((f) => f[3])).toEqual([false, false]);
    await putProductFacts(as('edu'), { sku: 'LAMP-2', facts: [{ name: 'bombilla', value: '' }] });
    expect((await facts('ana')).map((f) => f[0])).toEqual(['garantía']);
    expect(await facts('stranger')).toEqual([]);
    for (const name of ['ana', 'saul', 'admin'])
      expect(await refusalOf(putProductFacts(as(name), { sku: 'LAMP-2', facts: [{ name: 'x', value: 'y' }] }))).toMatchObject({
        kind: 'forbidden',
      });
  });
});

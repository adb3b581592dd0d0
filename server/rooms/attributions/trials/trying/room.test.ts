import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../test/founded.ts';
import { trialHouse } from '../../../../../test/trial.ts';
import { look } from '../../../../platform/act.ts';
import { putPerson } from '../../../organization/actions/put-person.ts';
import { answerAudit } from '../audits/actions/answer-audit.ts';
import { activateDraft } from '../../policy/actions/activate-draft.ts';
import { changeDraft } from '../../policy/actions/change-draft.ts';
import { checkDraft } from '../../policy/actions/check-draft.ts';
import { discardDraft } from '../../policy/actions/discard-draft.ts';
import { readMatrix } from '../../policy/views.ts';
import { confirmTrial } from '../actions/confirm-trial.ts';
import { stopTrial } from '../actions/stop-trial.ts';
import { trials } from '../views.ts';
import { offerTrial } from './views.ts';

const house = await trialHouse();
afterAll(() => house.close());

type Here = Awaited<ReturnType<typeof house.found>>;
let here: Here;
let n = 0;
beforeEach(async () => {
  here = await house.found(`Brasa ${++n}`);
});
const offer = (who: Here['marta']) => look(here.as(who), (tx) => offerTrial(tx, { share: 500, days: 28 }));

describe('who may', () => {
  it('start: who may put it in force and had no hand in it; nobody but leaders reads; agents and others find nothing', async () => {
    const { as, diego, marta, carla, agents, drafted, start, read } = here;
    await drafted(marta, 4_000);
    expect(await refusalOf(start(marta))).toMatchObject({ kind: 'forbidden', reason: 'attributions.ownDraft' });
    for (const who of [carla, agents[0]!, here.centre.admin])
      expect(await refusalOf(start(who))).toMatchObject({ kind: 'forbidden' });
    const { id } = await start(diego);
    expect((await read(id, carla)).may).toEqual({ stop: false, confirm: false });
    expect((await read(id, diego)).may).toEqual({ stop: true, confirm: true });
    expect((await read(id, marta)).may).toEqual({ stop: true, confirm: false });
    const agent = agents[0]!;
    for (const work of [
      () => read(id, agent),
      () => look(as(agent), trials),
      () => offer(agent),
      () => stopTrial(as(agent), { trialId: id, reason: 'x' }),
      () => confirmTrial(as(agent), { trialId: id }),
      () => stopTrial(as(carla), { trialId: id, reason: 'x' }),
      () => confirmTrial(as(carla), { trialId: id }),
    ])
      expect(await refusalOf(work())).toMatchObject({ kind: 'forbidden' });
    const stranger = await house.found(`Otra ${n}`);
    for (const work of [
      () => stranger.read(id, stranger.diego),
      () => stopTrial(stranger.as(stranger.diego), { trialId: id, reason: 'x' }),
      () => confirmTrial(stranger.as(stranger.diego), { trialId: id }),
    ])
      expect(await refusalOf(work())).toMatchObject({ kind: 'not_found', reason: 'attributions.trialUnknown' });
    expect(await look(stranger.as(stranger.diego), trials)).toEqual([]);
  });

  it('start beyond one’s own attributions: not who leads the centre, but the authority', async () => {
    const { diego, marta, drafted, start } = here;
    const eva = await here.centre.add({ name: 'Eva', role: 'AUTHORITY', unit: 'AUTHORITY', superior: diego });
    await drafted(diego, 40_000, 'PRICE_ADJUST');
    expect(await refusalOf(start(marta))).toMatchObject({ reason: 'attributions.widensBeyondYou' });
    expect((await start(eva)).state).toBe('running');
  });

  it('know who was drawn: nobody, neither in the matrix nor in its columns', async () => {
    const { as, diego, marta, carla, agents, drafted, start } = here;
    await drafted(diego, 4_000);
    const trial = await start(marta);
    for (const who of [carla, marta, agents[0]!]) {
      const shown = JSON.stringify(await readMatrix(as(who)));
      for (const one of agents) expect(shown).not.toContain(one.id);
    }
    for (const one of agents) expect(JSON.stringify(trial)).not.toContain(one.id);
  });

  it('judge: only the one who was asked, once, as a person of the centre', async () => {
    const { as, diego, marta, carla, agents, drafted, start, halves, grants, relay, mine, told } = here;
    await drafted(diego, 4_000);
    await start(marta);
    const { widened } = await halves();
    await grants(widened[0], 3_000);
    await relay();
    const [audit] = await mine(carla);
    if (!audit) throw new Error('nothing was drawn');
    expect(audit).toMatchObject({ action: 'REFUND_PARTIAL', amount: { minor: 3_000 }, verdict: null, may: { answer: true } });
    expect(await told(carla)).toContain('attributions.told.audit.drawn');
    const stranger = await house.found(`Otra ${n}`);
    const hands = [marta, widened[0]!, agents[0]!, diego].map((who) => as(who));
    for (const session of [...hands, stranger.as(stranger.diego)])
      expect(await refusalOf(answerAudit(session, { auditId: audit.id, verdict: 'right' }))).toMatchObject({ kind: 'not_found' });
    expect(await answerAudit(as(carla), { auditId: audit.id, verdict: 'right', note: 'Bien.' })).toMatchObject({
      verdict: 'right',
    });
    expect(await refusalOf(answerAudit(as(carla), { auditId: audit.id, verdict: 'denied' }))).toMatchObject({
      reason: 'attributions.auditAnswered',
    });
    expect([await mine(carla), (await mine(carla, true)).length]).toEqual([[], 1]);
  });
});

describe('what is tried', () => {
  it('is refused in words, by cell: narrower limits, unchecked drafts, too few people, a share of faults that says nothing', async () => {
    const { as, diego, marta, drafted, start } = here;
    await drafted(diego, 900, 'COUPON');
    expect((await offer(marta)).whyNot).toMatch(/^No se puede probar con parte del equipo: Agente, cupón\./);
    expect(await refusalOf(start(marta))).toMatchObject({
      reason: 'attributions.notTriable',
      params: { cell: 'Agente, cupón' },
    });
    await discardDraft(as(diego), {});
    await drafted(diego, 4_000);
    expect(await refusalOf(start(marta, { tolerable: 150, unacceptable: 150 }))).toMatchObject({ field: 'tolerable' });
    await changeDraft(as(diego), { note: 'otra vez' });
    expect(await refusalOf(start(marta))).toMatchObject({ reason: 'attributions.notChecked' });
    await discardDraft(as(diego), {});
    expect(await refusalOf(start(marta))).toMatchObject({ reason: 'attributions.noDraft' });
  });

  it('runs beside another trial of another cell, and each ends alone', async () => {
    const { as, diego, marta, drafted, start, halves, agents, read } = here;
    await drafted(diego, 4_000);
    const one = await start(marta);
    await drafted(diego, 4_500);
    expect(await refusalOf(start(marta))).toMatchObject({ reason: 'attributions.onTrialAlready', params: { number: 'T-1' } });
    expect(await refusalOf(activateDraft(as(marta), {}))).toMatchObject({
      reason: 'attributions.touchesTrial',
      params: { number: 'T-1' },
    });
    await discardDraft(as(diego), {});
    await drafted(diego, 1_500, 'COUPON');
    const two = await start(marta);
    expect(two.number).toBe('T-2');
    await stopTrial(as(marta), { trialId: two.id, reason: 'Basta.' });
    expect([(await read(one.id)).state, (await halves()).widened.length]).toEqual(['running', 3]);
    await stopTrial(as(marta), { trialId: one.id, reason: 'Basta.' });
    expect((await halves()).asBefore).toHaveLength(agents.length);
  });

  it('goes on while another cell is changed for all, and what was accepted is no longer undone by an older draft', async () => {
    const { as, diego, marta, drafted, start, halves } = here;
    await drafted(diego, 4_000);
    const { id } = await start(marta);
    await drafted(diego, 1_500, 'COUPON');
    await activateDraft(as(marta), {});
    expect((await halves()).widened).toHaveLength(3);
    await drafted(diego, 1_600, 'COUPON');
    await confirmTrial(as(marta), { trialId: id });
    await checkDraft(as(diego), {});
    await activateDraft(as(marta), {});
    expect((await halves()).widened).toHaveLength(6);
  });

  it('does not come back with a version that was dated for later while it ran', async () => {
    const { as, diego, marta, drafted, start, halves, agents } = here;
    await drafted(diego, 4_000);
    const { id } = await start(marta);
    await drafted(diego, 1_500, 'COUPON');
    await activateDraft(as(marta), { from: '2026-12-01T00:00:00.000Z' });
    await stopTrial(as(marta), { trialId: id, reason: 'Basta.' });
    house.setNow('2026-12-02T09:00:00.000Z');
    expect((await halves()).asBefore).toHaveLength(agents.length);
  });

  it('is for those who were drawn: who comes later stays out, who leaves the team keeps it to the end, who is gone is not drawn', async () => {
    const { as, centre, diego, marta, carla, agents, drafted, start, halves, circuitOf, read } = here;
    const [gone] = agents;
    const put = async (who: (typeof agents)[number], over: object) => {
      const superiorId = carla.id;
      const unitId = await centre.unitId('TEAM_1');
      const email = `${who.name.toLowerCase()}@${centre.host}`;
      await putPerson(as(centre.admin), { id: who.id, name: who.name, email, role: 'AGENT', unitId, superiorId, ...over });
    };
    await put(gone!, { active: false });
    await drafted(diego, 4_000);
    const { id, arms } = await start(marta);
    expect([arms.widened.people, arms.asBefore.people]).toEqual([3, 2]);
    const later = await centre.add({ name: 'Gala', role: 'AGENT', superior: carla });
    expect(await circuitOf(later, 3_900)).toBe('authorised');
    const { widened } = await halves();
    await put(widened[0]!, { unitId: await centre.unitId('AUTHORITY') });
    expect(await circuitOf(widened[0]!, 3_900)).toBe('own');
    expect((await read(id)).arms.widened.people).toBe(3);
  });
});

describe('an audit that waits', () => {
  it('is reminded of after two working days, and given on where whoever has it is gone', async () => {
    const { as, centre, diego, marta, carla, drafted, start, halves, grants, relay, mine, told, tick } = here;
    await drafted(diego, 4_000);
    await start(marta);
    await grants((await halves()).widened[0], 3_000);
    await relay();
    house.setNow('2026-11-26T12:00:00.000Z');
    await tick();
    expect(await told(carla)).not.toContain('attributions.told.audit.reminded');
    house.setNow('2026-11-27T09:00:00.000Z');
    await tick();
    await tick();
    expect((await told(carla)).filter((word) => word === 'attributions.told.audit.reminded')).toHaveLength(1);
    const { name, unitId } = carla;
    const email = `carla@${centre.host}`;
    await putPerson(as(centre.admin), {
      id: carla.id,
      name,
      email,
      role: 'COORDINATOR',
      unitId: unitId ?? '',
      superiorId: marta.id,
      active: false,
    });
    house.setNow('2026-12-02T09:00:00.000Z');
    await tick();
    expect([(await mine(carla)).length, (await mine(marta)).length]).toEqual([0, 1]);
  });
});

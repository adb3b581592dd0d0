import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../test/founded.ts';
import { trialHouse } from '../../../../test/trial.ts';
import { act, look } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { releaseWarrant } from '../actions/release-warrant.ts';
import { takeWarrant } from '../actions/take-warrant.ts';
import { useWarrant } from '../actions/use-warrant.ts';
import { answerAudit } from './audits/actions/answer-audit.ts';
import { activateDraft } from '../policy/actions/activate-draft.ts';
import { readMatrix, versions } from '../policy/views.ts';
import { offerTrial } from './trying/views.ts';
import { confirmTrial } from './actions/confirm-trial.ts';
import { stopTrial } from './actions/stop-trial.ts';
import { reactions } from './events.ts';

const house = await trialHouse();
afterAll(() => house.close());
const plain = (text: string | null) => text?.replace(/\s/g, ' ') ?? null;

type Here = Awaited<ReturnType<typeof house.found>>;
let { as, agents, diego, marta, carla, drafted, start, halves, grants, relay, mine, read, told, tick } = {} as Here;
let n = 0;
beforeEach(async () => {
  const here = await house.found(`Lumbre ${++n}`);
  ({ as, agents, diego, marta, carla, drafted, start, halves, grants, relay, mine, read, told, tick } = here);
});

describe('the life of a trial', () => {
  it('half of the agents rule by themselves, too much of it was wrong, and everybody is as before', async () => {
    const { version } = await drafted(diego, 4_000);
    const offer = await look(as(marta), (tx) => offerTrial(tx, { share: 500, days: 28 }));
    expect(offer).toMatchObject({ people: 6, widened: 3, whyNot: null, currency: 'EUR' });
    const trial = await start(marta);
    expect(trial).toMatchObject({
      number: 'T-1',
      state: 'running',
      draftId: version.id,
      arms: { widened: { people: 3 }, asBefore: { people: 3 } },
    });
    expect(trial.cells).toMatchObject([
      { action: 'REFUND_PARTIAL', holderName: 'Agente', per: 'request', from: 2_500, to: 4_000 },
    ]);
    const { widened, asBefore } = await halves();
    expect([widened.length, asBefore.length]).toEqual([3, 3]);
    const list = await look(as(marta), versions);
    expect(list.map((one) => [one.number, one.state, one.note])).toEqual([
      [3, 'active', 'T-1: Agente, reembolso parcial'],
      [2, 'discarded', ''],
      [1, 'superseded', expect.any(String) as string],
    ]);
    // An open draft of somebody else is not touched by anything that follows.
    const open = await drafted(diego, 700, 'COUPON');

    for (const who of widened) await grants(who, 4_000);
    for (const who of asBefore) await grants(who, 3_000);
    await grants(widened[0]!, 2_500);
    await relay();
    // Carla has no hand in what agents granted by themselves; what she authorised is for who stands above her.
    const [hers, above] = [await mine(carla), await mine(marta)];
    expect([hers.length, above.length]).toEqual([3, 3]);
    expect(JSON.stringify(hers)).not.toMatch(/widened|asBefore|T-1/);
    expect((await read(trial.id)).spend).toEqual({ usedMinor: 12_000, capMinor: 100_000, currency: 'EUR' });
    for (const one of above) await answerAudit(as(marta), { auditId: one.id, verdict: 'denied' });
    await relay();
    expect((await read(trial.id)).state).toBe('running');

    const running = await grants(widened[1]!, 3_500);
    for (const one of hers) await answerAudit(as(carla), { auditId: one.id, verdict: 'less', note: 'Con la mitad bastaba.' });
    await relay();
    const ended = await read(trial.id);
    expect([ended.state, plain(ended.endReason)]).toEqual([
      'braked',
      'Freno: 3 de 3 revisadas no debían concederse, o no tanto; lo tolerable era 4 %.',
    ]);
    expect(ended.path).toEqual([1, 2, 3]);
    expect(await halves()).toEqual({ widened: [], asBefore: agents });
    expect((await look(as(marta), versions))[0]).toMatchObject({
      number: 5,
      state: 'active',
      createdBy: 'Mostrador',
      note: expect.stringContaining('Freno: 3 de 3') as string,
    });
    expect((await readMatrix(as(diego))).draft?.id).toBe(open.version.id);
    expect(await told(marta)).toContain('attributions.told.trial.braked');
    // Leave that was given before the brake is carried out.
    await act(as(), 'test', async (tx) => {
      await takeWarrant(tx, { warrantId: running.warrant.id, ask: running.ask });
      await useWarrant(tx, { warrantId: running.warrant.id, executionId: newId() });
    });
    await activateDraft(as(marta), {});
    expect(await halves()).toEqual({ widened: [], asBefore: agents });
  });

  it('is compared live, the one half beside the other', async () => {
    await drafted(diego, 4_000);
    const { id } = await start(marta, { auditShare: 50 });
    const { widened, asBefore } = await halves();
    const { arms } = await read(id);
    expect(arms.widened).toMatchObject({ people: 3, requests: 3, meanMinor: 3_900, medianWaitMinutes: 0 });
    expect(arms.asBefore).toMatchObject({ people: 3, requests: 3, medianWaitMinutes: null });
    await grants(widened[0]!, 2_700);
    await grants(asBefore[0]!, 5_000);
    const later = (await read(id)).arms;
    expect([later.widened.requests, later.widened.meanMinor, later.asBefore.requests]).toEqual([4, 3_600, 3]);
  });

  it('is accepted for all, watched for four weeks, and taken back by the brake', async () => {
    await drafted(diego, 4_000);
    const { id } = await start(marta);
    expect(await refusalOf(confirmTrial(as(diego), { trialId: id }))).toMatchObject({ reason: 'attributions.ownDraft' });
    const confirmed = await confirmTrial(as(marta), { trialId: id });
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      watchUntil: '2026-12-22T09:00:00.000Z',
      endReason: 'La ha aceptado Marta para todo el equipo.',
    });
    expect((await halves()).widened).toHaveLength(6);
    for (const who of agents.slice(0, 3)) await grants(who, 3_000);
    await relay();
    for (const one of await mine(carla)) await answerAudit(as(carla), { auditId: one.id, verdict: 'denied' });
    await relay();
    expect(await read(id)).toMatchObject({ state: 'braked', path: [1, 2, 3] });
    expect((await halves()).widened).toEqual([]);
  });

  it('is no longer watched after that', async () => {
    await drafted(diego, 4_000);
    const { id } = await start(marta);
    await confirmTrial(as(marta), { trialId: id });
    house.setNow('2026-12-22T10:00:00.000Z');
    for (const who of agents.slice(0, 3)) await grants(who, 3_000);
    await relay();
    expect([await mine(carla), (await read(id)).state]).toEqual([[], 'confirmed']);
  });

  it('is stopped by hand, with a reason', async () => {
    await drafted(diego, 4_000);
    const { id } = await start(marta);
    const stopped = await stopTrial(as(diego), { trialId: id, reason: 'Empieza la campaña.' });
    expect([stopped.state, stopped.endReason, stopped.may]).toEqual([
      'stopped',
      'La ha parado Diego: Empieza la campaña.',
      { stop: false, confirm: false },
    ]);
    expect((await halves()).widened).toEqual([]);
    const over = { reason: 'attributions.trialOver' };
    expect(await refusalOf(stopTrial(as(diego), { trialId: id, reason: 'x' }))).toMatchObject(over);
    expect(await refusalOf(confirmTrial(as(marta), { trialId: id }))).toMatchObject(over);
  });

  it('ends with its time, to the minute for whoever was drawn, and those who lead are told', async () => {
    await drafted(diego, 4_000);
    const { id } = await start(marta, { days: 7 });
    house.setNow('2026-12-01T09:00:00.000Z');
    expect((await halves()).widened).toEqual([]);
    await tick();
    await tick();
    expect(plain((await read(id)).endReason)).toBe(
      'Se acabó el plazo: ninguna concesión revisada, ninguna mal concedida, 0,00 € dados por encima del límite anterior.',
    );
    expect((await look(as(marta), versions)).filter((one) => one.note.startsWith('T-1'))).toHaveLength(2);
    expect(await told(marta)).toContain('attributions.told.trial.ended');
  });
});

describe('the brake', () => {
  it('ends it above the cap, not by what came to nothing', async () => {
    await drafted(diego, 4_000);
    const { id } = await start(marta, { capMinor: 7_000 });
    const { widened } = await halves();
    const nothing = await grants(widened[0]!, 4_000);
    await releaseWarrant(as(), { warrantId: nothing.warrant.id });
    await relay();
    await grants(widened[0]!, 4_000);
    await relay();
    expect(await read(id)).toMatchObject({ state: 'running', spend: { usedMinor: 4_000 } });
    expect(await mine(carla)).toHaveLength(1);
    await grants(widened[1]!, 4_000);
    await relay();
    expect([(await read(id)).state, plain((await read(id)).endReason)]).toEqual([
      'braked',
      'Freno: se han dado 80,00 € por encima del límite anterior; el tope de la prueba era 70,00 €.',
    ]);
  });
  it('ends it once, of two verdicts at the same moment', async () => {
    await drafted(diego, 4_000);
    const { id } = await start(marta);
    const { widened } = await halves();
    for (const who of [...widened, widened[0]!]) await grants(who, 3_000);
    await relay();
    const drawn = await mine(carla);
    await Promise.all(drawn.map((one) => answerAudit(as(carla), { auditId: one.id, verdict: 'denied' })));
    const watch = reactions.find((one) => one.name === 'attributions.watchTrial')!;
    const event = { data: { trialId: id } } as never;
    await Promise.all([1, 2, 3, 4].map(() => watch.run(as(), event)));
    expect((await read(id)).state).toBe('braked');
    expect((await look(as(marta), versions)).filter((one) => one.note.includes('Freno'))).toHaveLength(1);
    expect((await told(marta)).filter((word) => word === 'attributions.told.trial.braked')).toHaveLength(1);
  });
});

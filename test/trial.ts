import { sql } from 'kysely';
import { act, look } from '../server/platform/act.ts';
import { type Actor, systemActor } from '../server/platform/actor.ts';
import { newId } from '../server/platform/ids.ts';
import type { RecordedEvent } from '../server/platform/record.ts';
import { learn } from '../server/platform/words.ts';
import { foundStandardPolicy } from '../server/rooms/attributions/actions/found-standard-policy.ts';
import { keepRuling } from '../server/rooms/attributions/actions/keep-ruling.ts';
import { mintAuthorised } from '../server/rooms/attributions/actions/mint-authorised.ts';
import { mintOwn } from '../server/rooms/attributions/actions/mint-own.ts';
import { audits } from '../server/rooms/attributions/trials/audits/views.ts';
import { changeDraft } from '../server/rooms/attributions/policy/actions/change-draft.ts';
import { checkDraft } from '../server/rooms/attributions/policy/actions/check-draft.ts';
import { draft } from '../server/rooms/attributions/policy/actions/draft.ts';
import { startTrial } from '../server/rooms/attributions/trials/actions/start-trial.ts';
import { reactions } from '../server/rooms/attributions/trials/events.ts';
import { timedJobs } from '../server/rooms/attributions/trials/jobs.ts';
import { trialById } from '../server/rooms/attributions/trials/views.ts';
import { words } from '../server/words/attributions.ts';
import { words as trialWords } from '../server/words/attributions-trials.ts';
import { type FoundedCentre, foundedHouse } from './founded.ts';

learn([words, trialWords]);

/** A centre to try limits in: the authority, who leads the centre, a coordinator with six agents, and hands to grant and to judge with. */
export async function trialHouse() {
  const house = await foundedHouse();
  const of = (centre: FoundedCentre, people: Record<'diego' | 'marta' | 'carla', Actor>, agents: Actor[]) => {
    const { diego, marta, carla } = people;
    const as = (who?: Actor) => house.as(who ?? systemActor(centre.orgId));
    const tick = async () => {
      for (const job of timedJobs) await job.run({ orgIds: [centre.orgId], sessionFor: () => as() });
    };
    const heard = new Set<string>();
    /** What the relay does, each event twice, since delivery is at least once. */
    const relay = async (): Promise<void> => {
      const found = await look(as(), (tx) =>
        sql<RecordedEvent>`select id, name, actor, data from event where org_id = ${tx.orgId} order by id`.execute(tx.sql),
      );
      for (const event of found.rows.filter((one) => !heard.has(one.id))) {
        heard.add(event.id);
        for (const one of reactions.filter(({ on }) => on.includes(event.name)))
          for (const _ of [1, 2]) await one.run(as(), event);
      }
    };
    const asking = (minor: number, action = 'REFUND_PARTIAL') => ({
      ...{ action, params: {}, amount: { minor, currency: 'EUR' }, count: 1, caseId: null, storeId: null, orderRef: null },
      ...{ customerId: newId(), facts: { ground: 'discretion', evidence: ['photo'], reason: 'damaged' } },
    });
    /** What an agent gets for a request: leave of their own, or the coordinator's. */
    const grants = (who: Actor | undefined, minor: number) => {
      const ask = asking(minor);
      return act(as(who), 'test', async (tx) => {
        const { id: rulingId, circuit } = await keepRuling(tx, { ask });
        if (rulingId === null) throw new Error('not kept');
        if (circuit === 'own') return { circuit, ask, warrant: await mintOwn(tx, { rulingId, ask }) };
        const leave = { rulingId, authorizationId: newId(), ask, deciderId: carla.id, principalId: carla.id };
        return { circuit, ask, warrant: await mintAuthorised({ ...tx, actor: carla }, leave) };
      });
    };
    const circuitOf = async (who: Actor, minor: number) =>
      (await act(as(who), 'test', (tx) => keepRuling(tx, { ask: asking(minor) }))).circuit;
    /** A checked draft that widens what agents may grant of an action. */
    const drafted = async (who: Actor, max: number, action = 'REFUND_PARTIAL') => {
      const { attributions } = await draft(as(who), {});
      const row = attributions.find((one) => one.action === action && one.holder.ref === 'AGENT' && one.circuit === 'own');
      if (!row) throw new Error(`agents have no ${action}`);
      const limits = row.limits.map((limit) => ({ ...limit, max: limit.per === 'request' ? max : Math.max(limit.max, max) }));
      await changeDraft(as(who), { put: [{ ...row, limits }] });
      return checkDraft(as(who), {});
    };
    const start = (who: Actor, over: object = {}) => startTrial(as(who), { capMinor: 100_000, auditShare: 1_000, ...over });
    /** Who was drawn, as the people themselves find out: by what they may. */
    const halves = async () => {
      const widened: Actor[] = [];
      const asBefore: Actor[] = [];
      for (const one of agents) ((await circuitOf(one, 3_900)) === 'own' ? widened : asBefore).push(one);
      return { widened, asBefore };
    };
    const mine = (who: Actor, done = false) => look(as(who), (tx) => audits(tx, { done }));
    const read = (trialId: string, who: Actor = marta) => look(as(who), (tx) => trialById(tx, trialId));
    const told = (who: Actor) =>
      look(as(who), async (tx) => {
        const found = await sql<{ word: string }>`select word from notification
          where org_id = ${tx.orgId} and person_id = ${tx.actor.id} order by at, id`.execute(tx.sql);
        return found.rows.map((one) => one.word);
      });
    const verbs = { as, tick, relay, grants, circuitOf, drafted, start, halves, mine, read, told };
    return { centre, diego, marta, carla, agents, ...verbs };
  };
  const found = async (name: string) => {
    house.setNow('2026-11-24T09:00:00.000Z');
    const centre = await house.centre(name);
    await foundStandardPolicy(house.as(systemActor(centre.orgId)), {});
    const diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
    const marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
    const carla = await centre.add({ name: 'Carla', role: 'COORDINATOR', superior: marta });
    const agents: Actor[] = [];
    for (const agent of ['Ana', 'Bea', 'Celia', 'Dora', 'Elsa', 'Fina'])
      agents.push(await centre.add({ name: agent, role: 'AGENT', superior: carla }));
    return of(centre, { diego, marta, carla }, agents);
  };
  return { ...house, found };
}

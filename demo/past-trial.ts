import type pg from 'pg';
import { z } from 'zod';
import { look } from '../server/platform/act.ts';
import { endOfRecord, eventsAfter, readCursor } from '../server/platform/follow.ts';
import { answerAudit } from '../server/rooms/attributions/trials/audits/actions/answer-audit.ts';
import { audits } from '../server/rooms/attributions/trials/audits/views.ts';
import { noteGrant } from '../server/rooms/attributions/trials/actions/note-grant.ts';
import { startTrial } from '../server/rooms/attributions/trials/actions/start-trial.ts';
import { watchTrial } from '../server/rooms/attributions/trials/actions/watch-trial.ts';
import { armOfPerson, trialById } from '../server/rooms/attributions/trials/views.ts';
import { openCase } from '../server/rooms/cases/views.ts';
import type { DemoCentre } from './centre.ts';
import { AUDITORS } from './people.ts';
import { draftThen } from './past-policy.ts';
import { turned } from './past.ts';

const HOUR = 3_600_000;
const zMinted = z.object({
  ...{ warrantId: z.uuid(), rulingId: z.uuid(), action: z.string(), accountHolderId: z.uuid() },
  amount: z.object({ minor: z.int(), currency: z.string() }).nullable(),
});

/** A limit that was too wide is tried with half of the agents, every grant of it looked at again: a small centre can't wait for one in ten. */
export async function tryThen(centre: DemoCentre, at: Date): Promise<string> {
  await draftThen(centre, {
    at,
    action: 'KEEP_ITEM',
    role: 'AGENT',
    minor: 4000,
    note: 'Que el agente reponga hasta 40 € sin devolución.',
  });
  const trial = await startTrial(turned(centre.as('direccion'), { at }), { auditShare: 1000, capMinor: 60_000, days: 28 });
  return trial.id;
}

type Waiting = { auditId: string; who: string; at: number; arm: 'widened' | 'asBefore' | null };

/** The trial as it went: its grants noted and drawn, most of them judged, so many faults among them that one more ends it. */
export async function judgeThen(centre: DemoCentre, owner: pg.Pool, trialId: string, since: string): Promise<void> {
  await noteGrants(centre, owner, since);
  const waiting = await auditsOf(centre, trialId);
  // The last of each half are left to whoever looks at the demo.
  const left = new Set([...waiting.filter(isWidened).slice(-2), ...waiting.filter((one) => !isWidened(one)).slice(-2)]);
  for (const one of waiting.filter((each) => !left.has(each))) {
    const { path, bounds } = await look(centre.house, (tx) => trialById(tx, trialId));
    const [n, faults] = [path.length + 1, path.at(-1) ?? 0];
    const canBearOne = (faults + 1) * 1000 < bounds.brake.at + bounds.brake.slope * n;
    const at = new Date(one.at + 20 * HOUR);
    const verdict = isWidened(one) && canBearOne ? ('denied' as const) : ('right' as const);
    await answerAudit(turned(centre.as(one.who), { at }), {
      ...{ auditId: one.auditId, verdict },
      note: verdict === 'denied' ? 'El artículo se puede revender: había que recogerlo.' : '',
    });
    await watchTrial(turned(centre.house, { at }), { trialId });
  }
}

const isWidened = ({ arm }: Waiting): boolean => arm === 'widened';

async function auditsOf(centre: DemoCentre, trialId: string): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const who of AUDITORS)
    for (const { id, caseId, drawnAt } of await look(centre.as(who), (tx) => audits(tx, { done: false }))) {
      const arm = await look(centre.house, async (tx) => {
        const owner = caseId ? (await openCase(tx, caseId)).ownerId : null;
        return owner ? armOfPerson(tx, trialId, owner) : null;
      });
      waiting.push({ auditId: id, who, at: Date.parse(drawnAt), arm });
    }
  return waiting.sort((a, b) => a.at - b.at);
}

async function noteGrants(centre: DemoCentre, owner: pg.Pool, since: string): Promise<void> {
  for (let from = readCursor(since); from; ) {
    const events = await eventsAfter(owner, from, centre.orgId);
    for (const { name, at, data } of events)
      if (name === 'attributions.warrantMinted') {
        const { accountHolderId, ...grant } = zMinted.parse(data);
        await noteGrant(turned(centre.house, { at: new Date(at) }), { ...grant, barred: [accountHolderId] });
      }
    from = readCursor(events.at(-1)?.cursor ?? '');
  }
}

export const recordNow = async (owner: pg.Pool): Promise<string> => {
  const { xid, id } = await endOfRecord(owner);
  return `${xid}.${id}`;
};

import { act } from '../../../platform/act.ts';
import type { Session } from '../../../platform/context.ts';
import { must } from '../../../platform/refusal.ts';
import { systemOnly } from '../access.ts';
import type { Connector, ConnectorNeeds, Outcome } from '../connectors/contract.ts';
import type { PushOrder } from '../contract.ts';
import {
  afterPolling,
  afterReconciling,
  afterSending,
  type Change,
  instructionOf,
  nextStep,
  staleSince,
  type Step,
  timeoutOf,
} from '../executions/decide.ts';
import { lockWork, saveStanding, takeWork, type Work } from '../executions/sql.ts';
import { openStore } from '../sql.ts';
import { conclude } from './conclude.ts';
import { pushOrders } from './push-orders.ts';

type Task = { work: Work; step: Exclude<Step, { kind: 'none' | 'person' }>; connector: Connector; seconds: number };

/**
 * Takes an execution one step further: sends it, asks for it again, or finds out what became of it. Three transactions with the call
 * between the last two, outside of any: it was committed as planned; now it is committed as being sent, with a lease; then with its
 * outcome. A process that dies in between leaves a lease that passes, and the outcome is then looked up, never sent for again blindly.
 * Told twice, or by two at once, it does nothing the second time.
 */
export const advance = async (session: Session, needs: ConnectorNeeds, executionId: string): Promise<void> => {
  must(systemOnly(session.actor));
  const task = await act(session, 'stores.advance', async (tx): Promise<Task | null> => {
    const work = await takeWork(tx, executionId);
    const store = work && (await openStore(tx, work.storeId));
    if (!work || !store) return null;
    const step = nextStep(work, tx.now, store.address !== null);
    if (step.kind === 'none') return null;
    const lost = step.kind === 'reconcile' && work.state === 'sending';
    if (step.kind === 'person' || lost) await conclude(tx, { work, change: step.change });
    else await saveStanding(tx, work, step.change);
    if (step.kind === 'person') return null;
    return {
      work: { ...work, ...step.change },
      step,
      connector: needs.connectorFor[store.connector](store),
      seconds: timeoutOf(store.settings),
    };
  });
  if (!task) return;
  const change = await talk(session, task, task.step.kind === 'send' ? task.work.attempts > 1 : true);
  const ended = await act(session, 'stores.advance', async (tx) => {
    const work = await lockWork(tx, executionId);
    return (
      work !== null && (await conclude(tx, { work, change, leaseUntil: task.work.leaseUntil })) && change.endedAt !== undefined
    );
  });
  if (ended) await readAgain(session, task);
};

/** The conversation with the shop, whatever happens in it. */
async function talk(session: Session, task: Task, sentBefore: boolean): Promise<Change> {
  const { work, step, connector, seconds } = task;
  const now = () => session.ctx.clock.now();
  const instruction = instructionOf(work);
  if (step.kind === 'poll')
    return afterPolling(work, await within(seconds, connector.poll(work.handle ?? '', instruction)).catch(unheard), now());
  if (step.kind === 'reconcile') {
    const firstSentAt = work.firstSentAt ?? work.plannedAt;
    const found = await within(seconds, connector.reconcile(work.id, instruction, firstSentAt)).catch((error: unknown) => ({
      kind: 'unknown' as const,
      text: String(error),
    }));
    return afterReconciling(work, found, now());
  }
  const stale = await lookBefore(task);
  if (stale) return afterSending(work, stale, now());
  const signal = AbortSignal.timeout(seconds * 1000);
  const sending = { executionId: work.id, attempt: work.attempts, sentBefore, signal };
  return afterSending(work, await within(seconds + 1, connector.send(sending, instruction)).catch(unheard), now());
}

/** A connector answers and does not throw; one that does, or stays silent, leaves the outcome open. */
const unheard = (error: unknown): Outcome => ({ kind: 'ambiguous', code: 'no_answer', text: String(error) });

/** The order as the shop has it now, where it can be asked: what we planned on must still be so. Nothing has been sent if that fails. */
async function lookBefore({ work, connector, seconds }: Task): Promise<Outcome | null> {
  if (!connector.getOrder || !work.orderRef) return null;
  try {
    return staleSince(work, await within(seconds, connector.getOrder(work.orderRef)));
  } catch (error) {
    return { kind: 'temporary', code: 'unreadable', text: String(error), retryAfterSeconds: null };
  }
}

/** What the execution has changed, read from the shop. A shop that cannot be asked tells by itself; one that fails now is polled later. */
async function readAgain(session: Session, { work, connector, seconds }: Task): Promise<void> {
  if (!connector.getOrder || !work.orderRef) return;
  const readAt = session.ctx.clock.now().toISOString();
  const order = await within(seconds, connector.getOrder(work.orderRef)).catch((error: unknown): PushOrder | null => {
    session.ctx.log.warn({ err: error, executionId: work.id }, 'order not read after its execution');
    return null;
  });
  if (order) await pushOrders(session, { storeId: work.storeId, items: [{ ...order, updatedAt: order.updatedAt ?? readAt }] });
}

async function within<T>(seconds: number, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([call, late]).finally(() => clearTimeout(timer));
}

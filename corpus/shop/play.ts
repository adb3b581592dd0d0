import { setTimeout as sleep } from 'node:timers/promises';
import { type Centre, tell } from './centre.ts';
import { RefusedByApi } from '../centre/client.ts';
import { askedBy } from './policy.ts';
import type { ShopProgram } from './receiver.ts';
import { type Attempt, differencesOf, disagreements, type Line, type State, wordOf } from './state.ts';
import { customerStatement, orderStatement } from './statement.ts';

/** How one line came out; `wrong` says in words what did not agree, `denials` why what was denied was denied. */
export type Played = { id: string; about: string; verdict: boolean; agrees: boolean; wrong: string[]; denials: string[] };

type Case = { caseId: string };
type CaseView = { actions: { id: string; executionId: string | null }[] };
type Execution = { state: string; error: { code: string; text: string } | null };

/** Tells the desk how an order and its customer stand now. */
export async function tellChanged(
  { shop, storeId }: Centre,
  state: State,
  orderId: string | null,
  userId: string,
): Promise<void> {
  const [order, user] = [orderId === null ? undefined : state.orders[orderId], state.users[userId]];
  if (!user) return;
  await tell(shop, storeId, 'customers', [customerStatement(userId, user)]);
  if (order) await tell(shop, storeId, 'orders', [orderStatement(order, user)]);
}

const ownerOf = (state: State, line: Line): string => {
  const orderId = line.attempts.map(({ kwargs }) => kwargs.order_id).find((id) => typeof id === 'string');
  return line.userId ?? (typeof orderId === 'string' ? (state.orders[orderId]?.user_id ?? '') : '');
};

/** Lines that touch the same customer, in their order: these follow one another, groups go side by side. */
export function groupsOf(state: State, lines: readonly Line[]): Line[][] {
  return [...Map.groupBy(lines, (line) => ownerOf(state, line)).values()];
}

/** Plays lines of one customer one after the other, each from the state of the files. */
export async function playGroup(
  table: { centre: Centre; program: ShopProgram; initial: State; told: Told },
  lines: readonly Line[],
): Promise<Played[]> {
  const { centre, program, initial } = table;
  const played: Played[] = [];
  for (const line of lines) {
    const userId = ownerOf(initial, line);
    const user = initial.users[userId];
    const orderIds = [
      ...new Set([...(user?.orders ?? []), ...line.attempts.map(({ kwargs }) => wordOf(kwargs.order_id))]),
    ].filter((id) => id in initial.orders);
    const wrong: string[] = [];
    const denials: string[] = [];
    if (user) {
      const opened = await centre.agent.post<Case>('/cases', {
        ...{
          channel: 'web',
          from: { address: user.email, name: `${user.name.first_name} ${user.name.last_name}` },
          receipt: false,
        },
        ...{ subject: line.id, text: line.about, language: 'en' },
      });
      for (const attempt of line.attempts) {
        const why = await attemptOne(table, opened.caseId, attempt);
        if (why !== null) denials.push(`${attempt.name}: ${why}`);
        if ((why !== null) !== attempt.denied)
          wrong.push(`${attempt.name}: expected ${attempt.denied ? 'a denial' : 'leave'}, got ${why ?? 'leave'}`);
      }
    } else wrong.push(`no customer ${userId}`);
    const part = (state: State) => ({
      users: { [userId]: state.users[userId] ?? null },
      orders: Object.fromEntries(orderIds.map((id) => [id, state.orders[id] ?? null])),
    });
    wrong.push(...disagreements(line.differences, differencesOf(part(initial), part(program.state))));
    await restore(table, userId, orderIds);
    played.push({ ...line, agrees: wrong.length === 0, wrong, denials });
  }
  return played;
}

/** One operation in the case: null when it was done, else why it was denied. Reading changes nothing and is let be. */
async function attemptOne(
  { centre, told }: { centre: Centre; told: Told },
  caseId: string,
  attempt: Attempt,
): Promise<string | null> {
  const asked = askedBy(attempt);
  if (!asked) return null;
  const { action, params, orderNumber } = asked;
  try {
    const orders =
      orderNumber === null ? [] : await centre.agent.get<{ id: string }[]>(`/orders?number=${encodeURIComponent(orderNumber)}`);
    if (orderNumber !== null && !orders[0]) return 'no such order';
    const body = { action, params, orderId: orders[0]?.id ?? null, expects: 'own', identityVerified: true };
    const { actions } = await centre.agent.post<CaseView>(`/cases/${caseId}/actions`, body);
    const executionId = actions.at(-1)?.executionId;
    if (!executionId) throw new Error(`nothing was sent to the shop for ${action}`);
    return await ended(centre, told, executionId);
  } catch (error) {
    if (error instanceof RefusedByApi && error.status < 500) return error.message;
    throw error;
  }
}

/** What the shop's program has told the desk after carrying something out, by execution. */
export type Told = Map<string, Promise<void>>;

const PATIENCE = 30_000;

async function ended(centre: Centre, told: Told, executionId: string): Promise<string | null> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(15)) {
    if (!told.has(executionId)) continue;
    await told.get(executionId);
    const { state, error } = await centre.agent.get<Execution>(`/executions/${executionId}`);
    if (state === 'done') return null;
    if (state === 'failed') return `the shop: ${error?.code ?? ''} ${error?.text ?? ''}`;
  }
  throw new Error(`execution ${executionId} did not end in ${PATIENCE / 1000} s`);
}

/** Puts the files' state back, in the shop's books and at the desk. */
async function restore(
  { centre, program, initial }: { centre: Centre; program: ShopProgram; initial: State },
  userId: string,
  orderIds: string[],
): Promise<void> {
  const user = initial.users[userId];
  if (!user) return;
  const now = program.state;
  const changed = orderIds.filter((id) => JSON.stringify(now.orders[id]) !== JSON.stringify(initial.orders[id]));
  const userChanged = JSON.stringify(now.users[userId]) !== JSON.stringify(user);
  if (userChanged) now.users[userId] = structuredClone(user);
  for (const id of changed) {
    const order = initial.orders[id];
    if (!order) continue;
    now.orders[id] = structuredClone(order);
    await tellChanged(centre, now, id, userId);
  }
  if (userChanged && changed.length === 0) await tellChanged(centre, now, null, userId);
}

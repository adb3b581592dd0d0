import type { z } from 'zod';
import type { Session } from './context.ts';
import { remember } from './idempotency.ts';
import { writeEvents } from './record.ts';
import { Refused, refuse } from './refusal.ts';
import { within } from './statements.ts';
import type { EventInput, Tx } from './tx.ts';

export type { Tx } from './tx.ts';

const RETRY = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

/** Thrown where another transaction has just done what this one was about to do: the act begins anew, and sees it. */
export class BeginAnew extends Error {
  readonly code = '40001';
}

/** Opens the only transaction of an act; state, audit and events are written in it or not at all. Retries what PostgreSQL asks to retry. */
export async function act<T>(session: Session, name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { value, recorded } = await attemptAct(session, name, work);
      if (recorded) session.ctx.ring();
      return value;
    } catch (error) {
      if (attempt >= ATTEMPTS || !RETRY.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

async function attemptAct<T>(session: Session, name: string, work: (tx: Tx) => Promise<T>) {
  const { ctx, actor, idempotencyKey } = session;
  const transaction = ctx.db.transaction();
  return within(actor.orgId, () =>
    transaction.execute(async (trx) => {
      const events: EventInput[] = [];
      const endings: (() => Promise<void>)[] = [];
      const tx: Tx = {
        sql: trx,
        ctx,
        actor,
        orgId: actor.orgId,
        now: ctx.clock.now(),
        act: name,
        record: (e) => void events.push(e),
        atEnd: (ending) => void endings.push(ending),
      };
      const value = idempotencyKey ? await remember(tx, idempotencyKey, () => work(tx)) : await work(tx);
      const before = events.length;
      if (before) await writeEvents(tx, events);
      for (const ending of endings) await ending();
      if (events.length > before) await writeEvents(tx, events.slice(before));
      return { value, recorded: events.length > 0 };
    }),
  );
}

/** A read-only look as this actor, under the same row level security; all of it at one instant, so that no half of an act is seen. */
export async function look<T>(session: Session, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { ctx, actor } = session;
  const transaction = ctx.db.transaction().setIsolationLevel('repeatable read');
  return within(actor.orgId, () =>
    transaction.execute(async (trx) => {
      const record = () => {
        throw new Error('a look records nothing');
      };
      return work({ sql: trx, ctx, actor, orgId: actor.orgId, now: ctx.clock.now(), act: 'look', record, atEnd: record });
    }),
  );
}

/** A verb: callable at a door with a session (opens the transaction) or inside another verb with its transaction (joins it). */
export type Action<I extends z.ZodType, O> = (where: Session | Tx, input: z.input<I>) => Promise<O>;

export function action<I extends z.ZodType, O>(
  name: string,
  schema: I,
  run: (tx: Tx, input: z.output<I>) => Promise<O>,
): Action<I, O> {
  return async (where, raw) => {
    const parsed = schema.safeParse(raw);
    if (!parsed.success) throw new Refused(fromZod(parsed.error));
    return 'sql' in where ? run(where, parsed.data) : act(where, name, (tx) => run(tx, parsed.data));
  };
}

/** The first thing wrong with an input, as a refusal that names the field. */
export function fromZod(error: z.ZodError): ReturnType<typeof refuse> {
  const issue = error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  const known = issue && 'params' in issue ? (issue.params as { reason?: string } | undefined)?.reason : undefined;
  return refuse('invalid', known ?? `platform.invalid.${issue?.code ?? 'custom'}`, { field, params: { field } });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { look } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import type { StandingWork } from '../../../../platform/reactions.ts';
import { hearCall } from '../actions/hear-call.ts';
import { zCallEvent } from '../calls/contract.ts';
import { noteConnection } from './actions/note-connection.ts';
import type { Access, Fact, Listen } from './contract.ts';
import { hear, NOTHING } from './decide.ts';
import { asterisks, openRefs } from './views.ts';

const NOTICE_MS = 3000;

export type Needs = { listen: Record<'ami' | 'ari', Listen> };
type Line = { session: Session; lineId: string; name: string; access: Access };
type Ear = { same: string; stop(): Promise<void> };

/** A connection for each line that an Asterisk tells of; settings that change are noticed. */
export const standing = ({ listen }: Needs): StandingWork[] => [
  {
    name: 'phone.listen',
    begin: ({ orgIds, sessionFor }) => {
      const ending = new AbortController();
      const ears = new Map<string, Ear>();
      let log: Session['ctx']['log'] | null = null;
      const notice = async () => {
        const wanted = new Map<string, Line>();
        for (const orgId of await orgIds()) {
          const session = sessionFor(orgId);
          log = session.ctx.log;
          for (const line of await look(session, asterisks)) wanted.set(line.lineId, { ...line, session });
        }
        for (const [lineId, ear] of ears) {
          if (JSON.stringify(wanted.get(lineId)?.access) === ear.same) continue;
          ears.delete(lineId);
          await ear.stop();
        }
        for (const line of wanted.values())
          if (!ears.has(line.lineId) && !ending.signal.aborted)
            ears.set(line.lineId, { same: JSON.stringify(line.access), ...earOf(line, listen[line.access.way]) });
      };
      const loop = async () => {
        while (!ending.signal.aborted) {
          await notice().catch((error: unknown) => log?.warn({ err: error }, 'exchanges'));
          await rest(ending.signal);
        }
      };
      const running = loop();
      return {
        stop: async () => {
          ending.abort();
          await running;
          await Promise.all([...ears.values()].map((ear) => ear.stop()));
        },
      };
    },
  },
];

const rest = (signal: AbortSignal): Promise<void> =>
  sleep(NOTICE_MS, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });

/** What one exchange tells, one thing after the other, as each stands on what was known before it. */
function earOf({ session, lineId, name, access }: Line, listen: Listen): { stop(): Promise<void> } {
  let heard = NOTHING;
  let turns: Promise<void> = Promise.resolve();
  const after = (work: () => Promise<void>) => {
    turns = turns.then(work).catch((error: unknown) => session.ctx.log.warn({ err: error, lineId }, 'exchange'));
  };
  const take = async (fact: Fact, at: Date) => {
    const turn = hear(heard, fact, access);
    heard = turn.heard;
    for (const event of turn.events) await hearCall(session, { lineId, event: { ...event, at: at.toISOString() } });
    if (fact.is !== 'all') return;
    // What a process before this one was told of, and ended while nobody listened.
    const there = new Set([...fact.calls, ...fact.ids]);
    for (const ref of await look(session, (tx) => openRefs(tx, lineId)))
      if (!there.has(ref)) await hearCall(session, { lineId, event: zCallEvent.parse({ callId: ref, event: 'ended' }) });
  };
  const ear = listen(access, {
    fact: (fact) => {
      const at = session.ctx.clock.now();
      after(() => take(fact, at));
    },
    up: () => after(() => noteConnection(session, { lineId, line: name, problem: null })),
    down: (why) => after(() => noteConnection(session, { lineId, line: name, problem: why.slice(0, 500) })),
  });
  return {
    stop: async () => {
      await ear.stop();
      await turns;
    },
  };
}

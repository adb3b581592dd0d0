import type { Transaction } from 'kysely';
import type { DB } from '../../migrations/rows.ts';
import type { Actor } from './actor.ts';
import type { Ctx } from './context.ts';

/**
 * One line of the record. `name` is `room.whatHappened`; `data` a payload that the room's contract describes.
 * `audience` says who may hear of it live: `centre`, `unit:<id>`, `person:<id>`; the same who may open what it speaks of.
 */
export type EventInput = {
  /** Only for what follows from another event: derived, so that it is recorded once (`derivedId`). */
  id?: string;
  name: string;
  caseId?: string | null;
  subjectId?: string | null;
  audience: string[];
  data: Record<string, unknown>;
};

/** One open transaction of one organisation, with who acts and when. Everything recorded commits with it. */
export type Tx = {
  sql: Transaction<DB>;
  ctx: Ctx;
  actor: Actor;
  orgId: string;
  now: Date;
  /** The outermost action's name: what the audit trail says was done. */
  act: string;
  record(event: EventInput): void;
  /** Work for the very end, after everything else is written: a row that many want is held no longer than the commit takes. It may refuse. */
  atEnd(work: () => Promise<void>): void;
};

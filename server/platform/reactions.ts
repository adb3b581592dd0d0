import type { Session } from './context.ts';
import type { RecordedEvent } from './record.ts';

/**
 * Something a room does because another, lower one spoke. Delivery is at least once and in no certain order across events, so a
 * reaction must be harmless when told twice. It runs as a job with retries; `session` acts as the house itself in that organisation.
 */
export type Reaction = {
  /** Unique: `room.verb`, the job's name. */
  name: string;
  on: readonly string[];
  run(session: Session, event: RecordedEvent): Promise<void>;
};

/**
 * Work that goes on all the time, such as a connection that is told what comes: it stands in one process at a time, as the house
 * itself, and is stopped with it. What it does must survive being begun anew at any moment.
 */
export type StandingWork = {
  name: string;
  begin(lent: { orgIds(): Promise<string[]>; sessionFor(orgId: string): Session }): { stop(): Promise<void> };
};

/** Timed work of a room: runs in one process at a time, as the house itself, over all organisations. */
export type TimedJob = {
  name: string;
  everySeconds: number;
  run(job: { orgIds: string[]; sessionFor(orgId: string): Session }): Promise<void>;
};

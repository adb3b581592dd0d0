import type { Logger } from 'pino';
import type { Actor } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Keys } from './keys.ts';
import type { Db } from './sql.ts';

/** What the house lends to every room. */
export type Ctx = {
  db: Db;
  clock: Clock;
  keys: Keys;
  log: Logger;
  /** The address people reach this installation at, without a trailing slash. */
  baseUrl: string;
  /** Called after a commit that wrote events. */
  ring(): void;
};

/** Somebody at a door. */
export type Session = { ctx: Ctx; actor: Actor; idempotencyKey?: string };

import type { FastifyInstance } from 'fastify';
import type { Identify } from './caller.ts';
import type { Ctx } from './context.ts';
import type { Live } from './live.ts';

/**
 * A door beside the tables, for what speaks a protocol of its own under an address of its own. It parses, guards and answers by itself,
 * with what it is lent; compose.ts lists it. `dist`: where the built pages are.
 */
export type Mount = (app: FastifyInstance, lent: { ctx: Ctx; identify: Identify; live: Live; dist: string }) => Promise<void>;

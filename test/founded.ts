import { pino } from 'pino';
import { look } from '../server/platform/act.ts';
import type { Actor } from '../server/platform/actor.ts';
import type { Ctx, Session } from '../server/platform/context.ts';
import { makeKeys } from '../server/platform/keys.ts';
import { openDb, openPool } from '../server/platform/sql.ts';
import { foundCentre } from '../server/rooms/organization/actions/found-centre.ts';
import { putPerson } from '../server/rooms/organization/actions/put-person.ts';
import type { Role } from '../server/rooms/organization/contract.ts';
import { actorById } from '../server/rooms/organization/sessions/views.ts';
import { allUnits } from '../server/rooms/organization/views.ts';
import { testDatabase } from './postgres.ts';

export const PASSWORD = 'una frase larga de verdad';

/** An installation on a database of its own, with a clock that the test sets; centres and people are made by the house's own actions. */
export async function foundedHouse() {
  const pool = openPool(await testDatabase(), 10, () => {});
  let now = new Date('2026-11-24T09:00:00.000Z');
  const ctx: Ctx = {
    db: openDb(pool),
    clock: { now: () => now },
    keys: makeKeys(Buffer.alloc(32, 7)),
    log: pino({ level: 'silent' }),
    baseUrl: 'http://localhost:3000',
    ring() {},
  };
  const as = (actor: Actor): Session => ({ ctx, actor });
  const setNow = (iso: string) => void (now = new Date(iso));
  return { ctx, as, setNow, now: () => now, close: () => pool.end(), centre: (name: string) => centre(ctx, name) };
}

type Made = {
  name: string;
  role: Role;
  unit?: string;
  superior?: Actor;
  password?: string;
  assistant?: boolean;
  vendorId?: string;
};

/** A centre of its own with its administrator; `add` makes a person of it, `unitId` knows its units by code. */
async function centre(ctx: Ctx, name: string) {
  const host = `${name.toLowerCase().replaceAll(' ', '-')}.test`;
  const body = {
    centre: name,
    timeZone: 'Europe/Madrid',
    currency: 'EUR',
    name: 'Admin',
    email: `admin@${host}`,
    password: PASSWORD,
    locale: 'es' as const,
  };
  const { orgId, adminId } = await foundCentre(ctx, body, 'house');
  const known = async (id: string): Promise<Actor> => {
    const house = {
      ctx,
      actor: {
        kind: 'system' as const,
        orgId,
        id: adminId,
        name: 'Mostrador',
        role: null,
        unitId: null,
        unitIds: [],
        vendorId: null,
        scope: 'all' as const,
        locale: 'es' as const,
        keyScopes: null,
      },
    };
    const actor = await look(house, (tx) => actorById(tx, id, null));
    if (!actor) throw new Error(`${id} is nobody`);
    return actor;
  };
  const admin = await known(adminId);
  const units = async () => new Map((await look({ ctx, actor: admin }, allUnits)).map((u) => [u.code, u.id]));
  const unitId = async (code: string) => (await units()).get(code) ?? '';
  const add = async ({ unit = 'TEAM_1', superior, ...made }: Made): Promise<Actor> => {
    const email = `${made.name.toLowerCase()}@${host}`;
    const person = await putPerson(
      { ctx, actor: admin },
      { ...made, email, unitId: await unitId(unit), superiorId: superior?.id ?? null },
    );
    return known(person.id);
  };
  return { orgId, host, admin, known, add, unitId };
}

export type FoundedHouse = Awaited<ReturnType<typeof foundedHouse>>;
export type FoundedCentre = Awaited<ReturnType<typeof centre>>;

/** The refusal an act ends with; fails the test when it goes through. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ kind: string; reason: string; field?: string; params?: Record<string, string | number> }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && 'refusal' in error) return error.refusal as never;
    throw error;
  }
  throw new Error('it was not refused');
}

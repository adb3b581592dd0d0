import type pg from 'pg';
import { look } from '../server/platform/act.ts';
import { NOBODY, systemActor } from '../server/platform/actor.ts';
import type { Ctx } from '../server/platform/context.ts';
import { openDb, openPool } from '../server/platform/sql.ts';
import { emptyAll } from '../server/platform/migrate.ts';
import { skipReactions } from '../server/platform/relay.ts';
import { lookForProposals } from '../server/rooms/attributions/proposals/actions/look-for-proposals.ts';
import { pushOrders } from '../server/rooms/stores/actions/push-orders.ts';
import { ROLE_NAMES } from './roles.ts';
import { setWidget } from '../server/rooms/channels/chat/actions/set-widget.ts';
import { keepSetting } from '../server/rooms/organization/actions/keep-setting.ts';
import { centreBySlug, centreOf, countCentres } from '../server/rooms/organization/views.ts';
import { tellCalls } from './calls.ts';
import { DEMO, type DemoCentre, FILLED, FILLING, foundDemo } from './centre.ts';
import { LANES, liveThrough } from './history.ts';
import { openPapers } from './papers.ts';
import { widenThen } from './past-policy.ts';
import { turned } from './past.ts';
import { judgeThen, recordNow, tryThen } from './past-trial.ts';
import { type Ways, WAYS, WAYS_IN_TRIAL } from './past-ways.ts';
import { openStories } from './stories.ts';
import { type DemoOrder, ordersFrom } from './orders.ts';
import { emailOf, PASSWORD, PEOPLE } from './people.ts';
import { randomFrom } from './random.ts';

export type SignIn = { role: string; email: string; password: string };

const SLUG = 'tienda-lumbre';
const SEED = 20_261_122;
const PAST = 260;
const ORDERS = PAST + 40;
const DAY = 24 * 3_600_000;
/** Twelve weeks and a little, so that the policy was there before the first case. */
const SINCE = 86 * DAY;
const ago = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY);
const BATCH = 60;

/**
 * Fills an empty installation with the demo centre: its people, shops, policy, twelve weeks of history and a morning of open cases, all made
 * by the same verbs as real ones. Answers the sign-ins to print, or nothing when there is a centre already.
 */
export async function fillDemo(ctx: Ctx, owner: pg.Pool, connectionString: string): Promise<SignIn[]> {
  if (await wasCutShort(ctx)) await emptyAll(owner);
  if ((await look({ ctx, actor: systemActor(NOBODY) }, countCentres)) > 0) return [];
  const pool = openPool(connectionString, LANES + 2, (err) => ctx.log.error({ err }, 'demo'), { waits: false });
  try {
    await fill({ ...ctx, db: openDb(pool) }, owner);
  } finally {
    await pool.end();
  }
  // Waited for: with it all that went before is on the disk.
  const demo = await centreBySlug(ctx, SLUG);
  if (demo) await keepSetting({ ctx, actor: systemActor(demo.orgId) }, { name: DEMO, value: FILLED });
  return signIns;
}

async function fill(ctx: Ctx, owner: pg.Pool): Promise<void> {
  const now = ctx.clock.now();
  const random = randomFrom(SEED);
  const centre = await foundDemo(ctx, new Date(now.getTime() - SINCE));
  const orders = ordersFrom(random, now, ORDERS);
  await tellOrders(centre, orders);
  await livePast(centre, orders, owner, now);
  await skipReactions(owner);
  const stories = await openStories(centre, orders.slice(-40), random, now);
  await tellCalls(centre, orders.slice(-40), now);
  await openPapers(centre, stories, now);
  await setWidget(centre.house, { on: true, sites: [], greetingEs: '', greetingEn: '', assistantId: null });
}

const signIns: SignIn[] = [
  { role: ROLE_NAMES.ADMIN, email: emailOf('admin'), password: PASSWORD },
  ...PEOPLE.filter((p) => p.signsIn).map((p) => ({
    role: `${ROLE_NAMES[p.role]} · ${p.name}`,
    email: emailOf(p.key),
    password: PASSWORD,
  })),
];

/** A first start that was killed while it filled the demo leaves half of one: it is begun again. A centre of people's own is never touched. */
async function wasCutShort(ctx: Ctx): Promise<boolean> {
  const demo = await centreBySlug(ctx, SLUG);
  if (!demo) return false;
  const { settings } = await look({ ctx, actor: systemActor(demo.orgId) }, centreOf);
  return settings[DEMO] === FILLING && (await look({ ctx, actor: systemActor(NOBODY) }, countCentres)) === 1;
}

/** Twelve weeks: a limit widened for good after seven, another one on trial in the last two. */
async function livePast(centre: DemoCentre, orders: readonly DemoOrder[], owner: pg.Pool, now: Date): Promise<void> {
  let lived = 0;
  const live = async (days: number, until: number, cases: number, ways: Ways) => {
    const span = { from: ago(now, days), to: ago(now, until), cases, seed: SEED + lived, ways };
    await liveThrough(centre, orders.slice(lived, lived + cases), span);
    lived += cases;
  };
  await live(84, 63, 20, WAYS);
  await live(63, 35, 100, WAYS);
  await widenThen(centre, {
    ...{ at: ago(now, 35), action: 'COUPON', role: 'AGENT', minor: 1500 },
    note: 'Los cupones de 10 a 15 € se concedían siempre.',
  });
  await live(35, 16, 74, WAYS);
  const begun = await recordNow(owner);
  const trialId = await tryThen(centre, ago(now, 16));
  await live(16, 1, PAST - lived, WAYS_IN_TRIAL);
  await judgeThen(centre, owner, trialId, begun);
  await lookForProposals(turned(centre.house, { at: ago(now, 0.5) }), {});
}

async function tellOrders(centre: DemoCentre, orders: readonly DemoOrder[]): Promise<void> {
  for (const code of ['HOGAR', 'TECNO'] as const) {
    const ours = orders
      .filter((o) => o.store === code)
      .map(({ store: _store, name: _name, email: _email, product: _product, ...order }) => order);
    for (let i = 0; i < ours.length; i += BATCH)
      await pushOrders(centre.house, { storeId: centre.stores[code], items: ours.slice(i, i + BATCH) });
  }
}

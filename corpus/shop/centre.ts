import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, RefusedByApi } from '../centre/client.ts';
import { foundCentre } from '../centre/found.ts';
import { attributions, kinds, rules } from './policy.ts';
import type { Json, State } from './state.ts';
import { everything } from './statement.ts';

const STORE = 'TIENDA';
const AT_ONCE = 200;

/** A centre with its shop and its policy, ready to work: who attends, who the shop's program is, and where it tells what it has. */
export type Centre = { agent: Client; shop: Client; storeId: string; webhookSecret: string };

type Matrix = { active: { id: string } | null };

/** Makes the centre of an empty installation through its public API: people, keys, the shop, its operations and its policy. */
export async function openRetail(base: string, webhookAddress: string): Promise<Centre> {
  const { admin, add, signIn, key } = await foundCentre(base, { name: 'Retail', timeZone: 'America/New_York', currency: 'USD' });
  const head = await add('Head', 'AUTHORITY');
  await add('Agent', 'AGENT', head.id);
  const program = await add('Shop', 'INTEGRATION');
  const store = await admin.post<{ id: string; webhookSecret: string }>('/stores', {
    ...{ code: STORE, name: 'Retail', connector: 'push', address: webhookAddress, rules },
  });
  for (const kind of kinds) await admin.post('/action-kinds', kind);
  await putPolicyInForce(admin, await signIn('Head'));
  return {
    agent: await signIn('Agent'),
    shop: await key(program.id, ['stores:push', 'stores:read']),
    ...{ storeId: store.id, webhookSecret: store.webhookSecret },
  };
}

/** Drafts, checks and activates: whoever puts it in force is not who drafted it. */
async function putPolicyInForce(drafter: Client, authority: Client): Promise<void> {
  for (let tries = 0; (await drafter.get<Matrix>('/attributions/matrix').catch(notYet))?.active === null; tries++) {
    if (tries > 200) throw new Error('the centre got no policy to begin with');
    await sleep(50);
  }
  await drafter.post('/attributions/draft');
  await drafter.patch('/attributions/draft', { put: attributions, note: 'What the shop’s written policy lets an agent do' });
  await drafter.post('/attributions/draft/check');
  await authority.post('/attributions/draft/activate', {});
}

/** A centre that was founded a moment ago has no policy yet. */
function notYet(error: unknown): Matrix {
  if (error instanceof RefusedByApi && error.status < 500) return { active: null };
  throw error;
}

/** The shop tells all it has, products first. */
export async function tellEverything({ shop, storeId }: Centre, state: State): Promise<void> {
  for (const [what, items] of Object.entries(everything(state))) {
    for (let at = 0; at < items.length; at += AT_ONCE) await tell(shop, storeId, what, items.slice(at, at + AT_ONCE));
  }
}

export const tell = (shop: Client, storeId: string, what: string, items: Json[]): Promise<unknown> =>
  shop.post(`/stores/${storeId}/${what}`, { items });

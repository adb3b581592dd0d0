import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, clientOf, RefusedByApi } from './client.ts';
import { attributions, kinds, rules } from './policy.ts';
import type { Json, State } from './state.ts';
import { everything } from './statement.ts';

const STORE = 'TIENDA';
const PASSWORD = 'una frase larga de verdad';
const AT_ONCE = 200;

/** A centre with its shop and its policy, ready to work: who attends, who the shop's program is, and where it tells what it has. */
export type Centre = { agent: Client; shop: Client; storeId: string; storeCode: string; webhookSecret: string };

type Person = { id: string };
type Unit = { id: string; code: string };
type Matrix = { active: { id: string } | null };

/** Makes the centre of an empty installation through its public API: people, keys, the shop, its operations and its policy. */
export async function foundCentre(base: string, webhookAddress: string): Promise<Centre> {
  const admin = clientOf(base, null);
  const me = { name: 'Admin', email: 'admin@centre.example', password: PASSWORD, locale: 'en' };
  await admin.post('/first-run', { centre: 'Retail', timeZone: 'America/New_York', currency: 'USD', ...me });
  const units = await admin.get<Unit[]>('/units');
  const unitId = units.find(({ code }) => code === 'TEAM_1')?.id;
  const add = (name: string, role: string, superiorId: string | null = null) =>
    admin.post<Person>('/people', {
      ...{ name, role, superiorId, unitId, email: `${name.toLowerCase()}@centre.example`, password: PASSWORD, locale: 'en' },
    });
  const authority = await add('Head', 'AUTHORITY');
  await add('Agent', 'AGENT', authority.id);
  const program = await add('Shop', 'INTEGRATION');
  const signedIn = async (name: string): Promise<Client> => {
    const client = clientOf(base, null);
    const { next } = await client.post<{ next: string }>('/session', { email: `${name}@centre.example`, password: PASSWORD });
    if (next !== 'done') throw new Error(`${name} cannot sign in: ${next}`);
    return client;
  };
  const keyOf = (personId: string, scopes: string[]) =>
    admin.post<{ token: string }>('/api-keys', { name: 'shop', personId, scopes });
  const { token } = await keyOf(program.id, ['stores:push', 'stores:read']);
  const store = await admin.post<{ id: string; webhookSecret: string }>('/stores', {
    ...{ code: STORE, name: 'Retail', connector: 'push', address: webhookAddress, rules },
  });
  for (const kind of kinds) await admin.post('/action-kinds', kind);
  await putPolicyInForce(admin, await signedIn('head'));
  return {
    agent: await signedIn('agent'),
    shop: clientOf(base, { key: token }),
    ...{ storeId: store.id, storeCode: STORE, webhookSecret: store.webhookSecret },
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
    const chunks = Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, at) =>
      items.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    );
    for (const chunk of chunks) await tell(shop, storeId, what, chunk);
  }
}

export const tell = (shop: Client, storeId: string, what: string, items: Json[]): Promise<unknown> =>
  shop.post(`/stores/${storeId}/${what}`, { items });

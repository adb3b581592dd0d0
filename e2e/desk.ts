import { emailOf, PASSWORD } from '../demo/people.ts';
import type { App } from './app.ts';

/** A person of the demo centre at the doors of the running product. Throws on a refusal, with what was said. */
export type Client = {
  get<T = Record<string, unknown>>(path: string): Promise<T>;
  post<T = Record<string, unknown>>(path: string, body?: object): Promise<T>;
};

export async function signIn(app: App, who: string): Promise<Client> {
  const body = JSON.stringify({ email: emailOf(who), password: PASSWORD });
  const answer = await fetch(`${app.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  if (!answer.ok) throw new Error(`${who} may not come in: ${await answer.text()}`);
  return client(app, { cookie });
}

/** Founds a centre of two in an empty installation: its administrator, and one agent, who sign in as they do in the demonstration. */
export async function foundCentre(app: App): Promise<void> {
  const visitor = client(app, {});
  const common = { password: PASSWORD, locale: 'es' };
  const admin = { name: 'Adrián Sanz', email: emailOf('admin') };
  await visitor.post('/first-run', { centre: 'Lumbre', timeZone: 'Europe/Madrid', currency: 'EUR', ...common, ...admin });
  const office = await signIn(app, 'admin');
  const units = await office.get<{ id: string; code: string }[]>('/units');
  const unitId = units.find(({ code }) => code === 'TEAM_1')?.id;
  await office.post('/people', { ...common, name: 'Lucía Ferrer', email: emailOf('agente'), role: 'AGENT', unitId });
}

export const byKey = (app: App, token: string): Client => client(app, { authorization: `Bearer ${token}` });

function client(app: App, headers: Record<string, string>): Client {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${app.url}/api/v1${path}`, {
      ...{ method, headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) } },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return { get: (path) => ask('GET', path), post: (path, body = {}) => ask('POST', path, body) };
}

/** Waits until something holds; an application that is down meanwhile is asked again. Says what did not come to pass. */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let last: unknown = '';
  for (;;) {
    try {
      const found = await ask();
      if (found) return found;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}. ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A key for a shop's program, made by the administrator for the demo's integration. */
export async function shopKey(app: App): Promise<Client> {
  const admin = await signIn(app, 'admin');
  const people = await admin.get<{ id: string; role: string }[]>('/people');
  const personId = people.find((person) => person.role === 'INTEGRATION')?.id;
  const { token } = await admin.post<{ token: string }>('/api-keys', {
    ...{ name: 'journey', personId, scopes: ['stores:push', 'stores:read'] },
  });
  return byKey(app, token);
}

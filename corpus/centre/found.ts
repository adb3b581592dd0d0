import { type Client, clientOf } from './client.ts';

const PASSWORD = 'una frase larga de verdad';

export type Person = { id: string };
export type Founded = {
  admin: Client;
  /** Adds somebody to the first team, who signs in by `signIn` under the same name. */
  add(name: string, role: string, superiorId?: string): Promise<Person>;
  signIn(name: string): Promise<Client>;
  /** A key for a program; its person must be one. */
  keyToken(personId: string, scopes: string[]): Promise<string>;
  /** The API by such a key. */
  key(personId: string, scopes: string[]): Promise<Client>;
};

/** Makes the centre of an empty installation, as its first visitor does, and lends what is needed to people it. */
export async function foundCentre(base: string, centre: { name: string; timeZone: string; currency: string }): Promise<Founded> {
  const admin = clientOf(base, null);
  const { name: centreName, ...frame } = centre;
  const me = { name: 'Admin', email: 'admin@centre.example', password: PASSWORD, locale: 'en' };
  await admin.post('/first-run', { centre: centreName, ...frame, ...me });
  const units = await admin.get<{ id: string; code: string }[]>('/units');
  const unitId = units.find(({ code }) => code === 'TEAM_1')?.id;
  const emailOf = (name: string) => `${name.toLowerCase()}@centre.example`;
  const keyToken: Founded['keyToken'] = async (personId, scopes) =>
    (await admin.post<{ token: string }>('/api-keys', { name: 'program', personId, scopes })).token;
  return {
    admin,
    keyToken,
    add: (name, role, superiorId) =>
      admin.post('/people', {
        ...{ name, role, unitId, superiorId: superiorId ?? null, email: emailOf(name), password: PASSWORD, locale: 'en' },
      }),
    signIn: async (name) => {
      const client = clientOf(base, null);
      const { next } = await client.post<{ next: string }>('/session', { email: emailOf(name), password: PASSWORD });
      if (next !== 'done') throw new Error(`${name} cannot sign in: ${next}`);
      return client;
    },
    key: async (personId, scopes) => clientOf(base, { key: await keyToken(personId, scopes) }),
  };
}

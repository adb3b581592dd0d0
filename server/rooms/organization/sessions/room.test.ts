import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundedHouse, type FoundedCentre, type FoundedHouse, PASSWORD } from '../../../../test/founded.ts';
import type { Actor } from '../../../platform/actor.ts';
import { openHttp } from '../../../platform/http.ts';
import { learn } from '../../../platform/words.ts';
import { words } from '../../../words/organization.ts';
import { doors } from '../routes.ts';
import { actorOfKey, actorOfSession } from './views.ts';

let house: FoundedHouse;
let centre: FoundedCentre;
let other: FoundedCentre;
let app: Awaited<ReturnType<typeof openHttp>>;

beforeAll(async () => {
  learn([words]);
  house = await foundedHouse();
  const { ctx } = house;
  app = await openHttp({
    ctx,
    doors,
    identify: { session: (t) => actorOfSession(ctx, t), key: (t) => actorOfKey(ctx, t) },
    trustProxy: true,
  });
  centre = await house.centre('Lumbre');
  other = await house.centre('Otra');
});
afterAll(async () => {
  await app.close();
  await house.close();
});

type Answer = {
  status: number;
  body: Record<string, unknown> & { refusal?: { kind: string; reason: string; message: string } };
  cookie: string | undefined;
};
type Ask = { body?: object; cookie?: string | undefined; key?: string; ip?: string };

/** Asks through the real HTTP door, as a browser with a cookie or a program with a key. */
async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  { body, cookie, key, ip = '198.51.100.1' }: Ask = {},
): Promise<Answer> {
  const headers = {
    'x-forwarded-for': ip,
    ...(key ? { authorization: `Bearer ${key}` } : {}),
    ...(cookie ? { cookie: `session=${cookie}` } : {}),
  };
  const got = await app.inject({ method, url: `/api/v1${path}`, headers, ...(body ? { payload: body } : {}) });
  return { status: got.statusCode, body: got.json(), cookie: got.cookies.find((c) => c.name === 'session')?.value };
}
const signIn = (name: string, password = PASSWORD, ip?: string) =>
  ask('POST', '/session', { body: { email: `${name}@${centre.host}`, password }, ...(ip ? { ip } : {}) });
const person = async (name: string, role: 'AGENT' | 'CENTRE_MANAGER' | 'INTEGRATION' | 'AUTHORITY' = 'AGENT') =>
  centre.add({ name, role, password: PASSWORD });

describe('signing in', () => {
  it('opens the desk with a cookie that scripts cannot read', async () => {
    await person('Ana');
    const got = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: ` ANA@${centre.host}`.trim(), password: PASSWORD },
    });
    const cookie = got.cookies.find((c) => c.name === 'session');
    expect(got.json()).toEqual({ next: 'done' });
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    const me = await ask('GET', '/me', { cookie: cookie?.value });
    expect(me.body).toMatchObject({
      person: { name: 'Ana', role: 'AGENT' },
      scope: 'all',
      totp: false,
      centre: { name: 'Lumbre' },
      unread: 0,
    });
    expect(me.body.screens).toEqual(['desk', 'requests', 'chats', 'phone', 'papers', 'attributions', 'information']);
  });

  it('says the same for a wrong password, an unknown address and a person who left', async () => {
    const gone = await person('Gone');
    await ask('POST', '/session', { body: { email: 'nobody@nowhere.test', password: PASSWORD } });
    const admin = (await signIn('admin')).cookie;
    const left = { id: gone.id, name: 'Gone', email: `gone@${centre.host}`, role: 'AGENT', unitId: gone.unitId, active: false };
    expect((await ask('POST', '/people', { cookie: admin, body: left })).status).toBe(200);
    const answers = [await signIn('ana', 'not the password'), await signIn('nobody'), await signIn('gone')];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 401, body: { refusal: { reason: 'organization.wrongSignIn' } }, cookie: undefined });
    expect(answers[0]?.body.refusal?.message).toBe('El correo o la contraseña no son correctos.');
  });

  it.each(['locked', 'nobody-at-all'])(
    'shuts an account after five tries, known or not (%s), and opens it in time',
    async (name) => {
      if (name === 'locked') await person('Locked');
      const tries = [];
      for (let i = 0; i < 5; i++) tries.push((await signIn(name, 'wrong', `203.0.113.${i}`)).body.refusal?.reason);
      expect(new Set(tries)).toEqual(new Set(['organization.wrongSignIn']));
      const held = await signIn(name, PASSWORD, '203.0.113.99');
      expect(held.body.refusal).toMatchObject({
        kind: 'unauthorized',
        reason: 'organization.signInLocked',
        message: 'Demasiados intentos. Vuelve a probar dentro de 1 minuto.',
      });
      const before = house.now();
      house.setNow(new Date(before.getTime() + 31_000).toISOString());
      expect((await signIn(name)).status).toBe(name === 'locked' ? 200 : 401);
    },
  );

  it('holds against many tries at the same moment', async () => {
    await person('Swarm');
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn('swarm', 'wrong', `192.0.2.${i}`)));
    const looked = answers.filter((a) => a.body.refusal?.reason === 'organization.wrongSignIn');
    expect(looked).toHaveLength(5);
  });

  it('ends with signing out', async () => {
    const { cookie } = await signIn('ana');
    expect((await ask('GET', '/me', { cookie })).status).toBe(200);
    expect((await ask('DELETE', '/session', { cookie })).status).toBe(200);
    expect((await ask('GET', '/me', { cookie })).body.refusal?.reason).toBe('organization.notSignedIn');
  });

  it('ends after twelve hours', async () => {
    const { cookie } = await signIn('ana');
    const before = house.now();
    house.setNow(new Date(before.getTime() + 12 * 3_600_000 + 1000).toISOString());
    expect((await ask('GET', '/me', { cookie })).status).toBe(401);
  });

  it('ends at once, and the keys with it, when the person leaves', async () => {
    const bot = await person('Robot', 'INTEGRATION');
    const session = (await signIn('robot')).cookie;
    const admin = (await signIn('admin')).cookie;
    const made = await ask('POST', '/api-keys', {
      cookie: admin,
      body: { name: 'x', personId: bot.id, scopes: ['organization:read'] },
    });
    const key = String(made.body.token);
    expect((await ask('GET', '/me', { key })).status).toBe(200);
    await ask('POST', '/people', {
      cookie: admin,
      body: { id: bot.id, name: 'Robot', email: `robot@${centre.host}`, role: 'INTEGRATION', unitId: bot.unitId, active: false },
    });
    expect((await ask('GET', '/me', { cookie: session })).status).toBe(401);
    expect((await ask('GET', '/me', { key })).status).toBe(401);
  });

  it('changes the password on the old one, and ends every other session', async () => {
    await person('Paula');
    const elsewhere = (await signIn('paula')).cookie;
    const here = (await signIn('paula')).cookie;
    const wrong = await ask('PATCH', '/me', {
      cookie: here,
      body: { password: { current: 'no', next: 'otra frase bien larga' } },
    });
    expect(wrong.body.refusal).toMatchObject({ reason: 'organization.wrongPassword', field: 'password.current' });
    const done = await ask('PATCH', '/me', {
      cookie: here,
      body: { locale: 'en', password: { current: PASSWORD, next: 'otra frase bien larga' } },
    });
    expect(done).toMatchObject({ status: 200, body: { person: { locale: 'en' } } });
    expect((await ask('GET', '/me', { cookie: elsewhere })).status).toBe(401);
    expect((await ask('GET', '/me', { cookie: here })).status).toBe(401);
    expect((await ask('GET', '/me', { cookie: done.cookie })).status).toBe(200);
    expect((await signIn('paula', 'otra frase bien larga')).status).toBe(200);
  });
});

describe('the second step', () => {
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: house.now().getTime() });
  const later = (seconds: number) => house.setNow(new Date(house.now().getTime() + seconds * 1000).toISOString());
  let secret: string;
  let codes: string[];
  let dora: Actor;

  it('is set up with a picture and a code', async () => {
    dora = await person('Dora');
    const { cookie } = await signIn('dora');
    const begun = await ask('POST', '/me/totp', { cookie });
    secret = String(begun.body.secret);
    expect(begun.body.qr).toMatch(/^data:image\/svg\+xml;base64,/);
    expect((await ask('POST', '/me/totp/confirm', { cookie, body: { code: '000000' } })).body.refusal?.reason).toBe(
      'organization.wrongCode',
    );
    const confirmed = await ask('POST', '/me/totp/confirm', { cookie, body: { code: codeOf(secret) } });
    codes = confirmed.body.recoveryCodes as string[];
    expect(new Set(codes).size).toBe(10);
    expect((await ask('GET', '/me', { cookie })).body.totp).toBe(true);
    expect((await ask('POST', '/me/totp', { cookie })).body.refusal?.reason).toBe('organization.totpAlready');
  });

  it('stands between the password and the desk, and changes the cookie', async () => {
    later(60);
    const first = await signIn('dora');
    expect(first.body).toEqual({ next: 'totp' });
    expect((await ask('GET', '/me', { cookie: first.cookie })).status).toBe(401);
    const code = codeOf(secret);
    const second = await ask('POST', '/session/totp', { cookie: first.cookie, body: { code } });
    expect(second.body).toEqual({ next: 'done' });
    expect(second.cookie).not.toBe(first.cookie);
    expect((await ask('GET', '/me', { cookie: second.cookie })).status).toBe(200);
    expect((await ask('GET', '/me', { cookie: first.cookie })).status).toBe(401);
    const again = await signIn('dora');
    expect((await ask('POST', '/session/totp', { cookie: again.cookie, body: { code } })).body.refusal?.reason).toBe(
      'organization.wrongCode',
    );
  });

  it('takes a recovery code once', async () => {
    for (const expected of [200, 401]) {
      const { cookie } = await signIn('dora');
      expect(
        (await ask('POST', '/session/totp', { cookie, body: { code: String(codes[0]).toUpperCase().replace('-', ' ') } })).status,
      ).toBe(expected);
    }
  });

  it('shuts after five wrong codes', async () => {
    const { cookie } = await signIn('dora');
    const reasons = [];
    for (let i = 0; i < 6; i++)
      reasons.push((await ask('POST', '/session/totp', { cookie, body: { code: '000000' } })).body.refusal?.reason);
    expect(reasons).toContain('organization.signInLocked');
  });

  it('is asked of nobody without a password before it', async () => {
    expect((await ask('POST', '/session/totp', { body: { code: '000000' } })).status).toBe(401);
    const { cookie } = await signIn('ana');
    expect((await ask('POST', '/session/totp', { cookie, body: { code: '000000' } })).status).toBe(401);
  });

  it('is taken away by an administrator when the phone is lost', async () => {
    const admin = (await signIn('admin')).cookie;
    await ask('POST', '/people', {
      cookie: admin,
      body: { id: dora.id, name: 'Dora', email: `dora@${centre.host}`, role: 'AGENT', unitId: dora.unitId, resetTotp: true },
    });
    expect((await signIn('dora')).body).toEqual({ next: 'done' });
  });
});

describe('API keys', () => {
  it('are shown once, do what their scopes allow, and stop when they are revoked', async () => {
    const bot = await person('Bot', 'INTEGRATION');
    const admin = (await signIn('admin')).cookie;
    const made = await ask('POST', '/api-keys', {
      cookie: admin,
      body: { name: 'ERP', personId: bot.id, scopes: ['organization:read'] },
    });
    const key = String(made.body.token);
    expect(key).toMatch(/^mk_[\w-]{43}$/);
    expect(JSON.stringify((await ask('GET', '/api-keys', { cookie: admin })).body)).not.toContain(key);
    expect((await ask('GET', '/units', { key })).status).toBe(200);
    expect((await ask('GET', '/api-keys', { key })).body.refusal?.reason).toBe('platform.keyLacksScope');
    expect((await ask('POST', '/me/totp', { key })).status).toBe(403);
    const revoked = await ask('DELETE', `/api-keys/${String(made.body.id)}`, { cookie: admin });
    expect(revoked.body.revokedAt).not.toBeNull();
    expect((await ask('GET', '/units', { key })).status).toBe(401);
  });

  it('run out', async () => {
    const bot = await person('Brief', 'INTEGRATION');
    const admin = (await signIn('admin')).cookie;
    const soon = new Date(house.now().getTime() + 3_600_000).toISOString();
    const body = { name: 'ERP', personId: bot.id, scopes: ['organization:read'] };
    const past = await ask('POST', '/api-keys', { cookie: admin, body: { ...body, expiresAt: house.now().toISOString() } });
    expect(past.body.refusal).toMatchObject({ reason: 'organization.expiresBeforeNow', field: 'expiresAt' });
    const key = String((await ask('POST', '/api-keys', { cookie: admin, body: { ...body, expiresAt: soon } })).body.token);
    expect((await ask('GET', '/me', { key })).status).toBe(200);
    house.setNow(soon);
    expect((await ask('GET', '/me', { key })).status).toBe(401);
  });

  it('never act as somebody else who decides', async () => {
    const boss = await person('Boss', 'AUTHORITY');
    const manager = (await (async () => (await person('Manager', 'CENTRE_MANAGER'), signIn('manager')))()).cookie;
    const answer = await ask('POST', '/api-keys', {
      cookie: manager,
      body: { name: 'mine', personId: boss.id, scopes: ['cases:write'] },
    });
    expect(answer.body.refusal).toMatchObject({ kind: 'forbidden', reason: 'organization.keyForSomebodyElse' });
  });

  it('are kept by administrators alone, each for the own centre', async () => {
    const agent = (await signIn('ana')).cookie;
    for (const [method, path] of [
      ['GET', '/api-keys'],
      ['DELETE', `/api-keys/${centre.orgId}`],
    ] as const)
      expect((await ask(method, path, { cookie: agent })).status).toBe(403);
    const foreign = await other.add({ name: 'Bot', role: 'INTEGRATION' });
    const admin = (await signIn('admin')).cookie;
    const answer = await ask('POST', '/api-keys', {
      cookie: admin,
      body: { name: 'x', personId: foreign.id, scopes: ['cases:read'] },
    });
    expect(answer.body.refusal).toMatchObject({ kind: 'not_found', reason: 'organization.personUnknown' });
  });
});

describe('the first run', () => {
  it('makes one centre, signs its administrator in, and is over', async () => {
    const empty = await foundedHouse();
    const { ctx } = empty;
    const first = await openHttp({
      ctx,
      doors,
      identify: { session: (t) => actorOfSession(ctx, t), key: (t) => actorOfKey(ctx, t) },
      trustProxy: false,
    });
    const url = '/api/v1/first-run';
    const needed = async (): Promise<unknown> => (await first.inject({ method: 'GET', url })).json();
    expect(await needed()).toEqual({ needed: true });
    const payload = {
      centre: 'Tienda Lumbre',
      timeZone: 'Europe/Madrid',
      currency: 'EUR',
      name: 'Inés',
      email: 'ines@lumbre.test',
      password: PASSWORD,
      locale: 'es',
    };
    const weak = await first.inject({ method: 'POST', url, payload: { ...payload, password: 'corta' } });
    expect([weak.statusCode, weak.json()]).toMatchObject([400, { refusal: { field: 'password' } }]);
    const made = await Promise.all(
      [payload, { ...payload, email: 'otra@lumbre.test' }].map((one) => first.inject({ method: 'POST', url, payload: one })),
    );
    expect(new Set(made.map((m) => m.statusCode))).toEqual(new Set([200, 409]));
    const session = made.find((m) => m.statusCode === 200)?.cookies.find((c) => c.name === 'session')?.value ?? '';
    const centreNow = (await first.inject({ method: 'GET', url: '/api/v1/centre', cookies: { session } })).json<{
      keyPrefix: string;
      holidays: { day: string }[];
    }>();
    expect(centreNow.keyPrefix).toBe('TL');
    expect(centreNow.holidays.map((h) => h.day)).toContain('2027-01-06');
    expect(await needed()).toEqual({ needed: false });
    await first.close();
    await empty.close();
  });
});

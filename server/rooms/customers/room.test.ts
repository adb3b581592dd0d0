import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundedHouse, type FoundedCentre, type FoundedHouse, refusalOf } from '../../../test/founded.ts';
import { look } from '../../platform/act.ts';
import { type Actor, systemActor } from '../../platform/actor.ts';
import { newId } from '../../platform/ids.ts';
import { openHttp } from '../../platform/http.ts';
import { addIdentity } from './actions/add-identity.ts';
import { changeCustomer } from './actions/change-customer.ts';
import { recognise } from './actions/recognise.ts';
import { doors } from './routes.ts';
import { customerById, customerByIdentity, customersByAddress } from './views.ts';

let house: FoundedHouse;
let centre: FoundedCentre;
let other: FoundedCentre;
let agent: Actor;
let stranger: Actor;

beforeAll(async () => {
  house = await foundedHouse();
  centre = await house.centre('Lumbre');
  other = await house.centre('Otra');
  agent = await centre.add({ name: 'Ana', role: 'AGENT' });
  stranger = await other.add({ name: 'Ana', role: 'CENTRE_MANAGER' });
});
afterAll(() => house.close());

const mails = (value: string, name = '', where: FoundedCentre = centre) =>
  recognise({ ctx: house.ctx, actor: systemActor(where.orgId) }, { kind: 'email', value, name });
const at = (actor: Actor, id: string) => look(house.as(actor), (tx) => customerById(tx, id));

describe('recognising', () => {
  it('makes somebody new once, and knows them again however the address is written', async () => {
    const first = await mails('Pilar@correo.es', 'Pilar Sanz');
    expect(first).toMatchObject({ isNew: true, name: 'Pilar Sanz', language: 'es' });
    expect(await mails(' pilar@CORREO.es', 'P.')).toEqual({
      customerId: first.customerId,
      isNew: false,
      name: 'Pilar Sanz',
      language: 'es',
    });
  });

  it('learns the name of one who was only an address', async () => {
    const { customerId } = await mails('luis@correo.es');
    expect(await mails('luis@correo.es', 'Luis Gil')).toMatchObject({ customerId, name: 'Luis Gil' });
    expect(await at(agent, customerId)).toMatchObject({ name: 'Luis Gil', tier: 'standard', since: house.now().toISOString() });
  });

  it('makes one customer of many messages at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const all = await Promise.all(Array.from({ length: 10 }, () => mails(`swarm${round}@correo.es`, 'Swarm')));
      expect(new Set(all.map((r) => r.customerId)).size).toBe(1);
      expect(all.filter((r) => r.isNew)).toHaveLength(1);
    }
  });

  it('keeps centres apart', async () => {
    const here = await mails('both@correo.es', 'Both');
    const there = await mails('both@correo.es', 'Both', other);
    expect(there.customerId).not.toBe(here.customerId);
    expect(await at(stranger, here.customerId)).toBeNull();
    expect((await look(house.as(stranger), (tx) => customersByAddress(tx, 'both@correo.es'))).map((c) => c.id)).toEqual([
      there.customerId,
    ]);
    expect(
      await refusalOf(addIdentity(house.as(stranger), { customerId: here.customerId, kind: 'phone', value: '600102030' })),
    ).toMatchObject({ kind: 'not_found' });
    expect(await refusalOf(changeCustomer(house.as(stranger), { customerId: here.customerId, name: 'X' }))).toMatchObject({
      kind: 'not_found',
    });
  });

  it('says which address is none, and takes in nothing', async () => {
    expect(await refusalOf(recognise(house.as(agent), { kind: 'phone', value: 'anonymous' }))).toMatchObject({
      kind: 'invalid',
      reason: 'customers.badPhone',
      field: 'value',
    });
    expect(await refusalOf(recognise(house.as(agent), { kind: 'fax', value: '1' }))).toMatchObject({
      kind: 'invalid',
      field: 'kind',
    });
    expect(await refusalOf(recognise(house.as(centre.admin), { kind: 'email', value: 'a@b.es' }))).toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('another address', () => {
  it('leads to the same customer, and stays with whoever had it', async () => {
    const { customerId } = await mails('rosa@correo.es', 'Rosa');
    const shop = `shop:${newId()}`;
    expect(await addIdentity(house.as(agent), { customerId, kind: shop, value: 'c-1' })).toEqual({ customerId, added: true });
    expect(await addIdentity(house.as(agent), { customerId, kind: 'phone', value: '600 10 20 99' })).toEqual({
      customerId,
      added: true,
    });
    for (const address of ['rosa@correo.es', '+34600102099', 'c-1'])
      expect((await look(house.as(agent), (tx) => customersByAddress(tx, address)))[0]?.id).toBe(customerId);
    expect(await look(house.as(agent), (tx) => customerByIdentity(tx, { kind: 'phone', value: '600-102-099' }))).toMatchObject({
      id: customerId,
    });
    const { customerId: second } = await mails('toni@correo.es', 'Toni');
    expect(await addIdentity(house.as(agent), { customerId: second, kind: 'email', value: 'ROSA@correo.es' })).toEqual({
      customerId,
      added: false,
    });
  });
});

describe('the doors', () => {
  it('open a customer to those who see the whole centre, and to nobody who sees only what is put to them', async () => {
    const { customerId } = await mails('vera@correo.es', 'Vera');
    const actors = new Map<string, Actor>();
    const app = await openHttp({
      ctx: house.ctx,
      doors,
      identify: { session: (token) => Promise.resolve(actors.get(token) ?? null), key: () => Promise.resolve(null) },
      trustProxy: false,
    });
    const ask = async (actor: Actor, method: 'GET' | 'PATCH' | 'POST', path: string, payload?: object) => {
      actors.set(actor.id, actor);
      const got = await app.inject({
        method,
        url: `/api/v1/customers${path}`,
        cookies: { session: actor.id },
        ...(payload ? { payload } : {}),
      });
      return got.json<Record<string, unknown> & { refusal?: { kind: string } }>();
    };
    const one = `/${customerId}`;
    expect(await ask(agent, 'GET', one)).toMatchObject({
      name: 'Vera',
      identities: [{ kind: 'email', value: 'vera@correo.es' }],
    });
    expect(await ask(agent, 'PATCH', one, { tier: 'gold', language: 'ca' })).toMatchObject({
      tier: 'gold',
      language: 'ca',
      name: 'Vera',
    });
    expect(await ask(agent, 'GET', '?address=VERA@correo.es')).toMatchObject([{ id: customerId }]);
    const roles = ['AGENT_EXT', 'DEPARTMENT', 'SECTION', 'STORE_MANAGER'] as const;
    const closed = [...(await Promise.all(roles.map((role) => centre.add({ name: role, role })))), centre.admin];
    const doorsTried = [
      ['GET', one],
      ['GET', '?address=vera@correo.es'],
      ['PATCH', one, { name: 'X' }],
      ['POST', `${one}/identities`, { kind: 'email', value: 'x@y.es' }],
    ] as const;
    for (const actor of closed)
      for (const [method, path, payload] of doorsTried)
        expect((await ask(actor, method, path, payload)).refusal?.kind).toBe('forbidden');
    const boss = await centre.add({ name: 'Boss', role: 'AUTHORITY', unit: 'AUTHORITY' });
    expect(await ask(boss, 'GET', one)).toMatchObject({ name: 'Vera' });
    expect((await ask(boss, 'PATCH', one, { tier: 'gold' })).refusal?.kind).toBe('forbidden');
    expect((await ask(stranger, 'GET', one)).refusal?.kind).toBe('not_found');
    expect(await ask(stranger, 'GET', '?address=vera@correo.es')).toEqual([]);
    await app.close();
  });
});

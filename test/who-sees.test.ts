import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../demo/people.ts';
import { addressOf, connect, newAssistant } from './assistant.ts';
import { type Client, deskHouse, type DeskHouse } from './desk-house.ts';

// Who may not open a case finds it nowhere: not by its id, in a list, by searching, in a number, in a mail, nor live.

type Row = { id: string };
type Reader = { name: string; client: Client; heard: () => string };

let house: DeskHouse;
let port: number;
const readers = new Map<string, Reader>();
const open: { destroy(): void }[] = [];
const secret = {
  caseId: '',
  key: '',
  sha256: '',
  rawId: '',
  customerId: '',
  orderId: '',
  number: '',
  email: 'reserva@correo.example',
};
const requests: Record<'consultations' | 'authorizations' | 'supplies', string> = {
  consultations: '',
  authorizations: '',
  supplies: '',
};
let executionId = '';
const tokens = { inside: '', outside: '' };

/** Everybody that is asked, and whether the case is theirs to see. */
const SEES = {
  'the agent': true,
  'the coordinator': true,
  'the centre manager': true,
  'the head of the authority': true,
  'the department that was asked': true,
  'an assistant': true,
  'another department': false,
  'a subcontracted agent': false,
  'a subcontracted assistant': false,
  'an incident manager': false,
  'an administrator': false,
  'the manager of another centre': false,
  'a key for reports': false,
  'a key for notices': false,
  'nobody in particular': false,
} as const;
type Name = keyof typeof SEES;
const names = Object.keys(SEES) as Name[];
const outsiders = names.filter((name) => !SEES[name]);

beforeAll(async () => {
  house = await deskHouse();
  await house.listen();
  ({ port } = house.house.app.server.address() as AddressInfo);
  await fillCase();
  const other = await house.otherCentre('Vecina');
  const admin = await house.as('admin');
  const key = async (scopes: string[]) => {
    const body = { name: scopes[0], personId: house.centre.idOf('tienda'), scopes };
    const { token } = (await admin.post<{ token: string }>('/api-keys', body)).body;
    expect(token).toMatch(/^mk_/);
    return house.withKey(token);
  };
  const outside = { name: 'Externo', role: 'AGENT_EXT', unit: 'NORTE' } as const;
  tokens.inside = (await newAssistant(house)).token;
  tokens.outside = (await newAssistant(house, outside)).token;
  const clients: Record<Name, Client> = {
    'the agent': await house.as('agente'),
    'the coordinator': await house.as('coordinacion'),
    'the centre manager': await house.as('responsable'),
    'the head of the authority': await house.as('direccion'),
    'the department that was asked': await house.as('logistica'),
    'an assistant': house.withKey(tokens.inside),
    'another department': await house.as('finanzas'),
    'a subcontracted agent': await house.as('externa'),
    'a subcontracted assistant': house.withKey(tokens.outside),
    'an incident manager': await newcomer(admin, 'STORE_INCIDENT_MGR', 'HOGAR', 'nuevo@tiendalumbre.example'),
    'an administrator': admin,
    'the manager of another centre': await newcomer(
      await house.as(other.admin),
      'CENTRE_MANAGER',
      'AUTHORITY',
      'jefa@vecina.example',
    ),
    'a key for reports': await key(['reports:read']),
    'a key for notices': await key(['information:read']),
    'nobody in particular': house.nobody,
  };
  for (const name of names) readers.set(name, { name, client: clients[name], heard: listen(clients[name]) });
});
afterAll(async () => {
  open.forEach((one) => one.destroy());
  await house?.close();
});

const of = (name: string): Reader => {
  const reader = readers.get(name);
  if (!reader) throw new Error(name);
  return reader;
};

async function newcomer(admin: Client, role: string, unit: string, email: string): Promise<Client> {
  const units = (await admin.get<{ id: string; code: string }[]>('/units')).body;
  const unitId = units.find((one) => one.code === unit)?.id;
  await admin.post('/people', { name: 'Nueva', email, role, unitId, password: PASSWORD });
  return house.as(email);
}

/** What a reader is told live, from now on. */
function listen(client: Client): () => string {
  let heard = '';
  const request = get({ port, host: '127.0.0.1', path: '/api/v1/live', headers: client.headers }, (answer) => {
    answer.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  });
  request.on('error', () => {}); // its end at the close of the test
  open.push(request);
  return () => heard;
}

/** A case with a mail, a file, an order, money that moved, and a question of each kind. */
async function fillCase(): Promise<void> {
  const order = await house.newOrder({ email: secret.email });
  Object.assign(secret, { orderId: order.id, number: order.number });
  const file = Buffer.from('only for those who may').toString('base64');
  const raw = [
    `From: Reserva Absoluta <${secret.email}>`,
    ...[
      'To: hola@tiendalumbre.example',
      'Subject: Silla confidencial',
      'Message-ID: <reserva@correo.example>',
      'MIME-Version: 1.0',
    ],
    ...['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain; charset=utf-8', ''],
    `Llegó rota la del pedido ${order.number}.`,
    ...['--b', 'Content-Type: image/png; name=foto.png', 'Content-Disposition: attachment; filename=foto.png'],
    ...['Content-Transfer-Encoding: base64', '', file, '--b--', ''],
  ].join('\r\n');
  const agent = await house.as('agente');
  const body = { raw: Buffer.from(raw).toString('base64'), recipient: 'hola@tiendalumbre.example', sender: secret.email };
  secret.rawId = String((await agent.post('/mail/incoming', body)).body.id);
  const found = await house.until('the mail is a case', async () => {
    const { body: page } = await agent.get<{ cases: Row[] }>(`/cases/search?q=${secret.email}`);
    return page.cases[0];
  });
  type Open = {
    key: string;
    customer: { id: string };
    messages: { attachments: { sha256: string }[] }[];
    actions: { requestId: string; executionId: string }[];
  };
  const { body: view } = await agent.get<Open>(`/cases/${found.id}`);
  const attachments = view.messages[0]?.attachments ?? [];
  Object.assign(secret, { caseId: found.id, key: view.key, customerId: view.customer.id, sha256: attachments[0]?.sha256 });
  const refund = { action: 'REFUND_PARTIAL', evidence: attachments, amount: { minor: 1000, currency: 'EUR' }, expects: 'own' };
  const { body: acted } = await agent.post<Open>(`/cases/${found.id}/actions`, refund);
  executionId = acted.actions[0]?.executionId ?? '';
  await house.until(
    'it is done',
    async () => (await agent.get<{ waits: string[] }>(`/cases/${found.id}`)).body.waits.length === 0,
  );
  await agent.post(`/cases/${found.id}/consultations`, { mode: 'consult', department: 'DEPT_LOG', question: '¿Hay otra silla?' });
  const more = { ...refund, amount: { minor: 6000, currency: 'EUR' }, expects: 'authorised', reason: 'Se lo prometí.' };
  await agent.post(`/cases/${found.id}/actions`, more);
  type Inbox = { requests: { id: string; kind: string; caseId: string }[] };
  const { body: inbox } = await agent.get<Inbox>('/requests?tab=asked');
  const idOf = (kind: string) => inbox.requests.find((one) => one.kind === kind && one.caseId === found.id)?.id ?? '';
  Object.assign(requests, { consultations: idOf('consultation'), authorizations: idOf('authorization') });
}

const rows = (answer: { status: number; body: { cases?: Row[] } }) =>
  answer.status === 200 && (answer.body.cases ?? []).some((row) => row.id === secret.caseId);

/** Every way to a case, each telling whether it was found. */
async function waysTo({ client }: Reader): Promise<Record<string, boolean>> {
  const ok = async (path: string) => (await client.get(path)).status === 200;
  const listed = async (path: string) => rows(await client.get<{ cases?: Row[] }>(path));
  const counted = async () => {
    const { body } = await client.get<{ queues?: { open: number }[] }>('/queues');
    return (body.queues ?? []).some((queue) => queue.open > 0);
  };
  return {
    'by its id': await ok(`/cases/${secret.caseId}`),
    'by what may be done': await ok(`/cases/${secret.caseId}/may`),
    'by its file': await ok(`/cases/${secret.caseId}/files/${secret.sha256}`),
    'in the list of all': await listed('/cases?view=all&limit=100'),
    'in the list of the open ones': await listed('/cases?view=open&limit=100'),
    'in a list by id': await listed(`/cases?view=all&ids=${secret.caseId}`),
    'by its key': await listed(`/cases/search?q=${secret.key}`),
    'by its words': await listed('/cases/search?q=confidencial'),
    'by the address': await listed(`/cases/search?q=${secret.email}`),
    'in the numbers': await counted(),
  };
}

describe.each(names)('%s', (name) => {
  it(SEES[name] ? 'finds the case by every way' : 'finds the case by no way at all', async () => {
    const ways = await waysTo(of(name));
    expect(ways).toEqual(Object.fromEntries(Object.keys(ways).map((way) => [way, SEES[name]])));
  });

  it(SEES[name] ? 'hears of it live' : 'hears nothing of it live', async () => {
    const agent = await house.as('agente');
    const marks = () => of(name).heard().split(secret.caseId).length - 1;
    const before = marks();
    const sure = of('the coordinator').heard().split(secret.caseId).length;
    await agent.post(`/cases/${secret.caseId}/notes`, { text: 'Para los de dentro.' });
    await house.until('those who may have heard', async () => of('the coordinator').heard().split(secret.caseId).length > sure);
    expect(marks() > before).toBe(SEES[name]);
  });
});

describe.each(outsiders)('%s', (name) => {
  it('is told no more of a case that is there than of one that is not', async () => {
    const { client } = of(name);
    const nowhere = '019a0000-0000-7000-8000-00000000dead';
    const [there, absent] = [await client.get(`/cases/${secret.caseId}`), await client.get(`/cases/${nowhere}`)];
    expect([there.status, there.body]).toEqual([absent.status, absent.body]);
  });

  it('finds neither its orders, its customer, its money, its mail, nor what was asked of others', async () => {
    const { client } = of(name);
    const paths = [
      ...[`/customers/${secret.customerId}`, `/executions/${executionId}`, `/mail/incoming/${secret.rawId}/raw`],
      ...Object.entries(requests).flatMap(([room, id]) => (id ? [`/${room}/${id}`] : [])),
    ];
    for (const path of paths) expect([path, (await client.get(path)).status]).not.toEqual([path, 200]);
    const lists = ['/requests', '/requests?tab=decided', `/orders?number=${secret.number}`, `/customers?address=${secret.email}`];
    const more = [
      '/executions',
      '/mail/incoming',
      '/mail/outgoing',
      '/notifications',
      '/reports/agents?from=2026-01-01&to=2027-01-01',
    ];
    for (const path of [...lists, ...more]) {
      const said = JSON.stringify((await client.get(path)).body);
      for (const trace of [secret.caseId, secret.key, secret.number, 'confidencial', 'Reserva Absoluta'])
        expect([path, trace, said.includes(trace)]).toEqual([
          path,
          trace,
          name === 'an administrator' && path === '/mail/outgoing' && trace === secret.caseId,
        ]);
    }
  });

  it('changes nothing of it', async () => {
    const { client } = of(name);
    const path = `/cases/${secret.caseId}`;
    const agent = await house.as('agente');
    const before = (await agent.get(path)).body;
    const attempts = [
      ...[client.post(`${path}/replies`, { text: 'Hola.' }), client.post(`${path}/notes`, { text: 'Hola.' })],
      ...[client.post(`${path}/reopen`, {}), client.post(`${path}/assign`, { personId: null })],
      client.ask({ method: 'PATCH', url: path, body: { subject: 'Otra cosa' } }),
      client.ask({ method: 'PUT', url: `${path}/draft`, body: { kind: 'reply', text: 'x' } }),
      client.post(`${path}/resolve`, { resolution: 'none', text: 'Ya.' }),
      client.post(`${path}/presence`, { writing: true }),
      client.post(`${path}/files`, { name: 'x.txt', type: 'text/plain', data: 'eA==' }),
      client.post(`${path}/consultations`, { mode: 'consult', department: 'DEPT_FIN', question: '¿Qué hay?' }),
      client.post(`${path}/actions`, { action: 'REFUND_PARTIAL', amount: { minor: 100, currency: 'EUR' }, expects: 'own' }),
      client.post('/cases', { channel: 'phone', from: { address: secret.email }, text: 'Soy yo.', caseId: secret.caseId }),
    ];
    for (const attempt of await Promise.all(attempts)) expect([401, 403, 404]).toContain(attempt.status);
    expect((await agent.get(path)).body).toEqual(before);
  });
});

it('the department that was asked reads the case and does nothing in it', async () => {
  const { client } = of('the department that was asked');
  const { body } = await client.get<{ may: Record<string, boolean> }>(`/cases/${secret.caseId}`);
  expect(body.may).toEqual({ reply: false, act: false, assign: false, resolve: false, reopen: false });
  expect((await client.post(`/cases/${secret.caseId}/replies`, { text: 'Hola.' })).status).toBe(403);
  expect((await client.get(`/orders?number=${secret.number}`)).status).toBe(403);
  expect((await client.get(`/authorizations/${requests.authorizations}`)).status).toBe(404);
});

it('neither the asker nor a colleague decides what was asked of the superior', async () => {
  for (const who of ['agente', 'logistica', 'finanzas', 'admin']) {
    const answer = await (await house.as(who)).post(`/authorizations/${requests.authorizations}/decide`, { verdict: 'approve' });
    expect([who, [403, 404].includes(answer.status)]).toEqual([who, true]);
  }
});

it('an assistant finds by its tools what its role may see, and no more', async () => {
  for (const [token, sees] of [
    [tokens.inside, true],
    [tokens.outside, false],
  ] as const) {
    const tools = await connect(addressOf(house), token);
    const ways = ['confidencial', secret.key, secret.email, secret.number, ''].map(async (query) => {
      const { body } = await tools.call<{ cases: Row[] }>('find_cases', { query, limit: 50 });
      return body.cases.some((row) => row.id === secret.caseId);
    });
    const opened = ['read_case', 'what_may_be_done'].map(async (tool) => !(await tools.call(tool, { case: secret.key })).isError);
    expect(new Set(await Promise.all([...ways, ...opened]))).toEqual(new Set([sees]));
    await tools.close();
  }
});

describe("another site's page", () => {
  it.each([
    ['of another host', { origin: 'https://mala.example' }],
    ['that hides where it is', { origin: 'null' }],
    ['as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['of a neighbour', { 'sec-fetch-site': 'same-site' }],
  ])('%s can do nothing with the cookie', async (_, headers) => {
    const agent = await house.as('agente');
    const path = `/cases/${secret.caseId}`;
    const before = (await agent.get(path)).body;
    for (const [method, url, body] of [
      ['POST', `${path}/notes`, { text: 'Desde fuera.' }],
      ['PATCH', path, { subject: 'Desde fuera' }],
      ['DELETE', '/session', undefined],
    ] as const)
      expect((await agent.ask({ method, url, headers, ...(body ? { body } : {}) })).reason).toBe('platform.foreignPage');
    expect((await agent.get(path)).body).toEqual(before);
  });

  it('is told apart from our own, and from a program with a key', async () => {
    const agent = await house.as('agente');
    const note = (client: Client, headers: Record<string, string>) =>
      client.ask({ method: 'POST', url: `/cases/${secret.caseId}/notes`, body: { text: 'De dentro.' }, headers });
    expect((await note(agent, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    const body = { name: 'notas', personId: house.centre.idOf('tienda'), scopes: ['cases:write'] };
    const { token } = (await (await house.as('admin')).post<{ token: string }>('/api-keys', body)).body;
    expect((await note(house.withKey(token), { origin: 'https://otra.example' })).status).toBe(200);
  });
});

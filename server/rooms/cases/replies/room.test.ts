import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { act, look } from '../../../platform/act.ts';
import { type Case, openDesk } from '../../../../test/desk.ts';
import type { Client } from '../../../../test/desk-house.ts';
import { readFileOf } from '../../../platform/files.ts';
import { sendHeld } from './actions/send-held.ts';
import { dueHeld } from './views.ts';

const { house, agent, see } = await openDesk();
let people = 0;

async function matter(given: object = {}): Promise<string> {
  const from = { address: `escribe${++people}@correo.example`, name: 'Ana Ruiz' };
  const body = { channel: 'email', from, subject: 'La silla', text: 'Hola: la silla llegó rota. ¿Qué hacemos?', ...given };
  return String((await agent.post('/cases', body)).body.caseId);
}
const reply = (caseId: string, given: object, who: Client = agent) => who.post<Case>(`/cases/${caseId}/replies`, given);
const out = (view: Case) => view.messages.filter((one) => one.direction === 'out');
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
/** Its hour has come; the timed job has not looked yet, and here may only look when it is told to. */
const bringForward = (caseId: string) =>
  act(house.centre.house, 'test.bringForward', (tx) =>
    sql`update held_reply set send_at = ${tx.now}::timestamptz - interval '1 second' where org_id = ${tx.orgId} and case_id = ${caseId}`.execute(
      tx.sql,
    ),
  );

describe('by which door an answer leaves', () => {
  it('is said before: the one they came in by, or, for a call, the mail we know them by', async () => {
    const caseId = await matter();
    const { answerBy } = await see(caseId);
    expect(answerBy).toEqual({ channel: 'email', address: `escribe${people}@correo.example` });
    const called = await matter({ channel: 'phone', from: { address: '+34976123456', kind: 'phone', name: 'Eva' } });
    expect((await see(called)).answerBy).toEqual({ channel: 'web', address: null });
  });

  it('may be another; not one that carries no text, nor one without its address', async () => {
    const caseId = await matter();
    const sent = await reply(caseId, { text: 'Va por fax.', door: { channel: 'fax', address: '+34976000000' } });
    expect(out(sent.body)).toMatchObject([{ channel: 'fax', address: '+34976000000' }]);
    const refused = [
      await reply(caseId, { text: 'Hola', door: { channel: 'phone', address: '+34976000000' } }),
      await reply(caseId, { text: 'Hola', door: { channel: 'email', address: 'nadie' } }),
      await reply(caseId, { text: 'Hola', door: { channel: 'post' } }),
    ];
    expect(refused.map(({ reason }) => reason)).toEqual([
      'cases.doorCarriesNothing',
      'cases.addressNeeded',
      'cases.addressNeeded',
    ]);
    expect(out(await see(caseId))).toHaveLength(1);
  });

  it('a stranger who wrote into the case is never answered unasked', async () => {
    const caseId = await matter();
    await agent.post('/cases', { channel: 'email', from: { address: 'otra@correo.example' }, text: 'Soy su vecina.', caseId });
    expect((await see(caseId)).answerBy.address).toBe(`escribe${people}@correo.example`);
  });
});

describe('what is formatted', () => {
  it('is kept clean, says the plain words by itself, and nothing in it runs', async () => {
    const caseId = await matter();
    const html = '<p>Buenos <b>días</b></p><ul><li>uno</li></ul><script>x()</script><p onclick="x()">adiós</p>';
    const [sent] = out((await reply(caseId, { html })).body);
    expect(sent?.text).toMatch(/Buenos días[\s\S]*uno[\s\S]*adiós/);
    const kept = await look(house.centre.house, (tx) => readFileOf(tx, sent?.details.html ?? ''));
    expect(kept?.toString()).toContain('<b>días</b>');
    expect(kept?.toString()).not.toMatch(/script|onclick|x\(\)/);
  });
  it('with nothing in it, or with a template’s marker left, does not leave', async () => {
    const caseId = await matter();
    expect((await reply(caseId, { html: '<p> </p>' })).reason).toBe('cases.nothingSaid');
    const left = await reply(caseId, { text: 'Llega el {{date: día de entrega}}.' });
    expect([left.reason, left.status]).toEqual(['cases.fieldMissing', 400]);
  });
});

describe('an answer that is held', () => {
  it('has done nothing yet, and is a draft again, whole, when it is taken back', async () => {
    const caseId = await matter();
    const given = { text: 'Mañana se lo recogemos.', html: '<p>Mañana <b>se lo</b> recogemos.</p>', cc: ['bea@correo.example'] };
    const { body: view } = await reply(caseId, { ...given, when: inAnHour() });
    expect([out(view).length, view.state, view.ownerId, view.held.length]).toEqual([0, 'new', null, 1]);
    const held = view.held[0];
    const other = await house.as('supervision');
    expect((await see(caseId, other)).held).toHaveLength(1);
    const back = await agent.post(`/cases/${caseId}/held/${held?.id}/take-back`);
    expect(back.status).toBe(200);
    const again = await see(caseId);
    expect([again.held.length, again.draft.reply, again.draft.cc]).toEqual([0, given.text, given.cc]);
    expect(again.draft.html).toContain('<b>se lo</b>');
    expect((await agent.post(`/cases/${caseId}/held/${held?.id}/take-back`)).reason).toBe('cases.alreadyLeft');
  });

  it('below what its writer has begun meanwhile', async () => {
    const caseId = await matter();
    const { body } = await reply(caseId, { text: 'Lo primero.', when: inAnHour() });
    await agent.ask({ method: 'PUT', url: `/cases/${caseId}/draft`, body: { kind: 'reply', text: 'Lo segundo' } });
    await agent.post(`/cases/${caseId}/held/${body.held[0]?.id}/take-back`);
    expect((await see(caseId)).draft.reply).toBe('Lo segundo\n\nLo primero.');
  });

  it('is not written over by who typed on without having seen it', async () => {
    const caseId = await matter();
    const { body } = await reply(caseId, { text: 'Lo primero.', when: inAnHour() });
    const keep = (text: string, over: string) =>
      agent.ask({ method: 'PUT', url: `/cases/${caseId}/draft`, body: { kind: 'reply', text, over } });
    await keep('Lo segundo', '');
    await agent.post(`/cases/${caseId}/held/${body.held[0]?.id}/take-back`);
    expect((await keep('Lo segundo y más', 'Lo segundo')).reason).toBe('cases.draftChanged');
    const { reply: stands } = (await see(caseId)).draft;
    expect(stands).toBe('Lo segundo\n\nLo primero.');
    const both = 'Lo segundo y más\n\nLo primero.';
    expect((await keep(both, stands)).status).toBe(200);
    // The answer was lost on its way: the same again is no conflict.
    expect((await keep(both, stands)).status).toBe(200);
    expect((await see(caseId)).draft.reply).toBe(both);
  });

  it('leaves once, by two processes at the same moment, as whoever wrote it', async () => {
    const caseId = await matter();
    await reply(caseId, { text: 'Sale a su hora.', when: inAnHour() });
    await bringForward(caseId);
    const due = (await look(house.centre.house, dueHeld)).slice(0, 50);
    await Promise.all([...due, ...due].map((one) => sendHeld(house.centre.house, one)));
    const view = await house.until('it has left', async () => {
      const now = await see(caseId);
      return now.held.length === 0 && now;
    });
    expect(out(view)).toMatchObject([{ text: 'Sale a su hora.', author: { name: 'Lucía Ferrer' } }]);
    expect([view.state, view.ownerName]).toEqual(['waiting_customer', 'Lucía Ferrer']);
  });

  it('by the timed job, as long after as its writer is used to', async () => {
    const caseId = await matter();
    await agent.ask({ method: 'PUT', url: '/writing-habit', body: { undoSeconds: 1 } });
    const { body } = await reply(caseId, { text: 'Enseguida.', when: 'habit' });
    expect([out(body).length, body.held.length]).toEqual([0, 1]);
    await house.until('it has left by itself', async () => out(await see(caseId)).length === 1);
    await agent.ask({ method: 'PUT', url: '/writing-habit', body: { undoSeconds: 0 } });
    expect(out((await reply(caseId, { text: 'Ya.', when: 'habit' })).body)).toHaveLength(2);
    await agent.ask({ method: 'PUT', url: '/writing-habit', body: { undoSeconds: null } });
  });

  it('that can no longer leave is a draft of its writer again, and they are told', async () => {
    const caseId = await matter();
    await reply(caseId, { text: 'No hará falta.', when: inAnHour() });
    await agent.post('/cases', {
      channel: 'email',
      from: { address: `escribe${people}@correo.example` },
      text: 'Ya está, gracias.',
      caseId,
    });
    await bringForward(caseId);
    const view = await house.until('it was given back', async () => {
      const now = await see(caseId);
      return now.held.length === 0 && now;
    });
    expect([out(view).length, view.draft.reply]).toEqual([0, 'No hará falta.']);
    const { body } = await agent.get<{ notifications: { text?: string }[] }>('/notifications');
    expect(JSON.stringify(body)).toContain(view.key);
  });

  it('of two people at the same moment one leaves; the other is a draft again, and its writer is told', async () => {
    const caseId = await matter();
    const other = await house.as('coordinacion');
    await reply(caseId, { text: 'Mañana se la cambiamos.', when: inAnHour() });
    await reply(caseId, { text: 'Le devolvemos el dinero.', when: inAnHour() }, other);
    await bringForward(caseId);
    const view = await house.until('neither waits any more', async () => {
      const now = await see(caseId);
      return now.held.length === 0 && now;
    });
    expect(out(view)).toHaveLength(1);
    const agentWon = out(view)[0]?.text === 'Mañana se la cambiamos.';
    const loser = agentWon ? other : agent;
    const { body } = await loser.get<Case>(`/cases/${caseId}`);
    expect(body.draft.reply).toBe(agentWon ? 'Le devolvemos el dinero.' : 'Mañana se la cambiamos.');
    const told = await loser.get('/notifications');
    expect(JSON.stringify(told.body)).toContain('otra persona ha contestado');
    await bringForward(caseId);
    expect(out(await see(caseId))).toHaveLength(1);
  });

  it('with a resolution: the case stays open until it leaves', async () => {
    const caseId = await matter();
    const given = { resolution: 'favourable', text: 'Le mandamos otra.', when: inAnHour() };
    const { body } = await agent.post<Case>(`/cases/${caseId}/resolve`, given);
    expect([body.resolution, body.held[0]?.verb]).toEqual([null, 'resolve']);
    await bringForward(caseId);
    await house.until('it is resolved', async () => (await see(caseId)).resolution === 'favourable');
  });

  it('is taken back by its writer or who organises the work, by nobody else', async () => {
    const caseId = await matter();
    const { body } = await reply(caseId, { text: 'Espera.', when: inAnHour() });
    const path = `/cases/${caseId}/held/${body.held[0]?.id}/take-back`;
    const outside = await (await house.as('logistica')).post(path);
    expect([403, 404]).toContain(outside.status);
    expect((await (await house.as('supervision')).post(path)).status).toBe(200);
    expect((await see(caseId)).draft.reply).toBe('Espera.');
  });
});

describe('asks first', () => {
  it('in another language than the customer’s, or with a template and nothing else; and leaves when told so', async () => {
    const caseId = await matter();
    const text = 'Good morning: we will send you another chair tomorrow, and collect the broken one on the same day.';
    const asked = await reply(caseId, { text, ask: true });
    expect(asked.reason).toBe('cases.askLanguage');
    expect((await reply(caseId, { text, ask: false })).status).toBe(200);
    const { body: fitting } = await agent.get<{ name: string; text: string; missing: string[] }[]>(`/cases/${caseId}/templates`);
    expect(fitting.length).toBeGreaterThan(3);
    const boss = await house.as('responsable');
    await boss.post('/templates', {
      language: 'es',
      name: 'Lo miramos',
      body: 'Hola, {{customer.name}}: lo estamos mirando con el taller y le diremos algo muy pronto, sin falta.',
    });
    const [bare] = (await agent.get<{ name: string; text: string }[]>(`/cases/${caseId}/templates`)).body.filter(
      (one) => one.name === 'Lo miramos',
    );
    expect(bare?.text).toContain('Hola, Ana Ruiz');
    expect((await reply(caseId, { text: bare?.text, ask: true })).reason).toBe('cases.askTemplate');
    const own = `${bare?.text} En su caso, la pata de la silla se cambia en el taller de Zaragoza.`;
    expect((await reply(caseId, { text: own, ask: true })).status).toBe(200);
  });
  it('brings the usual templates back where they are missing, and leaves what the centre wrote', async () => {
    const boss = await house.as('responsable');
    type Sheet = { templates: { id: string; code: string; language: string; body: string }[] };
    const all = async () => (await boss.get<Sheet>('/templates')).body.templates;
    const bring = async (who = boss) => (await who.post<{ added: number }>('/templates/standard')).body;
    const [gone, mine] = (await all()).filter(({ code }) => code === 'refunded' || code === 'invoice');
    await boss.ask({ method: 'DELETE', url: `/templates/${gone?.id}` });
    await boss.post('/templates', { ...mine, name: 'La nuestra', body: 'Lo nuestro.' });
    expect((await agent.post('/templates/standard')).reason).toBe('cases.mayNotTemplates');
    expect(await bring()).toEqual({ added: 1 });
    expect(await bring()).toEqual({ added: 0 });
    const now = await all();
    expect(now.filter((one) => one.code === gone?.code && one.language === gone.language)).toHaveLength(1);
    expect(now.find((one) => one.id === mine?.id)?.body).toBe('Lo nuestro.');
  });
  it('templates are written by who coordinates', async () => {
    const given = { language: 'es', name: 'Mía', body: 'Hola' };
    expect((await agent.post('/templates', given)).reason).toBe('cases.mayNotTemplates');
    const boss = await house.as('responsable');
    expect((await boss.post('/templates', { ...given, body: 'Hola {{nombre}}' })).reason).toBe('cases.fieldUnknown');
  });
});

it('a draft keeps its door, copies and files, for its writer alone', async () => {
  const caseId = await matter();
  const photo = await house.photo();
  const door = { channel: 'fax', address: '+34976000000' };
  const body = {
    kind: 'reply',
    text: 'A medias',
    html: '<p>A <b>medias</b></p>',
    door,
    cc: [],
    attachments: [{ ...photo, size: 9 }],
  };
  expect((await agent.ask({ method: 'PUT', url: `/cases/${caseId}/draft`, body })).status).toBe(200);
  const { kind: _, text, ...rest } = body;
  expect((await see(caseId)).draft).toMatchObject({ reply: text, ...rest });
  expect((await see(caseId, await house.as('supervision'))).draft).toMatchObject({ reply: '', door: null, attachments: [] });
});

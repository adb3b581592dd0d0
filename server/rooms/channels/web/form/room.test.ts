import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, deskHouse, type DeskHouse } from '../../../../../test/desk-house.ts';
import { type FormFile, valueIn, webForm } from '../../../../../test/web-form.ts';
import { bitsFor, questionOf } from './decide.ts';
import { seedOf, workDone } from './views.ts';

let house: DeskHouse;
let form: ReturnType<typeof webForm>;
let agent: Client;
let people = 0;
/** Between opening a form and sending it passes the time that a person takes; tests do not wait for it. */
let shift = 0;
const pass = (ms: number) => void (shift += ms);
const SLUG = 'tienda-lumbre';

beforeAll(async () => {
  house = await deskHouse({ clock: { now: () => new Date(Date.now() + shift) } });
  form = webForm(house);
  agent = await house.as('agente');
});
afterAll(() => house?.close());

const somebody = () => `web${++people}@correo.example`;
const wish = (email: string, token: string) => ({ name: 'Ana Ruiz', email, text: 'La silla llegó con una pata rota.', token });
const png: FormFile = { name: 'golpe.png', type: 'image/png', data: Buffer.from('a picture') };
const casesOf = async (email: string) => (await agent.get<{ cases: { id: string }[] }>(`/cases/search?q=${email}`)).body.cases;
type Mail = { to: string; subject: string; body: string };
const mailsTo = async (address: string) => {
  const { mails } = (await (await house.as('responsable')).get<{ mails: Mail[] }>('/mail/outgoing')).body;
  return mails.filter((mail) => mail.to === address);
};
async function filled(more: Record<string, string> = {}, files: FormFile[] = []) {
  const email = somebody();
  const { token } = await form.open(SLUG);
  pass(5000);
  const said = await form.send(SLUG, { ...wish(email, token), ...more }, { files });
  return { ...said, email, token };
}

describe('the form', () => {
  it('stands in both languages, with what the shop’s page already knows', async () => {
    const { page, headers } = await form.open(SLUG, { query: '?order=55001&reason=damaged' });
    expect(page).toContain('lang="es"');
    expect(page).toContain('Tienda Lumbre');
    expect(valueIn(page, 'orderNumber')).toBe('55001');
    expect(page).toMatch(/<option value="damaged" selected>/);
    expect((await form.open(SLUG, { query: '?lang=en' })).page).toContain('What happened?');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-robots-tag']).toBe('noindex');
  });

  it('may be framed by the shops that the centre names, and by any until it names some', async () => {
    const framed = async () => String((await form.open(SLUG, { query: '?embed=1' })).headers['content-security-policy']);
    expect(await framed()).toMatch(/frame-ancestors \*$/);
    const body = { shops: ['https://tienda.example/contacto'], perHour: 200 };
    const put = async (who: string) => (await house.as(who)).ask({ method: 'PUT', url: '/web/form', body });
    expect((await put('agente')).status).toBe(403);
    expect((await put('admin')).body).toEqual({ shops: ['https://tienda.example'], perHour: 200 });
    expect(await framed()).toMatch(/frame-ancestors https:\/\/tienda\.example$/);
    expect((await form.open(SLUG, { query: '?embed=1' })).headers['x-frame-options']).toBeUndefined();
    const { snippet } = (await (await house.as('admin')).get<{ snippet: string }>('/web/form')).body;
    expect(snippet).toContain(`/form/${SLUG}?embed=1`);
  });

  it('becomes a case with its files, and says its key large', async () => {
    const { key, email, status } = await filled({ reason: 'damaged' }, [png]);
    expect([status, key]).toEqual([200, expect.stringMatching(/^TL-/)]);
    const [found] = await casesOf(email);
    const { body } = await agent.get<{ messages: unknown[] }>(`/cases/${found?.id}`);
    expect(body).toMatchObject({ key, channel: 'web', reason: 'damaged', customer: { address: email } });
    expect(body.messages).toMatchObject([{ attachments: [{ name: 'golpe.png' }], details: { verified: false } }]);
  });

  it('sent twice, or five times at once, is one case with one key', async () => {
    const email = somebody();
    const { token } = await form.open(SLUG);
    pass(5000);
    const keys = await Promise.all([1, 2, 3, 4, 5].map(() => form.send(SLUG, wish(email, token))));
    expect(new Set(keys.map((said) => said.key)).size).toBe(1);
    expect((await form.send(SLUG, wish(email, token))).key).toBe(keys[0]?.key);
    expect(await casesOf(email)).toHaveLength(1);
  });

  it('filled in anew with the same words, as after a lost answer, is the same case too', async () => {
    const { email, key } = await filled();
    const { token } = await form.open(SLUG);
    pass(5000);
    expect((await form.send(SLUG, wish(email, token))).key).toBe(key);
  });

  it('gone back to and sent with other words loses none of them: it asks to send again', async () => {
    const { email, token, key } = await filled();
    const other = { ...wish(email, token), text: 'Y además falta un tornillo.' };
    const back = await form.send(SLUG, other);
    expect(back.status).toBe(400);
    expect(back.page).toContain('Y además falta un tornillo.');
    pass(5000);
    const { key: second } = await form.send(SLUG, { ...other, token: back.token });
    expect([second !== key, second]).toEqual([true, expect.stringMatching(/^TL-/)]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a name', { name: ' ' }, 'Díganos su nombre.'],
    ['an address to answer to', { email: 'ana' }, 'Escriba un correo completo'],
    ['a word', { text: '' }, 'Cuéntenos qué ha ocurrido.'],
    ['an end', { text: 'a'.repeat(20_001) }, 'Es demasiado largo.'],
  ])('without %s says so beside the field, keeps the rest, and the same sheet goes on', async (_, wrong, said) => {
    const { token } = await form.open(SLUG);
    pass(5000);
    const email = somebody();
    const first = await form.send(SLUG, { ...wish(email, token), orderNumber: 'P-7', ...wrong }, { files: [png] });
    expect(first.status).toBe(400);
    expect(first.page).toContain(said);
    expect(valueIn(first.page, 'orderNumber')).toBe('P-7');
    expect(first.token).toBe(token);
    const again = await form.send(SLUG, { ...wish(email, token), kept: valueIn(first.page, 'kept') });
    const [found] = await casesOf(email);
    expect(again.key).not.toBe('');
    const { body } = await agent.get<{ messages: unknown[] }>(`/cases/${found?.id}`);
    expect(body.messages).toMatchObject([{ attachments: [{ name: 'golpe.png' }] }]);
  });

  it.each<[string, (given: Record<string, string>) => Record<string, string>, number, FormFile[]]>([
    ['filled in by a machine, in the field that people do not see', (g) => ({ ...g, website: 'http://x' }), 5000, []],
    ['sent in the moment it was opened', (g) => g, 100, []],
    ['left open since yesterday', (g) => g, 90_000_000, []],
    ['that nobody opened', (g) => ({ ...g, token: `${Date.now()}.abc.def` }), 5000, []],
    ['whose moment was changed', (g) => ({ ...g, token: String(g.token).replace(/^\d/, '2') }), 5000, []],
    ['with a file that could run', (g) => g, 5000, [{ ...png, name: 'x.html', type: 'text/html' }]],
    [
      'with a program dressed as a picture',
      (g) => g,
      5000,
      [{ ...png, data: Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1') }],
    ],
    ['with six files', (g) => g, 5000, Array.from({ length: 6 }, (_, n) => ({ ...png, data: Buffer.from(`p${n}`) }))],
    [
      'with a file of somebody else',
      (g) => ({ ...g, kept: `${Buffer.from('{"name":"x"}').toString('base64url')}.sig`, name: '' }),
      5000,
      [],
    ],
  ])('%s makes no case, and what was typed stays', async (_, change, ms, files) => {
    const email = somebody();
    const { token } = await form.open(SLUG);
    pass(ms);
    const said = await form.send(SLUG, change(wish(email, token)), { files });
    pass(-ms);
    expect(said.status).toBe(400);
    expect(said.page).toContain('La silla llegó con una pata rota.');
    expect(valueIn(said.page, 'email')).toBe(email);
    expect(await casesOf(email)).toEqual([]);
  });

  it('shows what was typed as text, whatever it is', async () => {
    const { token } = await form.open(SLUG);
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    const { page } = await form.send(SLUG, { ...wish('ana', token), name: evil, text: `</textarea>${evil}`, orderNumber: evil });
    expect(page).not.toMatch(/<script>alert|<img src=x|<\/textarea>"/);
    expect(valueIn(page, 'name')).toBe(evil);
  });

  it('of another centre takes no token of ours, and a centre that is not there has no form', async () => {
    const other = await house.otherCentre('Vecina');
    const { token } = await form.open(SLUG);
    pass(5000);
    const said = await form.send(other.slug, wish('yo@correo.example', token));
    expect([said.status, said.key]).toEqual([400, '']);
    expect((await form.open('nadie')).status).toBe(404);
  });
});

describe('many at once', () => {
  it('from one network meet a question, and whoever answers it goes on; nothing typed is lost', async () => {
    const from = '192.0.2.9';
    const post = async (n: number, more: Record<string, string> = {}) => {
      const { token } = await form.open(SLUG, { from });
      pass(5000);
      return form.send(SLUG, { ...wish(somebody(), token), text: `Caso ${n}.`, ...more }, { from });
    };
    for (let n = 0; n < 5; n++) expect((await post(n)).key).not.toBe('');
    const asked = await post(6);
    expect([asked.status, asked.key]).toEqual([400, '']);
    expect(asked.page).toContain('Caso 6.');
    const email = valueIn(asked.page, 'email');
    const again = { ...wish(email, asked.token), text: 'Caso 6.' };
    expect((await form.send(SLUG, { ...again, answer: '99' }, { from })).key).toBe('');
    const { a, b } = questionOf(seedOf(house.ctx, asked.token));
    expect((await form.send(SLUG, { ...again, answer: String(a + b) }, { from })).key).not.toBe('');
    expect((await form.open(SLUG)).page).not.toContain('data-question');
  });
});

it('takes the work of a computer for its answer, and no other number', () => {
  const bits = bitsFor(1);
  const found = Array.from({ length: 400_000 }, (_, n) => String(n)).find((n) => workDone('paper', n, bits)) ?? '';
  expect([found !== '', workDone('paper', found, bits), workDone('other', found, bits), workDone('paper', 'x', 1)]).toEqual([
    ...[true, true],
    ...[false, false],
  ]);
});

describe('the receipt', () => {
  it('says nothing that the writer chose, and goes to one address five times a day at most', async () => {
    const email = somebody();
    for (let n = 0; n < 7; n++) {
      const { token } = await form.open(SLUG);
      pass(5000);
      const { a, b } = questionOf(seedOf(house.ctx, token));
      const words = {
        name: 'GANE DINERO',
        text: `Visite http://malo.example ${n}`,
        orderNumber: 'LLAME-YA',
        answer: String(a + b),
      };
      await form.send(SLUG, { ...wish(email, token), ...words, reason: 'billing' });
    }
    await house.until('every case is there', async () => (await casesOf(email)).length === 7);
    const mails = await house.until('receipts are written', async () => {
      const found = await mailsTo(email);
      return found.length >= 5 && found;
    });
    expect(mails).toHaveLength(5);
    for (const mail of mails) expect(`${mail.subject} ${mail.body}`).not.toMatch(/GANE|malo\.example|LLAME|cobro/i);
  });

  it('counts a mailbox, however its address is spelt, and asking for the link again does not get round it', async () => {
    const name = `eco${++people}`;
    const spelt = (n: number) => [`${name}+${n}@correo.example`, `${name.toUpperCase()}+x${n}@Correo.Example`][n % 2] ?? '';
    const keys: string[] = [];
    for (let n = 0; n < 8; n++) {
      const { token } = await form.open(SLUG);
      pass(5000);
      const { a, b } = questionOf(seedOf(house.ctx, token));
      const sent = await form.send(SLUG, { ...wish(spelt(n), token), text: `Vez ${n}.`, answer: String(a + b) });
      keys.push(sent.key);
    }
    for (const key of keys) await house.nobody.post(`/public/cases/${key}/link`);
    const { key: last, email } = await filled();
    await house.nobody.post(`/public/cases/${last}/link`);
    await house.until('what came after is written', async () => (await mailsTo(email)).length === 2);
    const all = (await (await house.as('responsable')).get<{ mails: (Mail & { kind: string })[] }>('/mail/outgoing')).body.mails;
    const theirs = all.filter((mail) => mail.to.toLowerCase().startsWith(name));
    expect(theirs.filter(({ kind }) => kind === 'receipt')).toHaveLength(5);
    expect(theirs.filter(({ kind }) => kind !== 'receipt')).toHaveLength(5);
  });

  it.each([
    ['a second line', 'ana@correo.example\r\nBcc: otra@correo.example'],
    ['a second address', 'ana@correo.example, otra@correo.example'],
    ['a name before it', '"Otra" <otra@correo.example>'],
    ['letters of another alphabet', 'аna@correo.example'],
    ['a domain of another alphabet', 'ana@gmаil.com'],
    ['wide letters', 'ａｎａ@correo.example'],
  ])('goes nowhere for an address with %s', async (_, email) => {
    const { token } = await form.open(SLUG);
    pass(5000);
    const sent = await form.send(SLUG, wish(email, token));
    expect([sent.status, sent.key]).toEqual([400, '']);
    expect(sent.page).toContain('Escriba un correo completo');
  });

  it('has one reader, whatever stands in the name', async () => {
    const { email, key } = await filled({ name: 'Ana\r\nBcc: otra@correo.example\r\n\r\nhttp://malo.example' });
    expect(key).not.toBe('');
    const [mail] = await house.until('it is written', async () => {
      const found = await mailsTo(email);
      return found.length > 0 && found;
    });
    expect(`${mail?.subject} ${mail?.body}`).not.toMatch(/malo\.example|otra@/);
    expect(await mailsTo('otra@correo.example')).toEqual([]);
  });

  it('is not written to many strangers for one who sends very many: the key stands on their screen', async () => {
    const strangers: string[] = [];
    let last = '';
    for (let n = 0; n < 30; n++) {
      const email = somebody();
      const { token } = await form.open(SLUG);
      pass(31_000);
      const { a, b } = questionOf(seedOf(house.ctx, token));
      last = (await form.send(SLUG, { ...wish(email, token), text: `A todos ${n}.`, answer: String(a + b) })).key;
      strangers.push(email);
    }
    expect(last).toMatch(/^TL-/);
    await house.until('every case is there', async () => (await casesOf(strangers.at(-1) ?? '')).length === 1);
    expect(await mailsTo(strangers.at(-1) ?? '')).toEqual([]);
    pass(2 * 3_600_000);
    const later = await filled();
    await house.until('a person later gets theirs', async () => (await mailsTo(later.email)).length === 1);
  });

  it('can be disowned by whoever got it: the button does it and opening does not; no form writes to them again', async () => {
    const { email, key } = await filled();
    const links = await house.until('the receipt is written', async () => {
      const [mail] = await mailsTo(email);
      return mail && /https?:\/\/\S+\/not-me\/\S+/.exec(mail.body)?.[0];
    });
    const { pathname, search } = new URL(links);
    const go = (method: 'GET' | 'POST', url: string) => house.house.app.inject({ method, url });
    const [found] = await casesOf(email);
    for (let n = 0; n < 2; n++) expect((await go('GET', pathname + search)).body).toContain('No he sido yo');
    expect((await agent.get(`/cases/${found?.id}`)).body).toMatchObject({ state: 'new', customer: { address: email } });
    for (const wrong of ['?t=x', '']) expect((await go('POST', pathname + wrong)).statusCode).toBe(404);
    for (let n = 0; n < 2; n++) expect((await go('POST', pathname + search)).statusCode).toBe(200);
    const { body } = await agent.get<{ clocks: { stoppedAt: string | null }[] }>(`/cases/${found?.id}`);
    expect(body).toMatchObject({ key, state: 'withdrawn', customer: { address: null, id: null } });
    expect(body.clocks.every((clock) => clock.stoppedAt !== null)).toBe(true);
    const { token } = await form.open(SLUG);
    pass(5000);
    expect((await form.send(SLUG, { ...wish(email, token), text: 'Otra vez.' })).key).not.toBe('');
    const later = await filled();
    await house.until('later receipts are written', async () => (await mailsTo(later.email)).length === 1);
    expect(await mailsTo(email)).toHaveLength(1);
  });
});

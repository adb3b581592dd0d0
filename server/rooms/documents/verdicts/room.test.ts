import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clamd, noClamd, openClamd } from '../../../../test/clamd.ts';
import { type Client, type DeskHouse, deskHouse } from '../../../../test/desk-house.ts';
import { barred, tiffOf } from '../../../../test/paper.ts';
import { webForm } from '../../../../test/web-form.ts';
import { scanWith } from './adapter.ts';

/** Bytes that are harmful to our own scanner alone. */
const HARMFUL = tiffOf([barred(7)]);
const NAME = 'Mostrador.Prueba';
const sent = { name: 'fax.tif', type: 'image/tiff', data: HARMFUL.toString('base64') };
let shift = 0;

type File = { name: string; type: string; sha256: string; warning?: string | null; found?: string | null };
type Case = { id: string; key: string; messages: { attachments: File[] }[] };
type Fax = { id: string; state: string; number: string | null; caseId: string | null };

let clamd: Clamd | null = null;
let house: DeskHouse;
let agent: Client;
beforeAll(async () => {
  if (noClamd) return;
  clamd = await openClamd(HARMFUL, NAME);
  house = await deskHouse({ clamd: clamd.address, clock: { now: () => new Date(Date.now() + shift) } });
  agent = await house.as('agente');
}, 120_000);
afterAll(async () => {
  if (!clamd) return;
  await house.close();
  await clamd.close();
});

/** Puts in a fax that came on paper, and answers its case once it is read. */
async function faxed(data: Buffer, number: string): Promise<string> {
  const body = { name: 'fax.tif', type: 'image/tiff', data: data.toString('base64'), number };
  const { body: made } = await agent.post<{ id: string }>('/fax/incoming', body);
  const fax = await house.until('the fax is read', async () => {
    const { faxes } = (await agent.get<{ faxes: Fax[] }>('/fax/incoming')).body;
    return faxes.find((one) => one.id === made.id && one.caseId !== null);
  });
  return fax.caseId ?? '';
}
const filesOf = async (caseId: string): Promise<File[]> =>
  (await agent.get<Case>(`/cases/${caseId}`)).body.messages.flatMap(({ attachments }) => attachments);

it('the scanner tells the harmful from the clean, and large files too', async ({ skip }) => {
  if (noClamd || !clamd) return skip(noClamd ?? '');
  const scan = scanWith(clamd.address);
  expect(await scan(HARMFUL)).toMatchObject({ verdict: 'harmful', name: expect.stringContaining(NAME) as string });
  expect(await scan(tiffOf([barred(8)]))).toEqual({ verdict: 'clean' });
  expect(await scan(Buffer.alloc(5_000_000, 1))).toEqual({ verdict: 'clean' });
  await expect(scanWith(`${clamd.address}-nobody`)(HARMFUL)).rejects.toThrow('ENOENT');
});

it('a harmful file is marked in the thread, handed out to nobody, and whoever has the case is told', async ({ skip }) => {
  if (noClamd) return skip(noClamd);
  const caseId = await faxed(HARMFUL, '976700700');
  const file = await house.until('it is marked', async () =>
    (await filesOf(caseId)).find(({ warning }) => warning === 'harmful'),
  );
  expect(file).toMatchObject({ name: 'fax.tif', warning: 'harmful' });
  expect(file.found).toContain(NAME);
  expect(await agent.get(`/cases/${caseId}/files/${file.sha256}`)).toMatchObject({ status: 403, reason: 'documents.harmful' });
  const { faxes } = (await agent.get<{ faxes: Fax[] }>('/fax/incoming')).body;
  const raw = faxes.find((one) => one.caseId === caseId)?.id ?? '';
  expect(await agent.get(`/fax/incoming/${raw}/file`)).toMatchObject({ status: 403, reason: 'documents.harmful' });
  const boss = await house.as('coordinacion');
  const told = await house.until('somebody is told', async () => {
    const { body } = await boss.get<{ word: string; text: string; caseId: string }[]>('/notifications');
    return body.find((one) => one.word === 'documents.toldHarmful' && one.caseId === caseId);
  });
  expect(told.text).toContain(NAME);
  // What was drawn of it is a picture of ours, and may be looked at.
  const page = (await filesOf(caseId)).find(({ type }) => type === 'image/png');
  expect((await agent.get(`/cases/${caseId}/files/${page?.sha256 ?? ''}`)).status).toBe(200);
});

it('said in a chat it is given back to nobody', async ({ skip }) => {
  if (noClamd) return skip(noClamd);
  const at = '/public/chat/tienda-lumbre';
  const admin = await house.as('admin');
  const widget = { on: true, sites: [], greetingEs: '', greetingEn: '', assistantId: null };
  await admin.ask({ method: 'PUT', url: '/chat-widget', body: widget });
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  type Visit = { turns: { files: File[] }[] };
  const letter = () => ({ message: randomUUID(), text: '¿Dónde está mi pedido?' });
  const opened = await house.nobody.post(at, { ...letter(), id, token, name: 'Eva Sanz', email: 'eva@correo.example' });
  expect(opened.status).toBe(200);
  const visitor = house.withKey(token);
  const { body } = await visitor.post<Visit>(`${at}/${id}/messages`, { ...letter(), files: [sent] });
  const sha256 = body.turns.at(-1)?.files[0]?.sha256 ?? '';
  const got = await house.until('it is judged', async () => {
    const answer = await visitor.get(`${at}/${id}/files/${sha256}`);
    return answer.status !== 200 && answer;
  });
  expect(got).toMatchObject({ status: 403, reason: 'documents.harmful' });
});

it('shown on the customer’s page it is not handed out', async ({ skip }) => {
  if (noClamd) return skip(noClamd);
  const form = webForm(house);
  const { token } = await form.open('tienda-lumbre');
  shift += 5000;
  const fields = { name: 'Ana Ruiz', email: 'ana.rota@correo.example', text: 'Llegó rota, mire el fax.', token };
  const { key } = await form.send('tienda-lumbre', fields, { files: [{ ...sent, data: HARMFUL }] });
  const link = await house.until('the receipt is written', async () =>
    (await house.linksTo(fields.email, 'receipt')).find((one) => one.includes(key)),
  );
  const signed = new URL(link).searchParams.get('t') ?? '';
  type Page = { messages: { files: File[] }[] };
  const { body } = await house.nobody.get<Page>(`/public/cases/${key}?t=${signed}`);
  const sha256 = body.messages.flatMap(({ files }) => files)[0]?.sha256 ?? '';
  const got = await house.until('it is judged', async () => {
    const answer = await house.nobody.get(`/public/cases/${key}/files/${sha256}?t=${signed}`);
    return answer.status !== 200 && answer;
  });
  expect(got).toMatchObject({ status: 403, reason: 'documents.harmful' });
});

it('a clean one is handed out', async ({ skip }) => {
  if (noClamd) return skip(noClamd);
  const caseId = await faxed(tiffOf([barred(12)]), '976700702');
  const [file] = await filesOf(caseId);
  expect(file?.warning ?? null).toBeNull();
  expect((await agent.get(`/cases/${caseId}/files/${file?.sha256 ?? ''}`)).status).toBe(200);
});

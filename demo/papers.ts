import { look } from '../server/platform/act.ts';
import type { Session } from '../server/platform/context.ts';
import { say } from '../server/platform/words.ts';
import { reply } from '../server/rooms/cases/actions/reply.ts';
import { headOf } from '../server/rooms/cases/views.ts';
import { keepMailedFax } from '../server/rooms/channels/fax/actions/keep-mailed-fax.ts';
import { putLine } from '../server/rooms/channels/fax/actions/put-line.ts';
import { queueFax } from '../server/rooms/channels/fax/actions/queue-fax.ts';
import { understand as readFax } from '../server/rooms/channels/fax/actions/understand.ts';
import { incoming as faxesIn } from '../server/rooms/channels/fax/views.ts';
import { markPosted } from '../server/rooms/channels/post/actions/mark-posted.ts';
import { putIn } from '../server/rooms/channels/post/actions/put-in.ts';
import { understand as readLetter } from '../server/rooms/channels/post/actions/understand.ts';
import { writeLetter } from '../server/rooms/channels/post/actions/write-letter.ts';
import { incoming as lettersIn, outgoing } from '../server/rooms/channels/post/views.ts';
import { addIdentity } from '../server/rooms/customers/actions/add-identity.ts';
import { changeCustomer } from '../server/rooms/customers/actions/change-customer.ts';
import type { ReadPages } from '../server/rooms/documents/contract.ts';
import { putLetterhead } from '../server/rooms/documents/letters/actions/put-letterhead.ts';
import type { DemoCentre } from './centre.ts';
import * as texts from './paper-texts.ts';
import { turned } from './past.ts';
import { printed } from './print.ts';
import { cut, type Hand, HANDS, pictureOf, type Sheet, tiffOf, written } from './sheet.ts';
import type { Story } from './stories.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const GATEWAY = 'fax.tiendalumbre.example';
const OURS = '976 000 101';
const ZONE = 'Europe/Madrid';
/** How far down the broken one came, and how much of its file. */
const [CUT_AT, CUT_BYTES] = [760, 0.42];

/** So many working days before, in the morning: nobody opens the post on a Sunday. */
function workday(now: Date, back: number): Date {
  let at = new Date(now);
  at.setUTCHours(9, 20, 0, 0);
  for (let left = back; left > 0; ) {
    at = new Date(at.getTime() - DAY);
    if (at.getUTCDay() % 6 !== 0) left--;
  }
  return at;
}
const dateOf = (at: Date): string => at.toLocaleDateString('sv-SE', { timeZone: ZONE });
const inWords = (at: Date): string => at.toLocaleDateString('es-ES', { dateStyle: 'long', timeZone: ZONE });
const stamped = (at: Date, from: string, page: string): string =>
  `${at.toLocaleString('es-ES', { dateStyle: 'short', timeStyle: 'short', timeZone: ZONE })}   DE: ${from}   A: ${OURS}   P. ${page}`;

type Drawn = { sheets: Sheet[]; text: string };
const drawn = (text: string, hand: Hand, stamp = ''): Drawn => ({ sheets: [written(text, hand, stamp)], text });

/** Reads what was drawn here: the demo is the same on a machine that can't read pictures. */
const reader =
  ({ sheets, text }: Drawn, damage?: string): ReadPages =>
  () =>
    Promise.resolve({
      pages: sheets.map((sheet) => ({ png: pictureOf(sheet), width: sheet.width, height: sheet.height })),
      ...{ text, readByMachine: true },
      ...(damage ? { damage } : {}),
    });

/** What the demo centre writes on, the service by which its faxes go, and some days of paper: faxes, letters, and answers to them. */
export async function openPapers(centre: DemoCentre, stories: readonly Story[], now: Date): Promise<void> {
  await putLetterhead(centre.house, {
    ...{ name: 'Tienda Lumbre', address: ['Calle del Carbón, 14', '50003 Zaragoza'], place: 'Zaragoza' },
    ...{ phone: '976 000 100', mail: 'hola@tiendalumbre.example', taxId: 'B50000000' },
    registry: 'Registro Mercantil de Zaragoza, tomo 1, folio 1, hoja Z-1',
  });
  await putLine(centre.house, {
    ...{ name: 'Fax por correo', kind: 'gateway', number: OURS },
    ...{ sender: `*@${GATEWAY}`, domain: GATEWAY, quietDays: 30, believesUnproved: true },
  });
  await letters(centre, now);
  await faxes(centre, stories, now);
}

async function letters(centre: DemoCentre, now: Date): Promise<void> {
  const [long, short] = [workday(now, 7), workday(now, 1)];
  const shelves = await letterIn(
    centre,
    long,
    'Remedios Casamayor',
    'Plaza del Mercado, 4, 2.º izq.\n22001 Huesca',
    texts.SHELVES,
  );
  const invoice = await letterIn(
    centre,
    short,
    'Saturnino Biel',
    'Camino de la Estación, 9\n44500 Andorra (Teruel)',
    texts.INVOICE,
  );
  const answered = workday(now, 5);
  await letterOut(centre, answered, shelves, texts.ANSWERS.shelves);
  const [waits] = await look(centre.house, (tx) => outgoing(tx, 'to_print', undefined));
  if (waits)
    await markPosted(turned(centre.as('coordinacion'), { at: new Date(answered.getTime() + 180 * MINUTE) }), {
      ...{ letterIds: [waits.id], postedOn: dateOf(answered), registered: 'CD00482137ES' },
    });
  await letterOut(centre, new Date(now.getTime() - 100 * MINUTE), invoice, texts.ANSWERS.invoice);
}

async function letterIn(centre: DemoCentre, at: Date, senderName: string, address: string, words: string): Promise<string> {
  const house = turned(centre.house, { at });
  const page = drawn(words.replace('{day}', inWords(new Date(at.getTime() - 3 * DAY))), HANDS.careful);
  const { id } = await putIn(turned(centre.as('agente2'), { at }), {
    ...{ name: 'carta.tif', type: 'image/tiff', data: tiffOf(page.sheets).toString('base64') },
    ...{ enteredOn: dateOf(at), senderName, address },
  });
  await readLetter(house, id, reader(page));
  const { letters: all } = await look(house, (tx) => lettersIn(tx, undefined, undefined));
  return all.find((one) => one.id === id)?.caseId ?? '';
}

async function letterOut(centre: DemoCentre, at: Date, caseId: string, text: string, address?: string): Promise<void> {
  const door = address ? { channel: 'post' as const, address } : null;
  const { messages } = await reply(turned(centre.as('agente'), { at }), { caseId, text, door });
  await writeLetter(turned(centre.house, { at }), { caseId, messageId: messages.at(-1)?.id ?? '', purpose: 'reply' }, printed);
}

async function faxes(centre: DemoCentre, stories: readonly Story[], now: Date): Promise<void> {
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * MINUTE);
  const day = inWords(now);
  const unknown = ago(205);
  const coffee = drawn(texts.COFFEE.replace('{day}', day), HANDS.hurried, stamped(unknown, '974 31 08 22', '01/01'));
  const coffeeCase = await faxIn(centre, unknown, '974 31 08 22', coffee);
  await named(centre, coffeeCase, 'Antonio Lanao');
  await letterOut(centre, ago(85), coffeeCase, texts.ANSWERS.coffee, 'Calle del Río Vero, 21\n22300 Barbastro');

  const known = stories.find(({ letter }) => letter.subject.startsWith('Cobro duplicado'));
  if (known) {
    const { order, caseId } = known;
    const { customer_id: customerId } = await look(centre.house, (tx) => headOf(tx, caseId));
    if (customerId) await addIdentity(centre.house, { customerId, kind: 'phone', value: '+34976221340' });
    const sum = (order.totalMinor / 100).toLocaleString('es-ES', { minimumFractionDigits: 2 }).padStart(9);
    const fill = (text: string): string =>
      text
        .replaceAll('{n}', order.number)
        .replaceAll('{name}', order.name)
        .replaceAll('{sum}', sum)
        .replaceAll('{day}', new Date(order.placedAt).toLocaleDateString('es-ES', { day: '2-digit', month: '2-digit' }));
    const at = ago(130);
    const first = drawn(fill(texts.CHARGED), HANDS.careful, stamped(at, '976 22 13 40', '01/02'));
    const second = drawn(fill(texts.STATEMENT), HANDS.machine, stamped(at, '976 22 13 40', '02/02'));
    const both = { sheets: [...first.sheets, ...second.sheets], text: `${first.text}\n\n${second.text}` };
    await faxIn(centre, at, '976 22 13 40', both);
  }

  const fell = ago(55);
  const top = texts.BROKEN.replace('{day}', day);
  const [whole] = drawn(`${top} ${texts.BROKEN_REST}`, HANDS.careful, stamped(fell, '976 44 81 90', '01/01')).sheets;
  if (!whole) return;
  const left = { sheets: [cut(whole, CUT_AT)], text: top };
  const file = tiffOf([whole]);
  const caseId = await faxIn(centre, fell, '976 44 81 90', left, file.subarray(0, Math.floor(file.length * CUT_BYTES)));
  const answered = ago(40);
  const { messages } = await reply(turned(centre.as('agente'), { at: answered }), { caseId, text: texts.ANSWERS.broken });
  const told = { caseId, messageId: messages.at(-1)?.id ?? '', purpose: 'reply' as const };
  await queueFax(turned(centre.house, { at: answered }), told, printed);
}

/** A fax comes by the gateway; `broken` is what came of its file. Answers its case. */
async function faxIn(centre: DemoCentre, at: Date, from: string, page: Drawn, broken?: Buffer): Promise<string> {
  const house = turned(centre.house, { at });
  await keepMailedFax(house, {
    ...{ from: `pasarela@${GATEWAY}`, subject: `Fax de ${from}`, ref: `demo-fax-${from}`, origin: 'proved' as const },
    files: [{ name: 'fax.tif', type: 'image/tiff', data: broken ?? tiffOf(page.sheets) }],
  });
  const kept = async (state?: string) => (await look(house, (tx) => faxesIn(tx, state, undefined))).faxes[0];
  const id = (await kept('stored'))?.id ?? '';
  await readFax(house, id, reader(page, broken ? say('es', 'documents.damage.cutOff', { page: 1 }) : undefined));
  return (await kept())?.caseId ?? '';
}

/** Whoever read the fax wrote down whose it is. */
async function named(centre: DemoCentre, caseId: string, name: string): Promise<void> {
  const agent: Session = centre.as('agente');
  const { customer_id: customerId } = await look(agent, (tx) => headOf(tx, caseId));
  if (customerId) await changeCustomer(agent, { customerId, name });
}

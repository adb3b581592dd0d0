import { action, BeginAnew, type Tx } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { calendarOf, centreOf } from '../../organization/views.ts';
import { tellAftermath } from '../../attributions/actions/tell-aftermath.ts';
import { customerByIdentity } from '../../customers/views.ts';
import { recognise } from '../../customers/actions/recognise.ts';
import { ordersOf, storeByCode } from '../../stores/views.ts';
import { audienceOfCase, mayReceive } from '../access.ts';
import { events, zReceive } from '../contract.ts';
import { afterInbound, clocksAtOpening, nextDue, snippetOf } from '../decide.ts';
import { caseToJoin } from '../doors/decide.ts';
import { keepDoor } from '../doors/sql.ts';
import { openOf } from '../doors/views.ts';
import { guessNature, guessReason, ordersNamed, queueFor } from '../intake/decide.ts';
import { speakingIn } from '../intake/views.ts';
import { warnOfFiles } from '../files/actions/warn-of-files.ts';
import { type CaseRow, changeCase, insertCase, insertMessage, keyed, lockCase, shareCase } from '../sql.ts';
import { caseOfMessage, sharedWith } from '../views.ts';
import { queuesOf } from '../queues/views.ts';
import { holdFiles } from './hold-files.ts';
import { startClocks } from './start-clocks.ts';
import type { z } from 'zod';

type Received = { caseId: string; key: string; isNew: boolean; messageId: string | null };
type Input = z.output<typeof zReceive>;

/** A message that came by a door becomes a new case or a step of one. The same message twice is one message. */
export const receive = action('cases.receive', zReceive, async (tx, input): Promise<Received> => {
  const named = input.caseId ? await lockCase(tx, input.caseId) : null;
  if (input.caseId && !named) throw refused('not_found', 'cases.notFound', { field: 'caseId' });
  await askLeave(tx, named?.id ?? null);
  if (tx.actor.kind === 'person') await holdFiles(tx, { files: input.attachments, field: 'attachments' });
  const before = input.ref ? await caseOfMessage(tx, input.channel, input.ref) : null;
  if (before) {
    await askLeave(tx, before.caseId);
    return { caseId: before.caseId, key: before.key, isNew: false, messageId: null };
  }
  const received = await (named ? append(tx, await following(tx, named), input) : open(tx, input));
  if (received.messageId && input.attachments.length > 0)
    await warnOfFiles(tx, { caseId: received.caseId, files: input.attachments });
  return received;
});

const askLeave = async (tx: Tx, caseId: string | null): Promise<true> =>
  must(mayReceive(tx.actor, caseId ? { id: caseId, sharedWith: await sharedWith(tx, caseId) } : null));

/** When the customer came; never later than now. */
const cameAt = (tx: Tx, input: Input): Date => (input.at && new Date(input.at) < tx.now ? new Date(input.at) : tx.now);

/** The case that this one was merged into, where it was. */
async function following(tx: Tx, row: CaseRow): Promise<CaseRow> {
  const next = row.merged_into ? await lockCase(tx, row.merged_into) : null;
  return next ? following(tx, next) : row;
}

async function append(tx: Tx, row: CaseRow, input: Input): Promise<Received> {
  const messageId = newId();
  const at = cameAt(tx, input);
  const news = await insertMessage(tx, {
    ...messageOf(tx, input, messageId, row.id, at),
    authorName: input.from.name || row.customer_name,
  });
  if (!news) return { caseId: row.id, key: row.key, isNew: false, messageId: null };
  // A machine's answer is shown, and asks nothing of anybody.
  if (input.details.automatic) {
    const audience = audienceOfCase(await sharedWith(tx, row.id));
    tx.record({ name: events.touched, caseId: row.id, audience, data: { caseId: row.id, key: row.key } });
    return { caseId: row.id, key: row.key, isNew: false, messageId };
  }
  const after = afterInbound(row.state as never);
  await changeCase(tx, row.id, {
    state: after.state,
    is_open: true,
    last_in_at: at,
    snippet: snippetOf(input.text),
    contacts_in: row.contacts_in + 1,
    ...(after.reopens
      ? { reopened: row.reopened + 1, resolution: null, resolved_at: null, notified_at: null, closed_at: null }
      : {}),
  });
  const door = doorOf(input, at);
  const owner = door.address === '' ? null : await customerByIdentity(tx, { kind: input.from.kind, value: door.address });
  await keepDoor(tx, row.id, { ...door, known: owner !== null && owner.id === row.customer_id });
  await tellAftermath(tx, { caseId: row.id, contacts: 1 });
  const audience = audienceOfCase(await sharedWith(tx, row.id));
  const data = { caseId: row.id, key: row.key, messageId, channel: input.channel };
  if (after.reopens) {
    await startClocks(tx, { caseId: row.id, nature: row.nature as never, reason: row.reason, at: at.toISOString() });
    tx.record({ name: events.reopened, caseId: row.id, audience, data });
  }
  tx.record({ name: events.messageReceived, caseId: row.id, subjectId: messageId, audience, data });
  return { caseId: row.id, key: row.key, isNew: false, messageId };
}

async function open(tx: Tx, input: Input): Promise<Received> {
  const id = newId();
  const messageId = newId();
  const at = cameAt(tx, input);
  // Asked together, they are one trip to the database.
  const [centre, queues, calendar] = await Promise.all([centreOf(tx), queuesOf(tx), calendarOf(tx, {})]);
  const language = input.language ?? (await speakingIn(`${input.subject}\n${input.text}`, centre.locale));
  const customer = input.from.address
    ? await recognise(tx, { kind: input.from.kind, value: input.from.address, name: input.from.name, language })
    : null;
  const orders = customer && !customer.isNew ? await ordersOf(tx, { customerId: customer.customerId }) : [];
  const said = `${input.orderNumber ?? ''} ${input.subject} ${input.text}`;
  const named = ordersNamed(
    said,
    orders.map((o) => o.number),
  );
  if (customer && !customer.isNew && input.join !== 'none') {
    const orderIds = orders.filter((o) => named.includes(o.number)).map((o) => o.id);
    const joined = caseToJoin(await openOf(tx, customer.customerId), { text: said, orderIds, how: input.join });
    const row = joined ? await lockCase(tx, joined) : null;
    if (row?.is_open) return append(tx, row, input);
  }
  const order = orders.find((o) => named.includes(o.number)) ?? (orders.length === 1 ? orders[0] : undefined);
  const reason = input.reason ?? guessReason(input.subject, input.text);
  const nature = input.nature ?? guessNature(input.subject, input.text, reason);
  const queueId = queueFor(queues, reason);
  if (!queueId) throw refused('precondition_failed', 'cases.noQueue');
  const subject = input.subject.trim() || snippetOf(input.text, 80) || '—';
  const clocks = clocksAtOpening(calendar, at, nature, reason).map((clock) => ({ ...clock, id: newId() }));
  const due = nextDue(clocks.map((clock) => ({ ...clock, stoppedAt: null })));
  const row = {
    id,
    state: 'new',
    is_open: true,
    queue_id: queueId,
    subject,
    snippet: snippetOf(input.text),
    nature,
    reason,
    language,
    channel: input.channel,
    customer_id: customer?.customerId ?? null,
    customer_name: customer?.name ?? input.from.name,
    customer_address: input.from.address,
    store_id: order?.storeId ?? (input.storeCode ? ((await storeByCode(tx, input.storeCode))?.id ?? null) : null),
    order_id: order?.id ?? null,
    opened_at: at,
    last_in_at: at,
    contacts_in: 1,
    waits: input.unreadable ? ['unreadable'] : [],
    next_due_at: due?.at ?? null,
    next_due_kind: due?.kind ?? null,
  };
  const authorName = row.customer_name || input.from.address || '';
  const message = { ...messageOf(tx, input, messageId, id, at), authorName };
  const key = await keyed(centre.keyPrefix, async (key) => {
    const { keyTaken, heard } = await insertCase(tx, { ...row, key }, { message, issueId: newId(), clocks });
    if (!keyTaken && !heard) throw new BeginAnew('the same message was being taken in');
    return !keyTaken;
  });
  // Who sees only what is shared with them goes on seeing what they took in.
  const taker = tx.actor.scope === 'shared' ? (tx.actor.vendorId ?? tx.actor.unitId) : null;
  const shares = [...new Set([queues.find((q) => q.id === queueId)?.unitId, taker])].filter((unit) => typeof unit === 'string');
  for (const unitId of shares) await shareCase(tx, id, unitId);
  const audience = audienceOfCase(shares);
  await keepDoor(tx, id, { ...doorOf(input, at), known: true });
  const data = { caseId: id, key, messageId, channel: input.channel };
  tx.record({ name: events.opened, caseId: id, audience, data: { ...data, queueId, reason, nature, language } });
  tx.record({ name: events.messageReceived, caseId: id, subjectId: messageId, audience, data });
  if (input.receipt && input.from.address)
    tx.record({ name: events.receiptDue, caseId: id, subjectId: messageId, audience, data });
  return { caseId: id, key, isNew: true, messageId };
}

const doorOf = (input: Input, at: Date) => ({
  channel: input.channel,
  address: input.from.address ?? '',
  name: input.from.name,
  at,
});

function messageOf(tx: Tx, input: Input, id: string, caseId: string, at: Date) {
  return {
    id,
    caseId,
    at,
    direction: 'in' as const,
    channel: input.channel,
    authorKind: 'customer',
    authorId: null,
    text: input.text,
    quoted: input.quoted,
    attachments: input.attachments,
    rawSha256: input.rawSha256,
    ref: input.ref ?? `${tx.act}:${id}`,
    address: input.from.address,
    details: input.details,
  };
}

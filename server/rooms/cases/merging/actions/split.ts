import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must } from '../../../../platform/refusal.ts';
import { calendarOf, centreOf } from '../../../organization/views.ts';
import { audienceOfCase } from '../../access.ts';
import { holdCase } from '../../actions/hold-case.ts';
import { startClocks } from '../../actions/start-clocks.ts';
import { step } from '../../actions/step.ts';
import { events } from '../../contract.ts';
import { clocksAtOpening, nextDue, snippetOf } from '../../decide.ts';
import { keepDoor } from '../../doors/sql.ts';
import { doorsOf } from '../../doors/views.ts';
import { guessNature, queueFor } from '../../intake/decide.ts';
import { queuesOf } from '../../queues/views.ts';
import { changeCase, insertIssue, insertRow, keyed, shareCase } from '../../sql.ts';
import { type CaseView, openCase } from '../../views.ts';
import { mergingRoutes } from '../contract.ts';
import { setApart } from '../decide.ts';
import { moveMessages } from '../sql.ts';
import { messagesIn } from '../views.ts';

const input = mergingRoutes.split.body.extend(mergingRoutes.split.params.shape);

/** Sets messages apart as a case of their own, with a key that the customer is told, its own point and its own clocks from when the first of them came. */
export const split = action(
  'cases.split',
  input,
  async (tx, { caseId, messageIds, subject, reason, version }): Promise<CaseView> => {
    const held = await holdCase(tx, { caseId, what: 'act', ...(version === undefined ? {} : { version }) });
    const all = await messagesIn(tx, caseId);
    const { since } = must(setApart(all, messageIds));
    const moved = all.filter((one) => messageIds.includes(one.id));
    const asked = moved.filter((one) => one.direction === 'in');
    const first = asked[0];
    const id = newId();
    const text = asked.map((one) => one.text).join('\n');
    const nature = guessNature(subject, text, reason);
    const queues = await queuesOf(tx);
    const queueId = queueFor(queues, reason) ?? held.queue_id;
    const due = nextDue(
      clocksAtOpening(await calendarOf(tx, {}), since, nature, reason).map((clock) => ({ ...clock, stoppedAt: null })),
    );
    const row = {
      ...{ id, state: 'in_progress', is_open: true, queue_id: queueId, subject, snippet: snippetOf(text), nature, reason },
      ...{ language: held.language, channel: first?.channel ?? held.channel },
      ...{ customer_id: held.customer_id, customer_name: held.customer_name, customer_address: held.customer_address },
      ...{ store_id: held.store_id, order_id: held.order_id, owner_id: held.owner_id, owner_name: tx.actor.name },
      ...{ opened_at: since, last_in_at: asked.at(-1)?.at ?? since, contacts_in: asked.length },
      ...{ next_due_at: due?.at ?? null, next_due_kind: due?.kind ?? null },
      ...(held.owner_id === tx.actor.id ? {} : { owner_id: null, owner_name: null }),
    };
    const key = await keyed((await centreOf(tx)).keyPrefix, (drawn) => insertRow(tx, { ...row, key: drawn }));
    await moveMessages(tx, messageIds, id);
    await insertIssue(tx, { id: newId(), caseId: id, reason, text: subject });
    await startClocks(tx, { caseId: id, nature, reason, at: since.toISOString() });
    const came = new Set(asked.map((one) => `${one.channel} ${one.address ?? ''}`));
    for (const door of await doorsOf(tx, caseId))
      if (came.has(`${door.channel} ${door.address}`)) await keepDoor(tx, id, { ...door, at: new Date(door.lastInAt) });
    for (const unitId of held.sharedWith) await shareCase(tx, id, unitId);
    await changeCase(tx, caseId, { contacts_in: Math.max(0, held.contacts_in - asked.length) });
    const audience = audienceOfCase(held.sharedWith);
    const raws = moved.flatMap((one) => one.rawSha256 ?? []);
    const said = { caseId: id, key, messageId: first?.id ?? null, channel: row.channel };
    tx.record({ name: events.opened, caseId: id, audience, data: { ...said, queueId, reason, nature, language: held.language } });
    tx.record({ name: events.split, caseId: id, audience, data: { caseId: id, key, from: caseId, messageIds, raws } });
    if (held.customer_address) tx.record({ name: events.receiptDue, caseId: id, audience, data: said });
    await step(tx, { caseId, key: held.key, word: 'split', params: { key } });
    await step(tx, { caseId: id, key, word: 'splitFrom', params: { key: held.key } });
    return openCase(tx, id);
  },
);

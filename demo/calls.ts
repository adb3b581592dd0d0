import { look, type Tx } from '../server/platform/act.ts';
import { openOf } from '../server/rooms/cases/doors/views.ts';
import { rowsByIds } from '../server/rooms/cases/views.ts';
import { hearCall } from '../server/rooms/channels/phone/actions/hear-call.ts';
import { promiseCallBack } from '../server/rooms/channels/phone/actions/promise-call-back.ts';
import { finishCall } from '../server/rooms/channels/phone/calls/actions/finish-call.ts';
import { noteCall } from '../server/rooms/channels/phone/calls/actions/note-call.ts';
import { understandCall } from '../server/rooms/channels/phone/calls/actions/understand-call.ts';
import { type CallEvent, zCallEvent } from '../server/rooms/channels/phone/calls/contract.ts';
import { calls } from '../server/rooms/channels/phone/calls/views.ts';
import { putLine } from '../server/rooms/channels/phone/lines/actions/put-line.ts';
import { putSeat } from '../server/rooms/channels/phone/lines/actions/put-seat.ts';
import { addIdentity } from '../server/rooms/customers/actions/add-identity.ts';
import { customerByIdentity } from '../server/rooms/customers/views.ts';
import type { DemoCentre } from './centre.ts';
import type { DemoOrder } from './orders.ts';
import { turned } from './past.ts';

const MINUTE = 60_000;
const OURS = '+34976102030';
const SEATS = { agente: '21', agente2: '22', coordinacion: '20' } as const;

/** How long ago, the wait and the talk in seconds, who answered, how it ended. No talk: nobody did. */
type Past = {
  ago: number;
  wait: number;
  talk: number;
  who: keyof typeof SEATS;
  notes: string;
  outcome: 'resolved' | 'to_do' | 'call_back';
};
const PAST: readonly Past[] = [
  {
    ago: 235 * MINUTE,
    wait: 22,
    talk: 252,
    who: 'agente',
    notes: 'Confirma la dirección: segundo B, no primero.',
    outcome: 'resolved',
  },
  { ago: 205 * MINUTE, wait: 48, talk: 415, who: 'agente2', notes: 'Quiere saber si llega antes del viernes.', outcome: 'to_do' },
  {
    ago: 180 * MINUTE,
    wait: 9,
    talk: 131,
    who: 'agente',
    notes: 'Prefiere que se le escriba por correo.',
    outcome: 'resolved',
  },
  {
    ago: 150 * MINUTE,
    wait: 214,
    talk: 308,
    who: 'coordinacion',
    notes: 'Se queja de la espera. Se le piden disculpas.',
    outcome: 'resolved',
  },
  { ago: 120 * MINUTE, wait: 35, talk: 187, who: 'agente', notes: 'Mandará la foto hoy.', outcome: 'to_do' },
  { ago: 95 * MINUTE, wait: 61, talk: 96, who: 'agente2', notes: 'Solo quería la clave otra vez.', outcome: 'resolved' },
];
/** Missed in the last hours: both are owed a call. */
const MISSED: readonly { ago: number; wait: number }[] = [
  { ago: 74 * MINUTE, wait: 74 },
  { ago: 40 * MINUTE, wait: 41 },
];

/** Customers with one open case, those that have waited longest first, and the number they call from from now on. */
async function callers(
  centre: DemoCentre,
  orders: readonly DemoOrder[],
  wanted: number,
): Promise<{ number: string; name: string }[]> {
  const known = await look(centre.house, async (tx: Tx) => {
    const found: { id: string; name: string; openedAt: string }[] = [];
    for (const email of new Set(orders.map((order) => order.email))) {
      const customer = await customerByIdentity(tx, { kind: 'email', value: email });
      const open = customer ? await openOf(tx, customer.id) : [];
      const [row] = open.length === 1 ? await rowsByIds(tx, [open[0]?.id ?? ''], 1) : [];
      if (customer && row) found.push({ id: customer.id, name: customer.name, openedAt: row.openedAt });
    }
    return found.toSorted((one, other) => one.openedAt.localeCompare(other.openedAt)).slice(0, wanted);
  });
  const numbered = known.map(({ id, name }, i) => ({
    id,
    name,
    number: `+3461${String(2_345_670 + i * 1117).padStart(7, '0')}`,
  }));
  for (const { id, number } of numbered) await addIdentity(centre.house, { customerId: id, kind: 'phone', value: number });
  return numbered.map(({ number, name }) => ({ number, name }));
}

/** The telephone of the centre: a line, who sits where, calls of the last hours with their waits, two missed ones and one that was promised. */
export async function tellCalls(centre: DemoCentre, orders: readonly DemoOrder[], now: Date): Promise<void> {
  const line = await putLine(centre.house, {
    kind: 'generic',
    name: 'Atención al cliente',
    number: '976 10 20 30',
    queue: 'pedidos',
  });
  for (const [who, seat] of Object.entries(SEATS)) await putSeat(centre.house, { personId: centre.idOf(who), names: [seat] });
  const people = await callers(centre, orders, PAST.length + MISSED.length + 1);
  const tell = async (at: Date, wish: Partial<CallEvent> & Pick<CallEvent, 'callId' | 'event'>): Promise<void> => {
    const house = turned(centre.house, { at });
    const event = zCallEvent.parse({ direction: 'in', to: OURS, at: at.toISOString(), ...wish });
    const { callEventId } = await hearCall(house, { lineId: line.id, event });
    if (callEventId) await understandCall(house, { callEventId });
  };
  for (const [i, past] of PAST.entries()) {
    const caller = people[i];
    if (!caller) return;
    const { wait, talk, who, notes, outcome } = past;
    const at = (seconds: number): Date => new Date(now.getTime() - past.ago + seconds * 1000);
    const said = { callId: `demo-${i}`, from: caller.number };
    await tell(at(0), { ...said, event: 'ringing' });
    await tell(at(wait), { ...said, event: 'answered', agent: SEATS[who] });
    await tell(at(wait + talk), { ...said, event: 'ended', cause: 'normalClearing' });
    const [call] = await look(centre.house, (tx) => calls(tx, { number: caller.number }));
    if (!call) continue;
    await noteCall(turned(centre.as(who), { at: at(wait + 30) }), {
      callId: call.id,
      notes,
      keyTold: true,
      consent: i % 2 === 0,
    });
    await finishCall(turned(centre.as(who), { at: at(wait + talk + 40 + i * 9) }), { callId: call.id, outcome });
  }
  for (const [i, { ago, wait }] of MISSED.entries()) {
    const caller = people[PAST.length + i];
    if (!caller) return;
    const at = (seconds: number): Date => new Date(now.getTime() - ago + seconds * 1000);
    const said = { callId: `demo-missed-${i}`, from: caller.number };
    await tell(at(0), { ...said, event: 'ringing' });
    await tell(at(wait), { ...said, event: 'ended', cause: 'cancel' });
  }
  const promised = people[PAST.length + MISSED.length];
  if (promised) {
    const note = 'Pidió que se le llame con la respuesta de Finanzas.';
    await promiseCallBack(turned(centre.as('agente'), { at: new Date(now.getTime() - 20 * MINUTE) }), {
      ...promised,
      personId: centre.idOf('agente'),
      note,
    });
  }
}

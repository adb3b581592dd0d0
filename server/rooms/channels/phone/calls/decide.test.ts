import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallEvent, zCallEvent } from './contract.ts';
import { numberOf } from '../numbers/views.ts';
import { foldCall, type Heard } from './decide.ts';

const T = Date.UTC(2026, 10, 22, 9, 0, 0);
type Wish = Partial<CallEvent> & { event: CallEvent['event'] };
const heard = (second: number, wish: Wish): Heard => ({
  ...zCallEvent.parse({ callId: 'A', direction: 'in', from: '34612345678', to: '34912345678', ...wish }),
  at: new Date(T + second * 1000),
});

const answered = [
  heard(0, { event: 'ringing', users: ['Lucía', 'Pedro'], queue: 'pedidos' }),
  heard(20, { event: 'answered', agent: '21' }),
  heard(272, { event: 'ended', cause: 'normalClearing' }),
];
const transferred = [
  ...answered,
  heard(262, { event: 'ringing', callId: 'B', origCallId: 'A', diversion: '34912345678' }),
  heard(270, { event: 'answered', callId: 'B', agent: '22' }),
  heard(400, { event: 'ended', callId: 'B', cause: 'normalClearing' }),
];
const forwarded = [
  heard(0, { event: 'ringing' }),
  heard(10, { event: 'ended', cause: 'forwarded' }),
  heard(9, { event: 'ringing', callId: 'B', origCallId: 'A', diversion: '34912345678' }),
  heard(40, { event: 'ended', callId: 'B', cause: 'noAnswer' }),
];
const machine = [
  heard(0, { event: 'ringing' }),
  heard(30, { event: 'answered', users: ['voicemail'], voicemail: true }),
  heard(60, { event: 'ended', cause: 'normalClearing' }),
];
const lost = (second: number, wish: Partial<CallEvent> = {}) => heard(second, { event: 'ended', cause: 'lost', ...wish });
const held = [
  ...answered,
  heard(60, { event: 'held' }),
  heard(90, { event: 'resumed' }),
  heard(100, { event: 'held' }),
  heard(110, { event: 'resumed' }),
];

describe('a call', () => {
  it.each([
    ['is talked on once somebody has answered', answered.slice(0, 2), { state: 'talking', result: null, agentSaid: ['21'] }],
    ['rings until then', answered.slice(0, 1), { state: 'ringing', answeredAt: null, queue: 'pedidos' }],
    ['was answered', answered, { state: 'ended', result: 'answered', cause: 'normalClearing', number: '34612345678' }],
    ['of which only the end is heard was missed', answered.slice(2), { state: 'ended', result: 'missed' }],
    ['without an answer was missed, however cleanly it ended', [answered[0], answered[2]], { result: 'missed' }],
    ['that a machine answered was missed', machine, { state: 'ended', result: 'voicemail', answeredAt: null }],
    [
      'handed on is one call, of whoever had it last',
      transferred,
      { result: 'answered', agentSaid: ['22'], cause: 'normalClearing' },
    ],
    ['handed on goes on while the next leg does', transferred.slice(0, 4), { state: 'talking', result: null }],
    ['forwarded to nobody of ours is no missed call', forwarded.slice(0, 2), { result: 'forwarded' }],
    ['forwarded and not answered there was missed', forwarded, { result: 'missed', cause: 'noAnswer' }],
    [
      'out that nobody takes was for nothing',
      [heard(0, { event: 'ringing', direction: 'out' }), heard(9, { event: 'ended', direction: 'out' })],
      { result: 'unreached', number: '34912345678' },
    ],
    ['that ended as accepted was answered', [heard(5, { event: 'ended', wasAnswered: true })], { result: 'answered' }],
    [
      'that the list turned away was rejected',
      [heard(0, { event: 'ringing', rejected: true }), heard(1, { event: 'ended', cause: 'busy' })],
      { result: 'rejected' },
    ],
    ['has its holds added up', held, { heldSeconds: 40 }],
    [
      'whose end nobody told has ended, and nobody knows when',
      [...answered.slice(0, 2), lost(90)],
      { state: 'ended', result: 'answered', endKnown: false, cause: 'lost', endedAt: new Date(T + 90_000) },
    ],
    [
      'goes on where something is heard of it later',
      [...answered.slice(0, 2), lost(90), heard(95, { event: 'resumed' })],
      { state: 'talking' },
    ],
    [
      'ended when its exchange says, whatever was supposed before or after',
      [...answered, lost(200), lost(400, { cause: 'byHand' })],
      { endKnown: true, cause: 'normalClearing', endedAt: new Date(T + 272_000) },
    ],
    [
      'ended as it was told, though one beside it that rang fell silent',
      [...answered, heard(1, { event: 'ringing', callId: 'B', origCallId: 'A' }), lost(300, { callId: 'B' })],
      { endKnown: true, cause: 'normalClearing', endedAt: new Date(T + 272_000) },
    ],
  ])('%s', (_, events, expected) => {
    expect(foldCall(events.flatMap((one) => one ?? []))).toMatchObject(expected);
  });

  it('keeps its waits and its talk', () => {
    const { startedAt, answeredAt, endedAt } = foldCall(answered);
    expect([startedAt, answeredAt, endedAt].map((at) => ((at?.getTime() ?? 0) - T) / 1000)).toEqual([0, 20, 272]);
  });

  it('has an answer that comes after its end before it', () => {
    const { answeredAt, endedAt, result } = foldCall([
      heard(0, { event: 'ringing' }),
      heard(9, { event: 'ended' }),
      heard(12, { event: 'answered' }),
    ]);
    expect({ result, answeredAt }).toEqual({ result: 'answered', answeredAt: endedAt });
  });

  it('has its legs in order', () => {
    expect(foldCall(transferred).legs.map(({ ref, agent }) => [ref, agent])).toEqual([
      ['A', '21'],
      ['B', '22'],
    ]);
  });

  const said = fc.record({
    callId: fc.constantFrom('A', 'B', 'C'),
    origCallId: fc.constantFrom(null, 'A'),
    event: fc.constantFrom('ringing', 'answered', 'held', 'resumed', 'transferred', 'ended'),
    direction: fc.constantFrom('in', 'out', null),
    from: fc.constantFrom('34612345678', 'anonymous', null),
    to: fc.constantFrom('34912345678', null),
    agent: fc.constantFrom('21', '22', null),
    users: fc.constantFrom<string[]>([], ['Lucía'], ['voicemail']),
    cause: fc.constantFrom('normalClearing', 'forwarded', 'busy', 'lost', null),
    voicemail: fc.boolean(),
    wasAnswered: fc.boolean(),
  });
  const anyEvents = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), said), { minLength: 1, maxLength: 9 });

  it('is the same however its events come: in any order, any of them twice', () => {
    const sequences = fc.oneof(
      fc.constantFrom(answered, transferred, forwarded, machine, held),
      anyEvents.map((all) => all.map(([second, one]) => heard(second, one))),
    );
    const told = sequences.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        fc.shuffledSubarray(events, { minLength: events.length }),
      ),
    );
    fc.assert(
      fc.property(told, ([events, doubled, shuffled]) => {
        const once = foldCall(events);
        expect(foldCall(doubled)).toEqual(once);
        expect(foldCall(shuffled)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('never ends before it was answered, nor is answered before it began', () => {
    fc.assert(
      fc.property(anyEvents, (all) => {
        const { startedAt, answeredAt, endedAt } = foldCall(all.map(([second, one]) => heard(second, one)));
        expect(answeredAt === null || answeredAt >= startedAt).toBe(true);
        expect(endedAt === null || answeredAt === null || endedAt >= answeredAt).toBe(true);
      }),
    );
  });
});

describe('a number that an exchange says', () => {
  it.each([
    ['4912347114711', '+4912347114711'],
    ['34612345678', '+34612345678'],
    ['612345678', '+34612345678'],
    ['sip:612345678@pbx.example', '+34612345678'],
    ['01114100300', '01114100300'],
    ['anonymous', null],
    ['', null],
    [null, null],
  ])('%s is %s', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });
});

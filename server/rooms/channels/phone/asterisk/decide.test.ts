import { expect, test } from 'vitest';
import { factOf, packetsIn, written } from './ami/decide.ts';
import { zAriEvent } from './ari/contract.ts';
import { factsOf } from './ari/decide.ts';
import type { Fact } from './contract.ts';
import { extensionOf, hear, NOTHING } from './decide.ts';

// Transcripts written from the documentation of the protocols (Asterisk 20): no exchange was recorded.
const SETTINGS = { inbound: ['from-trunk'], extensionDigits: 5 };
const packet = (fields: Record<string, string>) => written(fields);
const channel = (id: string, linked: string, name: string, from: string, exten: string, context: string) =>
  packet({
    Event: 'Newchannel',
    Channel: name,
    CallerIDNum: from,
    Exten: exten,
    Context: context,
    Uniqueid: id,
    Linkedid: linked,
  });

/** What a line of facts comes to, in few words. */
function told(facts: Fact[]): string[] {
  let heard = NOTHING;
  return facts.flatMap((fact) => {
    const turn = hear(heard, fact, SETTINGS);
    heard = turn.heard;
    return turn.events.map(({ event, callId, agent, users, queue, cause, direction, from, to }) =>
      [callId, direction, event, `${from}>${to}`, agent ?? users.join('+'), queue ?? '', cause ?? '']
        .join(' ')
        .trim()
        .replaceAll(/ +/g, ' '),
    );
  });
}
const byAmi = (...text: string[]) =>
  told(packetsIn(`Asterisk Call Manager/9.0.0\r\n${text.join('')}`).packets.flatMap((one) => factOf(one) ?? []));

const IN = channel('1.1', '1.1', 'PJSIP/trunk-1', '34612345678', '910000000', 'from-trunk');
const AGENT = channel('1.2', '1.1', 'PJSIP/21-2', '21', '', 'from-internal');
const hangup = (id: string, cause: string) => packet({ Event: 'Hangup', Uniqueid: id, Cause: cause });

test('a customer waits in a queue, is answered, held, and hangs up: many channels, one call', () => {
  expect(
    byAmi(
      IN,
      packet({ Event: 'QueueCallerJoin', Queue: 'ventas', Position: '1', Uniqueid: '1.1', Linkedid: '1.1' }),
      AGENT,
      packet({ Event: 'DialBegin', Uniqueid: '1.1', DestUniqueid: '1.2', DestChannel: 'PJSIP/21-2' }),
      packet({ Event: 'DialEnd', Uniqueid: '1.1', DestUniqueid: '1.2', DestChannel: 'PJSIP/21-2', DialStatus: 'ANSWER' }),
      packet({ Event: 'AgentConnect', Queue: 'ventas', Interface: 'PJSIP/21', Uniqueid: '1.1', HoldTime: '12' }),
      packet({ Event: 'BridgeEnter', BridgeUniqueid: 'b', Uniqueid: '1.2' }),
      packet({ Event: 'Hold', Uniqueid: '1.2' }),
      packet({ Event: 'Unhold', Uniqueid: '1.2' }),
      hangup('1.1', '16'),
      hangup('1.2', '16'),
    ),
  ).toEqual([
    '1.1 in ringing 34612345678>910000000',
    '1.1 in ringing 34612345678>910000000 ventas',
    '1.1 in ringing 34612345678>910000000 21',
    '1.1 in answered 34612345678>910000000 21',
    '1.1 in held 34612345678>910000000',
    '1.1 in resumed 34612345678>910000000',
    '1.1 in ended 34612345678>910000000 normalClearing',
  ]);
});

test('who gives up in the queue gave up; a machine that answers is nobody', () => {
  const waiting = packet({ Event: 'QueueCallerLeave', Queue: 'ventas', Uniqueid: '1.1' });
  expect(byAmi(IN, waiting, hangup('1.1', '16')).at(-1)).toContain('ended 34612345678>910000000 cancel');
  const machine = packet({ Event: 'Newexten', Application: 'VoiceMail', Uniqueid: '1.1' });
  const heard = hear(NOTHING, factOf(packetsIn(IN).packets[0] ?? {}) as Fact, SETTINGS).heard;
  const [event] = hear(heard, factOf(packetsIn(machine).packets[0] ?? {}) as Fact, SETTINGS).events;
  expect(event).toMatchObject({ event: 'answered', voicemail: true, agent: null });
});

test('a call out is told with who makes it; one between extensions is not told', () => {
  const out = (to: string) => channel('2.1', '2.1', 'PJSIP/21-5', '21', to, 'from-internal');
  const far = channel('2.2', '2.1', 'PJSIP/trunk-6', '', '', 'from-trunk');
  const answer = packet({
    Event: 'DialEnd',
    Uniqueid: '2.1',
    DestUniqueid: '2.2',
    DestChannel: 'PJSIP/trunk-6',
    DialStatus: 'ANSWER',
  });
  expect(byAmi(out('612345678'), far, answer, hangup('2.2', '16'), hangup('2.1', '16'))).toEqual([
    '2.1 out ringing 21>612345678 21',
    '2.1 out answered 21>612345678 21',
    '2.1 out ended 21>612345678 normalClearing',
  ]);
  expect(byAmi(out('22'), hangup('2.1', '16'))).toEqual([]);
});

test('a call of ours is known by its id, and one that is handed over goes on until its last channel is gone', () => {
  const id = 'mostrador-018f0000-0000-7000-8000-000000000000-+34612345678';
  expect(byAmi(channel(id, id, 'PJSIP/21-5', '', 's', 'from-internal'))).toEqual([`${id} out ringing 21>+34612345678 21`]);
  const answered = packet({
    Event: 'DialEnd',
    Uniqueid: '1.1',
    DestUniqueid: '1.2',
    DestChannel: 'PJSIP/21-2',
    DialStatus: 'ANSWER',
  });
  const asks = channel('3.1', '3.1', 'PJSIP/21-8', '21', '22', 'from-internal');
  const asked = channel('3.2', '3.1', 'PJSIP/22-9', '22', '', 'from-internal');
  const handed = packet({
    ...{ Event: 'AttendedTransfer', Result: 'Success', OrigTransfererUniqueid: '1.2', SecondTransfererUniqueid: '3.1' },
    TransferTargetChannel: 'PJSIP/22-9',
  });
  expect(
    byAmi(
      IN,
      AGENT,
      answered,
      asks,
      asked,
      handed,
      hangup('1.2', '16'),
      hangup('3.1', '16'),
      hangup('1.1', '16'),
      hangup('3.2', '16'),
    ),
  ).toEqual([
    '1.1 in ringing 34612345678>910000000',
    '1.1 in answered 34612345678>910000000 21',
    '1.1 in transferred 34612345678>910000000 22',
    '1.1 in ended 34612345678>910000000 normalClearing',
  ]);
});

test('packets come in pieces, and no value begins a field of its own', () => {
  const whole = IN + AGENT;
  for (let cut = 0; cut < whole.length; cut += 7) {
    const first = packetsIn(whole.slice(0, cut));
    const second = packetsIn(first.rest + whole.slice(cut));
    expect([...first.packets, ...second.packets]).toHaveLength(2);
  }
  expect(packetsIn(written({ Action: 'Originate', Exten: '6\r\nAction: Command' })).packets).toEqual([
    { Action: 'Originate', Exten: '6  Action: Command' },
  ]);
  expect(['PJSIP/21-0000001a', 'Local/21@agents-0003;1', 'SIP/21', '21'].map(extensionOf)).toEqual(['21', '21', '21', '21']);
});

test('ARI says the same in its own words', () => {
  const caller = {
    id: 'a',
    name: 'PJSIP/trunk-1',
    caller: { number: '34612345678' },
    dialplan: { context: 'from-trunk', exten: '910000000' },
  };
  const peer = { id: 'b', name: 'PJSIP/21-2' };
  const events = [
    { type: 'ChannelCreated', channel: caller },
    { type: 'StasisStart', channel: caller },
    { type: 'ChannelCreated', channel: peer },
    { type: 'Dial', caller, peer, dialstatus: '' },
    { type: 'Dial', caller, peer, dialstatus: 'ANSWER' },
    { type: 'ChannelStateChange', channel: { ...peer, state: 'Up' } },
    { type: 'ChannelDestroyed', channel: caller, cause: 16 },
    { type: 'ChannelDestroyed', channel: peer, cause: 16 },
  ];
  expect(told(events.flatMap((event) => factsOf(zAriEvent.parse(event))))).toEqual([
    'a in ringing 34612345678>910000000',
    'a in ringing 34612345678>910000000 21',
    'a in answered 34612345678>910000000 21',
    'a in ended 34612345678>910000000 normalClearing',
  ]);
});

import { expect, it } from 'vitest';
import { judge, reportIn } from './decide.ts';

it.each([
  ['550 5.1.1 <ana@example.org>: Recipient address rejected: User unknown', '5.1.1', 'hard'],
  ['552 5.2.2 mailbox full', '5.2.2', 'soft'],
  ['550 5.7.1 Message blocked, see https://example.org/user-unknown', '5.7.1', 'soft'],
  ['450 4.1.1 user unknown, try later', '4.2.0', 'soft'],
  ['Host or domain name not found', '5.4.4', 'hard'],
  ['553 sender address rejected: domain not found', '5.1.8', 'soft'],
  ['550 User unknown (in reply to end of DATA command)', '5.0.0', 'soft'],
  ['Usuario desconocido', null, 'hard'],
])('«%s» (%s) is %s', (said, status, kind) => expect(judge(said, said, status)).toBe(kind));

const told = (more: object) => ({
  ...{
    header: () => null,
    from: 'MAILER-DAEMON@mx.example',
    subject: 'Undelivered mail',
    text: '',
    status: '',
    feedback: '',
    returned: '',
  },
  ...more,
});

it('each address of a report is told of by itself, and what is tried again is not final', () => {
  const block = (address: string, action: string, status: string) =>
    `Final-Recipient: rfc822; ${address}\nAction: ${action}\nStatus: ${status}\n`;
  const status = [
    'Reporting-MTA: dns; mx.example\n',
    block('a@x.example', 'failed', '5.1.1'),
    block('b@x.example', 'delayed', '4.4.1'),
  ].join('\n');
  expect(reportIn(told({ status }))).toMatchObject({
    kind: 'bounce',
    failures: [
      { address: 'a@x.example', kind: 'hard', final: true },
      { address: 'b@x.example', kind: 'soft', final: false },
    ],
  });
});

it('a complaint, an absence and a person are told apart', () => {
  expect(reportIn(told({ feedback: 'Feedback-Type: abuse\nOriginal-Rcpt-To: a@x.example' }))).toEqual({
    kind: 'complaint',
    addresses: ['a@x.example'],
  });
  expect(reportIn(told({ from: 'ana@x.example', subject: 'Respuesta automática: su pedido' }))).toEqual({ kind: 'reply' });
  expect(
    reportIn(told({ from: 'ana@x.example', subject: 'Mi pedido', text: 'No me ha llegado; delivery failed, me dicen.' })),
  ).toBeNull();
});

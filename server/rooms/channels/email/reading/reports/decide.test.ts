import { expect, it } from 'vitest';
import { mayReport, reportIn } from './decide.ts';

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

const GIVEN_BACK = 'Subject: Su pedido\nMessage-ID: <a@tienda.example>';
const hard = { kind: 'bounce', failures: [{ address: 'ana@x.example', kind: 'hard', final: true }] };
const soft = { kind: 'bounce', failures: [{ kind: 'soft' }] };

it.each([
  [
    'a program of another name',
    { from: 'E500_SMTP_Mail_Service@mx.example', subject: 'Returned Mail - Error During Delivery' },
    '------ Failed Recipients ------\n\n<ana@x.example>: mailbox not found [SMTP Error Code 550]\n-------- Returned Mail --------\n',
    '',
    hard,
  ],
  [
    'a warning with the mail it gives back',
    { from: 'mdaemon@mx.example', subject: 'Warning: ana@x.example - User unknown!' },
    'ana@x.example - no such user here.',
    GIVEN_BACK,
    hard,
  ],
  [
    'nobody, in Catalan',
    { from: 'exchange@x.example', subject: 'No es pot lliurar: La seva comanda' },
    'No s’ha pogut lliurar el missatge.\n\nana@x.example\n550 5.1.10 RecipientNotFound',
    GIVEN_BACK,
    hard,
  ],
  [
    'a filter that says it in Spanish',
    { from: 'aviso@mx.example', subject: 'Correo no entregado' },
    'El mensaje no se ha podido entregar a los siguientes destinatarios:\n\nana@x.example\n550 5.1.1 Usuario desconocido\n',
    GIVEN_BACK,
    hard,
  ],
  ['the mail program, in words nobody here reads', { subject: '' }, '很抱歉\n<ana@x.example>:\n', GIVEN_BACK, soft],
  ['nobody at all', { from: null, subject: 'Mail Error' }, 'Your mail cannot be delivered: mail box space not enough', '', soft],
])('%s reports what was not delivered', (_, more, text, returned, expected) => {
  const header = (name: string) => (name === 'from' && more.subject === 'Mail Error' ? '"Jetmail System" <>' : null);
  expect(reportIn(told({ header, ...more, text, returned }))).toMatchObject(expected);
});

it.each([
  [
    'Problema con la entrega: delivery problem',
    'No se ha podido entregar mi pedido. Did not receive it. User unknown, dice la web.',
    '',
  ],
  ['Envío no entregado', 'El repartidor no ha podido entregar el paquete a los siguientes destinatarios: Ana.', ''],
  ['Fwd: Undelivered Mail Returned to Sender', 'Me llega esto:\n\n<t@tienda.example>: 550 5.1.1 User unknown', GIVEN_BACK],
  ['RE: Mail delivery failed', '¿Qué significa?\n\n----- Original message -----\n550 user unknown, could not be delivered', ''],
  ['Mi silla', 'Os adjunto el correo de confirmación que me mandasteis.', GIVEN_BACK],
])('who writes «%s» is a person', (subject, text, returned) => {
  for (const from of ['ana@x.example', 'no-reply@mensajeria.example'])
    expect(reportIn(told({ from, subject, text, returned }))).toBeNull();
});

it('a block of fields says why, of whom, and with which code, wherever the server wrote it', () => {
  const block = (more: string) => `Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ana@x.example\n${more}`;
  const failure = (more: string) => {
    const report = reportIn(told({ status: block(more) }));
    return report?.kind === 'bounce' ? report.failures[0] : null;
  };
  expect(failure('Action: failed\nStatus: 5.0.0 (recipient reached disk quota)')).toMatchObject({
    kind: 'soft',
    why: 'recipient reached disk quota',
  });
  expect(failure('Action: failed (Bad destination mailbox address)\nStatus: 5.1.1')).toMatchObject({
    kind: 'hard',
    status: '5.1.1',
  });
  const said = 'Action: failed\nStatus: 5.0.0\nDiagnostic-Code: X-Postfix; host mx[1.2.3.4] said: 550 5.7.1 Blocked';
  expect(failure(said)).toMatchObject({ kind: 'soft', status: '5.7.1' });
});

it('an alias of the one who got nothing is no second one', () => {
  const text =
    'The following address failed:\n\n  ana@x.example\n    (generated from info@x.example)\n    mailbox is full: retry timeout exceeded';
  const report = reportIn(told({ text }));
  expect(report).toMatchObject({ failures: [{ address: 'ana@x.example', kind: 'soft' }] });
  expect(report?.kind === 'bounce' ? report.failures.map(({ why }) => why) : []).toEqual([
    'mailbox is full: retry timeout exceeded',
  ]);
});

it('a machine that is away says so also under the subject that it answers; that a mail was read is no message', () => {
  const header = (name: string) => ({ 'auto-submitted': 'auto-generated', 'in-reply-to': '<a@tienda.example>' })[name] ?? null;
  const away = told({ header, from: 'ana@x.example', subject: 'Re: Su pedido', text: 'Estoy de vacaciones hasta el día 20.' });
  expect(reportIn(away)).toEqual({ kind: 'reply' });
  const type = (name: string) => (name === 'content-type' ? 'multipart/report; report-type=disposition-notification' : null);
  expect(reportIn(told({ header: type, from: 'ana@x.example', subject: 'Leído: Su pedido' }))).toEqual({ kind: 'other' });
});

it('only what is worth it is looked at', () => {
  expect(mayReport('Undeliverable: Su pedido')).toBe(true);
  expect(mayReport('Mi silla')).toBe(false);
});

it('reads a report of nothing but signs as soon as any other', () => {
  for (const sign of ['-', '\n', '> \n', 'user ', '(generated from ']) {
    const text = sign.repeat(60_000 / sign.length);
    const status = `Final-Recipient: rfc822; ana@x.example\nAction: failed\nDiagnostic-Code: ${text}`;
    expect(reportIn(told({ text, returned: GIVEN_BACK }))).toMatchObject({ kind: 'bounce' });
    expect(reportIn(told({ text, status }))).toMatchObject({ failures: [{ address: 'ana@x.example' }] });
  }
});

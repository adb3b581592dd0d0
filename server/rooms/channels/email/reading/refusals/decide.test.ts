import { expect, it } from 'vitest';
import { codeIn, judge, reasonIn, statusIn } from './decide.ts';

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

it.each([
  'user path unknown: no such user',
  '550 Requested action not taken: mailbox unavailable',
  '550 ** No mail box available for this user **',
  '550 BAD_RECIPIENT - see https://mx.example/why',
  '550-ana@x.example is not an active address at this host',
  '550 Mailbox ( ana@x.example ) not found or inactivated',
  '550 User not a member of domain: <ana@x.example>',
  '503 All recipients are invalid',
  '550 5.4.1 Recipient address rejected: Access denied',
  '[x.example]: Name or service not known',
  '550 domain x.example does not exist',
  '521 5.3.2 x.example takes no mail',
  '550 5.1.0 Address rejected',
  '551 The user has left the company',
  'El buzón no existe',
  'No se encontró ana en tienda.example.',
  "No s'ha trobat l'adreça",
  'A conta de correo non existe',
  'Caixa postal inexistente',
  'Votre message n’est pas parvenu, car l’adresse est introuvable',
  'Empfänger unbekannt',
  'Casella inesistente',
])('an address is gone where «%s» is said', (said) => expect(judge(said, said, statusIn(said) ?? codeIn(said))).toBe('hard'));

it.each([
  '552 5.2.2 El buzón del usuario está lleno',
  '550 caixa postal cheia',
  'Postfach voll',
  "the user's mailfolder is full.",
  '550 mail box space not enough',
  'Cuenta de correo suspendida',
  '551 <ana@x.example> is a deactivated mailbox',
  '450 mailbox unavailable.',
  '451 Temporary failure: user lookup unknown, please retry',
  '550 5.2.1 Mailbox unavailable. Your IP address is blacklisted',
  '554 5.4.14 Hop count exceeded - possible mail loop',
  '550 relaying to <ana@x.example> prohibited by administrator',
])('an address is only not served where «%s» is said', (said) =>
  expect(judge(said, said, statusIn(said) ?? codeIn(said))).toBe('soft'),
);

it('a number of a machine or of a version is no status', () => {
  expect(statusIn('host mx[5.7.1.4] said: 550 5.7.1 Blocked')).toBe('5.7.1');
  expect(statusIn('RELEASED Mailman 2.0.12 for 4.1.2.7')).toBeNull();
});

it('the reason is the line that says one', () => {
  expect(reasonIn("<ana@x.example>:\nThe e-mail could not be delivered because the user's mailfolder is full.")).toContain(
    'mailfolder',
  );
  expect(reasonIn('----------\n<ana@x.example>\nno answer from the machine of that domain')).toContain('no answer');
});

import { expect, it } from 'vitest';
import { mailboxOf } from './decide.ts';

it.each([
  ['Ana@Correo.example', 'ana@correo.example'],
  [' ana+tienda@correo.example ', 'ana@correo.example'],
  ['ana+a+b@correo.example', 'ana@correo.example'],
  ['+34@correo.example', '+34@correo.example'],
  ['a.n.a+1@gmail.com', 'ana@gmail.com'],
  ['ana@googlemail.com', 'ana@gmail.com'],
  ['a.na@correo.example', 'a.na@correo.example'],
])('%s is counted as %s', (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox);
});

import { expect, it } from 'vitest';
import { forwardIn } from './decide.ts';

it.each([
  [
    '---------- Mensaje reenviado ---------\nDe: Ana Ruiz <ana@example.org>\nFecha: lun, 4 may 2026\nAsunto: Silla\nPara: <t@tienda.example>\n\nHola',
    '',
  ],
  [
    'Mirad esto.\n\n-------- Missatge reenviat --------\nAssumpte: Silla\nData: 4 maig 2026\nDe: Ana Ruiz <ana@example.org>\nPer a: t@tienda.example\n\nHola',
    '',
  ],
  ['Igorlea: Ana Ruiz <ana@example.org>\nBidalia: 2026/05/04\nNori: t@tienda.example\nGaia: Silla\n\nHola', 'Fwd: Silla'],
  ['De: Ana Ruiz <ana@example.org>\nEnviado: lunes\nPara: t@tienda.example\nAsunto: Silla\n\nHola', 'RV: Silla'],
])('the first sender of %j is found', (text, subject) => {
  expect(forwardIn(text, subject)).toMatchObject({ from: { address: 'ana@example.org', name: 'Ana Ruiz' }, sure: true });
});

it.each([
  [
    'Fwd: Silla',
    '---------- Missatge reenviat ---------\nDe: Ana Ruiz <ana@example.org>\nData: dl., 4 de maig 2026\nAssumpte: Silla\nPer a: <t@tienda.example>\n\nHola',
  ],
  [
    'RV: Silla',
    'De: Ana Ruiz <ana@example.org>\nEnviat el: dilluns, 4 de maig de 2026\nPer a: t@tienda.example\nTema: Silla\n\nHola',
  ],
  [
    'Tr : Silla',
    'Début du message transféré :\n\n> De: Ana Ruiz <ana@example.org>\n> Objet: Silla\n> Date: 4 mai 2026\n> À: t@tienda.example\n> \n> Hola',
  ],
])('only their words are what the first sender wrote (%s)', (subject, text) =>
  expect(forwardIn(`Miradlo.\n\n${text}`, subject)).toMatchObject({ body: 'Hola', subject: 'Silla' }),
);

it('an answer with an earlier mail below it does not say that it forwards', () => {
  const answer =
    'Gracias.\n\n________________________________\nDe: Tienda <t@tienda.example>\nEnviado: lunes\nPara: Ana\nAsunto: Silla\n\nHola';
  expect(forwardIn(answer, 'RE: Silla')?.sure ?? false).toBe(false);
  expect(forwardIn('¿Cuándo llega? Lo necesito: es urgente.', 'Silla')).toBeNull();
});

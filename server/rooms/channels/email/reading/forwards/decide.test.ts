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

it('an answer with an earlier mail below it does not say that it forwards', () => {
  const answer =
    'Gracias.\n\n________________________________\nDe: Tienda <t@tienda.example>\nEnviado: lunes\nPara: Ana\nAsunto: Silla\n\nHola';
  expect(forwardIn(answer, 'RE: Silla')?.sure ?? false).toBe(false);
  expect(forwardIn('¿Cuándo llega? Lo necesito: es urgente.', 'Silla')).toBeNull();
});

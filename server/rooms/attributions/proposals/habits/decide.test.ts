import { describe, expect, test } from 'vitest';
import { alike, type Answered, type Decider, notices, stampers } from './decide.ts';

const decider = (changes: Partial<Decider> = {}): Decider => ({
  ...{ personId: 'carla', decided: 120, approved: 119, changed: 0, medianSeconds: 9, withEvidence: 80, opened: 0, behind: ['a'] },
  ...changes,
});

describe('granting everything unread', () => {
  test('all the signs together name somebody', () => {
    expect(stampers([decider()])).toMatchObject([
      {
        kind: 'rubberStamp',
        holder: { ref: 'carla' },
        evidence: { n: 120, granted: 119, rejected: 1, medianDecisionSeconds: 9, unread: 1000 },
      },
    ]);
  });
  test.each([
    ['few', { decided: 49, approved: 49 }],
    ['rejects now and then', { approved: 116 }],
    ['takes time', { medianSeconds: 30 }],
    ['nobody knows the time', { medianSeconds: null }],
    ['opened something once', { opened: 1 }],
    ['cut something once', { approved: 118, changed: 1 }],
  ])('%s: nobody is named', (_, changes) => expect(stampers([decider(changes)])).toEqual([]));
});

describe('the same answer again and again', () => {
  const answer = 'El paquete sale mañana del almacén de Getafe y llega en dos días laborables.';
  const asked = (id: number, changes: Partial<Answered> = {}): Answered => ({
    ...{
      id: String(id),
      at: id,
      department: 'DEPT_LOG',
      reason: 'order_status',
      verdict: 'information',
      answer,
      waitedMinutes: 40,
    },
    ...changes,
  });
  test('five times for one reason by one department becomes a notice', () => {
    const found = notices([1, 2, 3, 4, 5].map((id) => asked(id)));
    expect(found).toMatchObject([
      { kind: 'notice', department: 'DEPT_LOG', reason: 'order_status', told: { times: 5 }, evidence: { n: 5, granted: 5 } },
    ]);
  });
  test('four times, other words, other reasons or no reason do not', () => {
    const words = [
      'Depende de la zona.',
      'Pregunta a la tienda central.',
      'Consultad el albarán firmado.',
      'Ni idea todavía.',
      'Llamad al transportista local.',
    ];
    expect(notices([1, 2, 3, 4].map((id) => asked(id)))).toEqual([]);
    expect(notices(words.map((text, id) => asked(id, { answer: text })))).toEqual([]);
    expect(notices([1, 2, 3, 4, 5].map((id) => asked(id, { reason: id % 2 ? 'return' : 'order_status' })))).toEqual([]);
    expect(notices([1, 2, 3, 4, 5].map((id) => asked(id, { reason: null })))).toEqual([]);
  });
  test('accents, capitals and small words make no difference', () => {
    expect(alike('Llega mañana por la tarde', 'LLEGA manana, por tarde')).toBe(1);
    expect(alike('Llega mañana', 'Está perdido')).toBe(0);
  });
});

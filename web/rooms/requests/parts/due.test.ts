import { describe, expect, it } from 'vitest';
import type { Request } from '../api.ts';
import { dueWords, groupOf, soonUntil } from './due.ts';

// 09:52 in Madrid.
const now = Date.parse('2026-11-25T08:52:00Z');
const due = (iso: string): Request => ({ dueAt: iso, closedAt: null }) as Request;

describe('the headings of the inbox', () => {
  it('begins with what is due before the first full hour at least an hour off', () => {
    expect(new Date(soonUntil(now)).toISOString()).toBe('2026-11-25T10:00:00.000Z');
    expect(groupOf(due('2026-11-25T09:45:00Z'), now)).toBe('requests.group.before');
  });
  it.each([
    ['2026-11-25T08:00:00Z', 'requests.group.late'],
    ['2026-11-25T15:00:00Z', 'hoy'],
    ['2026-11-26T09:00:00Z', 'mañana'],
    ['2026-11-30T09:00:00Z', 'requests.group.later'],
  ])('puts %s under %s', (iso, group) => expect(groupOf(due(iso), now)).toBe(group));
});

describe('what a row says of its time', () => {
  it('counts down within the hour, in red for the last ten minutes and after', () => {
    expect(dueWords(due('2026-11-25T09:45:00Z'), now)).toEqual({ text: '53 min', pressing: false });
    expect(dueWords(due('2026-11-25T09:00:00Z'), now)).toEqual({ text: '8 min', pressing: true });
    expect(dueWords(due('2026-11-25T08:40:00Z'), now).pressing).toBe(true);
  });
  it('says the hour alone where the heading says the day', () => {
    expect(dueWords(due('2026-11-26T09:00:00Z'), now).text).toBe('10:00');
  });
});

import { describe, expect, it } from 'vitest';
import type { Authorization, Request } from '../api.ts';
import { chainOf, nextIn, placeIn } from './chain.ts';

const at = (hour: string): string => `2026-11-25T${hour}:00.000Z`;
const now = Date.parse(at('08:52'));
const link = (personId: string, name: string): Authorization['chain'][number] => ({
  personId,
  name,
  role: 'COORDINATOR',
  unitId: 'u',
  standsInFor: null,
  limitMinor: 25_000,
});
const links = [link('c', 'Carmen'), link('i', 'Iván'), link('m', 'Marta')];

function request(some: Partial<Request> = {}): Request {
  return {
    ...{
      id: 'r',
      kind: 'authorization',
      number: 'AU-1',
      caseId: 'k',
      caseKey: 'TL-1',
      title: 'Reembolso',
      amount: { minor: 8000, currency: 'EUR' },
    },
    ...{ askedBy: { id: 'l', name: 'Lucía Ferrer' }, askedAt: at('08:36') },
    to: { unitId: null, personId: 'c', name: 'Carmen', standsInFor: null, standsInForId: null },
    ...{
      also: [],
      takenBy: null,
      level: 0,
      agreedMinutes: 70,
      levelAt: at('08:36'),
      dueAt: at('09:45'),
      remindersAt: [at('09:10'), at('09:31')],
    },
    ...{ reminders: 0, seenAt: null, waitingFor: 'answer', isOpen: true, closedAt: null, outcome: null, mine: true },
    ...some,
  };
}

describe('the chain of a request, to scale', () => {
  it('runs from the asking to the promise: mine until it climbs, then the next', () => {
    const chain = chainOf(request(), now, links, at('10:30'));
    expect([chain.from, chain.to]).toEqual([at('08:36'), at('10:30')]);
    expect(chain.spans.map(({ from, to, mine }) => [from, to, Boolean(mine)])).toEqual([
      [at('08:36'), at('09:45'), true],
      [at('09:45'), at('10:30'), false],
    ]);
    expect(chain.spans[1]?.who).toBe('Iván');
    expect(chain.marks.map((mark) => mark.kind)).toEqual(['remind', 'remind', 'climb', 'promise']);
  });

  it('shows who did not answer before', () => {
    const climbed = request({
      level: 1,
      levelAt: at('09:00'),
      to: { unitId: null, personId: 'i', name: 'Iván', standsInFor: null, standsInForId: null },
      mine: false,
    });
    const { spans } = chainOf(climbed, now + 600_000, links);
    expect(spans.map((span) => span.who.split(' ')[0])).toEqual(['Carmen', 'requests.ruler.upTo', 'Marta']);
    expect(nextIn(links, climbed)?.name).toBe('Marta');
  });

  it('finds a deputy by whom they stand in for', () => {
    const held = request({ to: { unitId: null, personId: 'x', name: 'Pau', standsInFor: 'Iván', standsInForId: 'i' } });
    expect(placeIn(links, held)).toBe(1);
  });

  it('does not climb while the asker has to reply', () => {
    const { marks, spans } = chainOf(request({ waitingFor: 'asker', mine: false }), now, links);
    expect(marks.some((mark) => mark.kind === 'climb')).toBe(false);
    expect(spans).toHaveLength(1);
  });

  it('still reaches past now when its time is over', () => {
    const late = Date.parse(at('11:00'));
    expect(Date.parse(chainOf(request(), late, links, at('10:30')).to)).toBeGreaterThan(late);
  });
});

import { describe, expect, it } from 'vitest';
import { paramValue, saidFacts } from './facts.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('facts in words', () => {
  it('puts the weighty ones first and what calls for care among them', () => {
    const { main, rest } = saidFacts(
      { zeta: 'x', moneyUnderWay: true, paidMinor: 8495, orderState: 'delivered', itemCount: 2 },
      'EUR',
    );
    expect(main.map((one) => one.name)).toEqual(['orderState', 'paidMinor', 'moneyUnderWay']);
    expect(main.at(-1)?.tone).toBe('care');
    expect(rest.map((one) => one.name)).toEqual(['itemCount', 'zeta']);
  });

  it('writes amounts as money, and a name that nobody knows as it is', () => {
    const { main, rest } = saidFacts({ paidMinor: 8495, 'param.colour': 'red' }, 'EUR');
    expect(plain(main[0]?.value ?? '')).toBe('84,95 €');
    expect(rest[0]).toMatchObject({ label: 'colour', value: 'red' });
  });

  it('leaves out what is not known', () => {
    expect(saidFacts({ daysSinceDelivery: null, notices: [], reasonGiven: 'x' }, 'EUR')).toEqual({ main: [], rest: [] });
  });

  it('says that evidence is missing', () => {
    expect(saidFacts({ evidence: [] }, 'EUR').main[0]?.tone).toBe('care');
  });

  it.each([
    [[{ sku: 'HV-17', quantity: 2 }, 'CG-65'], '2 × HV-17, CG-65'],
    [{ minor: 500, currency: 'EUR' }, '5,00 €'],
    [{ line1: 'Calle Mayor 1', city: 'Teruel', name: '' }, 'Calle Mayor 1, Teruel'],
  ])('reads %j as %s', (value, text) => expect(plain(paramValue('lines', value, 'EUR'))).toBe(text));
});

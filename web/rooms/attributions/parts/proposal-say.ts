import { count, duration, type Money, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Circuit as Sign } from '../../../ui/sign.tsx';
import type { Proposal } from '../api.ts';

/** Where a proposal lies: what is still to be settled, what was, what was put away. */
export type Shelf = 'open' | 'taken' | 'dismissed';
export const shelfOf = ({ state, draftId }: Proposal): Shelf =>
  state === 'dismissed' ? 'dismissed' : state === 'inForce' || (state === 'accepted' && draftId === null) ? 'taken' : 'open';

export const isAlike = ({ kind }: Proposal): boolean => kind === 'own' || kind === 'notice';
export const isOfPerson = ({ kind }: Proposal): boolean => kind === 'rubberStamp' || kind === 'splitting';
export const isNarrowing = ({ kind }: Proposal): boolean => kind === 'narrow' || kind === 'bunching';
export const changesPolicy = (one: Proposal): boolean => !isOfPerson(one) && one.kind !== 'notice';

/** Without cents where there are none: 60 €, 62,50 €. */
export const plainMoney = (amount: Money): string => money(amount, { whole: amount.minor % 100 === 0 });

export function limitSaid({ unit }: Proposal, max: number | null, currency: string): string {
  if (max === null) return t('attributions.proposals.unlimited');
  return unit === 'count' ? t('attributions.proposals.units.count', { count: max }) : plainMoney({ minor: max, currency });
}

/** Hours of waiting, in whole ones where there are some: they add up over a quarter, and days would not say whose. */
export const hoursSaid = (minutes: number): string =>
  Math.abs(minutes) < 60 ? duration(minutes * 60_000) : `${count(Math.round(minutes / 60))} h`;

/** Circuits as they are drawn; what is not allowed has no sign. */
export const signOf = (circuit: Proposal['from']['circuit']): Sign | null => (circuit === 'forbidden' ? null : circuit);

export function stateSaid(one: Proposal): string | null {
  if (one.state === 'open') return null;
  if (one.state === 'accepted' && one.draftId === null) return t('attributions.proposals.state.taken');
  return t(`attributions.proposals.state.${one.state}`);
}

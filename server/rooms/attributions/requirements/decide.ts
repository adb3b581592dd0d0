import type { Attribution, HolderFacts, Requirement } from '../contract.ts';

/** What a holder has or lacks of themselves; the other kinds are brought to each action. */
export const isOfHolder = ({ kind }: Requirement): boolean => kind === 'certification' || kind === 'reviews';

/** How many well reviewed grants count; none where nobody counted them. */
export const reviewsOf = (holder: HolderFacts): number => holder.reviews ?? 0;

export const isMet = ({ kind, value }: Requirement, holder: HolderFacts): boolean =>
  kind === 'certification' ? holder.certifications.includes(value) : reviewsOf(holder) >= Number(value);

/**
 * What a holder has yet to earn before a row speaks for them. A prohibition is not earned: it holds for all it names, so that nobody
 * may do less for having learned more.
 */
export const unearned = ({ circuit, requirements }: Attribution, holder: HolderFacts): Requirement[] =>
  circuit === 'forbidden' || requirements.length === 0
    ? NOTHING
    : requirements.filter((one) => isOfHolder(one) && !isMet(one, holder));
const NOTHING: Requirement[] = [];

/** Whether anything in a row has to be earned. */
export const isEarned = ({ circuit, requirements }: Attribution): boolean =>
  circuit !== 'forbidden' && requirements.some(isOfHolder);

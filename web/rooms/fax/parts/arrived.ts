import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { day } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { lettersInQuery, type RawLetter } from '../../post/api.ts';
import { faxesQuery, type RawFax } from '../api.ts';

/** A fax or a letter as the list of what arrives has it. */
export type Paper = Pick<RawFax, 'id' | 'state' | 'problem' | 'caseId' | 'caseKey' | 'isOpen'> & {
  at: string;
  who: string;
  /** What it is, from which number, by which way, how long. */
  facts: string[];
  href: string;
};

/** Spanish numbers in groups as they are said. */
export function spelled(number: string): string {
  const spanish = /^\+34(\d{3})(\d{2})(\d{2})(\d{2})$/.exec(number);
  return spanish ? spanish.slice(1).join(' ') : number;
}

const pagesOf = ({ pages }: { pages: number | null }): string[] => (pages ? [t('fax.pages', { count: pages })] : []);

function ofFax({ id, state, problem, caseId, caseKey, isOpen, ...fax }: RawFax): Paper {
  const number = fax.number === null ? t('fax.withheld') : spelled(fax.number);
  const name = fax.customer && fax.customer !== fax.number ? fax.customer : fax.sender;
  const facts = [t('fax.kind.fax'), ...(name ? [number] : []), fax.line ?? t('fax.onPaper'), ...pagesOf(fax)];
  return {
    ...{ id, state, problem, caseId, caseKey, isOpen, facts, at: fax.receivedAt, who: name || number },
    href: `/api/v1/fax/incoming/${id}/file`,
  };
}

function ofLetter({ id, state, problem, caseId, caseKey, isOpen, ...letter }: RawLetter): Paper {
  const facts = [t('fax.kind.letter'), t('fax.enteredOn', { day: day(letter.enteredOn) }), ...pagesOf(letter)];
  const who = letter.sender || letter.customer.split('\n')[0] || t('fax.unknown');
  return {
    ...{ id, state, problem, caseId, caseKey, isOpen, facts, who, at: letter.receivedAt },
    href: `/api/v1/letters/incoming/${id}/file`,
  };
}

const newestFirst = (a: Paper, b: Paper): number => b.at.localeCompare(a.at);
type Pages = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'>;

/** Faxes and letters of one kind of state in the order they came; `more` where there are older ones. */
function usePapers(state?: RawFax['state']) {
  const [faxes, letters] = [useInfiniteQuery(faxesQuery(state)), useInfiniteQuery(lettersInQuery(state))];
  const both: { of: Pages; papers: Paper[] }[] = [
    { of: faxes, papers: faxes.data?.pages.flatMap((page) => page.faxes.map(ofFax)) ?? [] },
    { of: letters, papers: letters.data?.pages.flatMap((page) => page.letters.map(ofLetter)) ?? [] },
  ];
  // What is older than the last one of a kind that goes on is shown once that kind has been followed so far.
  const open = both.filter((one) => one.of.hasNextPage);
  const since = open.reduce((latest, { papers }) => [latest, papers.at(-1)?.at ?? ''].toSorted().at(-1) ?? '', '');
  const next = open.find(({ papers }) => papers.at(-1)?.at === since);
  return {
    failed: [faxes, letters].find((query) => query.error),
    isReady: Boolean(faxes.data && letters.data),
    papers: both
      .flatMap(({ papers }) => papers)
      .filter((paper) => paper.at >= since)
      .toSorted(newestFirst),
    more: next ? { run: () => void next.of.fetchNextPage(), isBusy: next.of.isFetchingNextPage } : null,
  };
}

/** What arrived: what is damaged and still open first, somebody must look at it; then all in their order. */
export function useArrived() {
  const [damaged, all] = [usePapers('unreadable'), usePapers()];
  const first = damaged.papers.filter((paper) => paper.isOpen);
  const rest = all.papers.filter((paper) => !first.some(({ id }) => id === paper.id));
  return {
    ...all,
    failed: damaged.failed ?? all.failed,
    isReady: damaged.isReady && all.isReady,
    toLookAt: first.length,
    papers: [...first, ...rest],
  };
}

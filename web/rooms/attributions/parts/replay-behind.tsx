import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dateTime, duration, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Sign } from '../../../ui/sign.tsx';
import { type BehindReplay, behindQuery, type Circuit, type PastRequest } from '../api.ts';
import { valueName } from './facts.ts';

const ended = ({ ended: how, grantedMinor, amount }: PastRequest): string => {
  if (how === 'withdrawn' || how === 'lapsed') return t(`attributions.replay.ended.${how}`);
  if (how === 'changed')
    return t('attributions.replay.ended.one.changed', {
      minor: grantedMinor === null || !amount ? '—' : money({ minor: grantedMinor, currency: amount.currency }),
    });
  return t(`attributions.replay.ended.one.${how ?? 'open'}`);
};

export const CircuitSign = ({ circuit }: { circuit: Circuit }) =>
  circuit === 'forbidden' ? (
    <span className="text-s text-ink-2">{t('attributions.circuit.forbidden')}</span>
  ) : (
    <Sign kind={circuit} className="text-s">
      {t(`attributions.circuit.${circuit}`)}
    </Sign>
  );

/** One past request in two lines: what it was, and what became of it. What would have been at risk stands in red. */
function Past({ request }: { request: PastRequest }) {
  const { at, actionName, holderName, amount, reason, storeCode, before, after, waitedMinutes, riskMinor, why, caseId } = request;
  const about = [holderName, storeCode, reason === null ? null : valueName('reason', reason)].filter(Boolean).join(' · ');
  return (
    <li className="grid gap-0.5 border-b border-line py-2 last:border-0">
      <span className="flex items-baseline justify-between gap-3">
        {caseId ? (
          <Link to="/case/$caseId" params={{ caseId }} className="link min-h-6 font-medium">
            {actionName}
          </Link>
        ) : (
          <span className="font-medium">{actionName}</span>
        )}
        <b className="num font-semibold whitespace-nowrap">{amount ? money(amount) : ''}</b>
      </span>
      <span className="num text-s text-ink-2">
        {dateTime(at)} · {about}
      </span>
      <span className="num flex flex-wrap items-baseline gap-x-2 gap-y-0.5 text-s">
        <CircuitSign circuit={before} />
        <span className="sr-only">{t('attributions.replay.behind.becomes')}</span>
        <Icon name="out" size={11} />
        <CircuitSign circuit={after} />
        <span className="text-ink-2">
          {ended(request)}
          {waitedMinutes ? ` · ${t('attributions.replay.behind.waited')} ${duration(waitedMinutes * 60_000)}` : ''}
        </span>
        {riskMinor > 0 && amount ? (
          <span className="ml-auto text-bad">
            {t('attributions.replay.head.risk')} {money({ minor: riskMinor, currency: amount.currency })}
          </span>
        ) : null}
      </span>
      {why ? <span className="text-s text-ink-2">{why}</span> : null}
    </li>
  );
}

/** The requests behind a figure. */
export function BehindDialog({
  replayId,
  behind,
  onClose,
}: {
  replayId: string;
  behind: BehindReplay | null;
  onClose: () => void;
}) {
  return (
    <Dialog open={behind !== null} onClose={onClose} title={t(`attributions.replay.behind.${behind?.what ?? 'moved'}`)} width="m">
      {behind ? <List replayId={replayId} behind={behind} /> : null}
    </Dialog>
  );
}

function List({ replayId, behind }: { replayId: string; behind: BehindReplay }) {
  const pages = useInfiniteQuery(behindQuery(replayId, behind));
  if (pages.error) return <Problem error={pages.error} kept={null} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Waiting lines={6} />;
  const requests = pages.data.pages.flatMap((page) => page.requests);
  const total = pages.data.pages[0]?.total ?? 0;
  return (
    <>
      <ul className="m-0 list-none p-0">
        {requests.map((request) => (
          <Past key={request.rulingId} request={request} />
        ))}
      </ul>
      <p className="num m-0 flex items-center justify-between gap-3 pt-3 text-s text-ink-2">
        {t('attributions.replay.behind.of', { shown: requests.length, total })}
        {pages.hasNextPage ? (
          <Button size="s" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('attributions.replay.behind.more')}
          </Button>
        ) : null}
      </p>
    </>
  );
}

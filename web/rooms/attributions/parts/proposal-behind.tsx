import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { day, duration, money } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Section } from '../../../ui/section.tsx';
import { Sign } from '../../../ui/sign.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { behindProposalQuery, type PastRequest, type Proposal } from '../api.ts';
import { changesPolicy, limitSaid, signOf } from './proposal-say.ts';

function What({ past }: { past: PastRequest }) {
  return (
    <span className="grid py-1">
      <span>{past.reason ? `${past.actionName}: ${past.reason}` : past.actionName}</span>
      <span className="text-s text-ink-3">
        {past.caseId ? (
          <Link to="/case/$caseId" params={{ caseId: past.caseId }} className="link mr-2">
            {t('attributions.proposals.behind.open')}
          </Link>
        ) : null}
        {past.holderName} · {day(past.at)}
      </span>
    </span>
  );
}

function Ended({ past, currency }: { past: PastRequest; currency: string }) {
  const ended = past.ended ?? 'own';
  return (
    <span
      className={cx(
        'grid',
        ended === 'rejected' ? 'font-semibold text-bad' : ended === 'changed' ? 'font-semibold' : 'text-ink-2',
      )}
    >
      {t(`attributions.proposals.ended.${ended}`)}
      {ended === 'changed' && past.grantedMinor !== null ? (
        <small className="text-s font-normal text-ink-3">{money({ minor: past.grantedMinor, currency })}</small>
      ) : null}
    </span>
  );
}

function After({ past, currency }: { past: PastRequest; currency: string }) {
  const sign = signOf(past.after);
  return (
    <span className="grid text-s">
      {sign ? <Sign kind={sign} /> : null}
      {past.riskMinor > 0 ? (
        <small className="text-s text-bad">
          {t('attributions.proposals.behind.risk', { amount: money({ minor: past.riskMinor, currency }) })}
        </small>
      ) : past.why ? (
        <small className="line-clamp-2 text-s text-ink-3">{past.why}</small>
      ) : null}
    </span>
  );
}

/** The past requests that a proposal rests on, those that speak against it first. */
export function ProposalBehind({ one }: { one: Proposal }) {
  const { currency } = useMe().centre;
  const behind = useInfiniteQuery(behindProposalQuery(one.id));
  const rows = behind.data?.pages.flatMap((page) => page.requests) ?? [];
  const total = behind.data?.pages[0]?.total ?? 0;
  const { granted, changed, rejected } = one.evidence;
  const after = changesPolicy(one)
    ? t('attributions.proposals.behind.after', { max: limitSaid(one, one.to.max, currency) })
    : t('attributions.proposals.behind.afterPlain');
  const columns: Column<PastRequest>[] = [
    { key: 'what', title: t('attributions.proposals.behind.what'), cell: (past) => <What past={past} /> },
    {
      key: 'waited',
      title: t('attributions.proposals.behind.waited'),
      numeric: true,
      cell: (past) => (past.waitedMinutes === null ? '–' : duration(past.waitedMinutes * 60_000)),
    },
    {
      key: 'amount',
      title: t('attributions.proposals.behind.amount'),
      numeric: true,
      cell: (past) => (past.amount ? <b className="font-semibold">{money(past.amount)}</b> : '–'),
    },
    { key: 'ended', title: t('attributions.proposals.behind.ended'), cell: (past) => <Ended past={past} currency={currency} /> },
    ...(changesPolicy(one) || one.kind === 'notice'
      ? [{ key: 'after', title: after, cell: (past: PastRequest) => <After past={past} currency={currency} /> }]
      : []),
  ];
  return (
    <Section
      ruled
      title={t('attributions.proposals.behind')}
      aside={t('attributions.proposals.behind.sum', { granted, changed, rejected })}
    >
      {behind.error ? <Problem error={behind.error} kept={null} onRetry={() => void behind.refetch()} /> : null}
      {behind.isPending ? <Waiting lines={6} /> : null}
      {behind.data && rows.length === 0 ? <p className="m-0 text-ink-2">{t('attributions.proposals.behind.none')}</p> : null}
      {rows.length > 0 ? (
        <div className="-mx-1 overflow-x-auto px-1">
          <Table caption={t('attributions.proposals.behind')} columns={columns} rows={rows} rowKey={(past) => past.rulingId} />
        </div>
      ) : null}
      {behind.hasNextPage ? (
        <Button className="mt-3" busy={behind.isFetchingNextPage} onClick={() => void behind.fetchNextPage()}>
          {t('attributions.proposals.behind.more', { total })}
        </Button>
      ) : null}
    </Section>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dateTime } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Facts } from '../../../ui/section.tsx';
import { type Closed, closedOneQuery, type ClosedPage } from '../api.ts';
import { ClosedKind } from './closed-row.tsx';
import { ReleaseDialog } from './release-dialog.tsx';

type Release = NonNullable<Closed['released']>;

/** The page of a list that has this address already: it is shown while the newest is fetched. */
function useListed(address: string): ClosedPage | undefined {
  const queries = useQueryClient();
  const pages = queries
    .getQueriesData<{ pages: ClosedPage[] }>({ queryKey: ['email', 'closed', 'list'] })
    .flatMap(([, data]) => data?.pages ?? []);
  const page = pages.find(({ addresses }) => addresses.some((one) => one.address === address));
  return page && { ...page, addresses: page.addresses.filter((one) => one.address === address) };
}

/** One address that mail came back from: since when, what was said, and writing there again. */
export function ClosedSheet({ address }: { address: string }) {
  const listed = useListed(address);
  const one = useQuery({ ...closedOneQuery(address), placeholderData: listed });
  const [released, setReleased] = useState<Release | null>(null);
  if (one.error) return <Problem error={one.error} kept={null} onRetry={() => void one.refetch()} className="m-4" />;
  if (!one.data) return <Waiting lines={6} />;
  const mark = one.data.addresses[0];
  if (mark) return <Mark key={mark.lastAt} mark={mark} may={one.data.may.release} onReleased={setReleased} />;
  return released ? (
    <div role="status">
      <Empty
        title={t('email.release.done')}
        todo={`${address} · ${t('email.release.done.by', { by: released.by, at: dateTime(released.at), reason: released.reason })}`}
      />
    </div>
  ) : (
    <Empty title={t('email.closed.gone')} todo={t('email.closed.gone.do', { address })} />
  );
}

type Props = { mark: Closed; may: boolean; onReleased: (release: Release) => void };
function Mark({ mark, may, onReleased }: Props) {
  const { screens } = useMe();
  const [asking, setAsking] = useState(false);
  const { address, kind, why, status, since, lastAt, times, caseId, released } = mark;
  useKeys('here', [{ keys: 'e', word: 'email.release', run: () => may && setAsking(true) }]);
  return (
    <article className="min-h-0 flex-1 overflow-y-auto px-4 py-4 sm:px-6">
      <header className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 className="head-650 m-0 min-w-0 text-xl wrap-anywhere">{address}</h2>
        <Button tone="primary" keys="e" why={may ? null : t('email.release.mayNot')} onClick={() => setAsking(true)}>
          {t(kind === 'soft' ? 'email.release.soft' : 'email.release')}
        </Button>
      </header>
      <p className="mt-0 mb-3 max-w-170 text-ink-2">
        <ClosedKind kind={kind} /> {t(`email.closed.${kind}.is`)}
      </p>
      <Facts
        columns={2}
        facts={[
          { name: t('email.closed.since'), value: dateTime(since) },
          { name: t('email.closed.times'), value: t('email.closed.times.are', { n: times }) },
          ...(times > 1 ? [{ name: t('email.closed.lastAt'), value: dateTime(lastAt) }] : []),
          ...(status ? [{ name: t('email.closed.status'), value: status }] : []),
        ]}
      />
      {kind === 'complaint' && why === '' ? null : (
        <p className="mt-3 mb-0 rounded-r-m border-l-3 border-bad bg-bad-soft px-3 py-2">
          {why ? (
            <>
              <b className="font-semibold">{t('email.closed.said')}</b> <span className="text-ink-2 wrap-anywhere">{why}</span>
            </>
          ) : (
            t('email.closed.said.nothing')
          )}
        </p>
      )}
      {released ? (
        <p className="mt-3 mb-0 max-w-170 text-ink-2">
          {t('email.closed.before', { by: released.by, at: dateTime(released.at), reason: released.reason })}
        </p>
      ) : null}
      {caseId && screens.includes('desk') ? (
        <p className="mt-3 mb-0">
          <Link to="/case/$caseId" params={{ caseId }} className="link min-h-6">
            {t('email.openCase')}
          </Link>
        </p>
      ) : null}
      {asking ? <ReleaseDialog mark={mark} onClose={() => setAsking(false)} onReleased={onReleased} /> : null}
    </article>
  );
}

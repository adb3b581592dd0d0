import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { newKey } from '../../../lib/client.ts';
import { moment } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useNow } from '../../../lib/now.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pane } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { information, type Notice, noticeQuery } from '../api.ts';
import type { FormWish } from './form.ts';
import { NoticeFacts } from './notice-facts.tsx';
import { NoticeVerbs } from './notice-verbs.tsx';
import { awaitedWords } from './phase.ts';
import { ReadBy } from './read-by.tsx';

/** The notice to be read: what it says, whom it binds, and the answer that is awaited. */
export function NoticePane({ noticeId, onWrite }: { noticeId: string; onWrite: (wish: FormWish) => void }) {
  const found = useQuery(noticeQuery(noticeId));
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} className="m-5" />;
  if (!found.data) return <Waiting lines={6} />;
  return <Loaded key={noticeId} notice={found.data} onWrite={onWrite} />;
}

function Loaded({ notice, onWrite }: { notice: Notice; onWrite: (wish: FormWish) => void }) {
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const acknowledge = useMutation({
    mutationFn: () => information('POST /notices/:noticeId/acknowledge', { params: { noticeId: notice.id }, key }),
    onSuccess: (next) => {
      queries.setQueryData(noticeQuery(notice.id).queryKey, next);
      void queries.invalidateQueries({ queryKey: ['information', 'list'] });
    },
  });
  const mayAcknowledge = notice.may.includes('acknowledge');
  const say = (): void => {
    if (mayAcknowledge && !acknowledge.isPending) acknowledge.mutate();
  };
  useKeys('here', mayAcknowledge ? [{ keys: 'l', word: 'information.acknowledge', run: say }] : []);
  const awaited = awaitedWords(notice, useNow());
  const { acknowledgedAt } = notice.mine;
  return (
    <Pane
      head={
        <div className="grid gap-1 pb-3 md:px-2">
          <h1 className="m-0 text-m md:hidden">
            <Link to="/information" className="-ml-1 flex min-h-11 items-center gap-0.5 font-medium text-accent">
              <Icon name="back" size={16} />
              {t('information.title')}
            </Link>
          </h1>
          <p className="num m-0 flex flex-wrap gap-x-3 text-s text-ink-2">
            <span className="font-semibold text-ink">{notice.number}</span>
            <span>{t(`information.kind.${notice.kind}`)}</span>
            {notice.publishedAt ? <span>{t('information.published', { at: moment(notice.publishedAt) })}</span> : null}
          </p>
          <h2 className="head-650 m-0 max-w-170 text-2xl text-balance max-md:text-xl">{notice.title}</h2>
          <NoticeVerbs notice={notice} onWrite={onWrite} />
        </div>
      }
      foot={
        mayAcknowledge || acknowledgedAt ? (
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 md:px-2">
            <span className={awaited?.late ? 'font-medium text-bad' : 'text-ink-2'}>
              {acknowledgedAt
                ? t('information.acknowledged', { at: moment(acknowledgedAt) })
                : (awaited?.words ?? t('information.mayAcknowledge'))}
            </span>
            {mayAcknowledge ? (
              <Button tone="primary" size="l" keys="l" busy={acknowledge.isPending} onClick={say} className="max-sm:w-full">
                {t('information.acknowledge')}
              </Button>
            ) : null}
          </div>
        ) : null
      }
    >
      <div className="grid gap-6 px-4 py-5 md:px-6">
        {acknowledge.error ? <Problem error={acknowledge.error} /> : null}
        <p className="m-0 max-w-170 text-l whitespace-pre-wrap">{notice.body}</p>
        <NoticeFacts notice={notice} />
        {notice.may.includes('readers') ? <ReadBy notice={notice} /> : null}
      </div>
    </Pane>
  );
}

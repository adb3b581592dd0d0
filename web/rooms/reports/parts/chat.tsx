import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { count, duration, percent } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Facts } from '../../../ui/section.tsx';
import { type ChatFigure, chatBehindQuery, chatQuery, type Period } from '../api.ts';
import { CaseLine } from './behind.tsx';

/** A figure that opens its cases. */
function Opens({
  n,
  figure,
  shown,
  onOpen,
}: {
  n: number;
  figure: ChatFigure;
  shown?: string;
  onOpen: (figure: ChatFigure) => void;
}) {
  const words = shown ?? count(n);
  if (n === 0) return <span className="text-ink-3">{words}</span>;
  return (
    <button type="button" className="min-h-6 cursor-pointer border-0 p-0" onClick={() => onOpen(figure)}>
      <span className="opens">{words}</span>
      <span className="sr-only">, {t('reports.opens', { figure: t(`reports.chat.${figure}`), name: '', n })}</span>
    </button>
  );
}

function ChatBehind({ figure, period, onClose }: { figure: ChatFigure; period: Period; onClose: () => void }) {
  const found = useQuery(chatBehindQuery(period, figure));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`reports.chat.${figure}`)}
      actions={<Button onClick={onClose}>{t('shell.close')}</Button>}
    >
      {found.error ? <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Waiting lines={6} /> : null}
      {found.data ? (
        <>
          <p className="num m-0 pb-2 text-ink-2">{t('reports.behind.all', { count: found.data.total })}</p>
          <ul className="m-0 list-none border-t border-line p-0">
            {found.data.cases.map((row) => (
              <CaseLine key={row.id} row={row} />
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  );
}

/** The chat: whether who asked for a person got one in the law's time, and the cases behind each figure. */
export function ChatPart({ period }: { period: Period }) {
  const found = useQuery(chatQuery(period));
  const [behind, setBehind] = useState<ChatFigure | null>(null);
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={3} />;
  const { asked, connected, afterAssistant, within, waitMedian } = found.data;
  if (asked === 0) return <p className="m-0 text-ink-2">{t('reports.chat.none')}</p>;
  const late = within.of - within.n;
  const share = within.of === 0 ? '–' : percent(within.n / within.of, 1);
  const opens = (figure: ChatFigure, n: number) => <Opens {...{ n, figure }} onOpen={setBehind} />;
  const median = waitMedian.seconds === null ? '–' : duration(waitMedian.seconds * 1000);
  return (
    <div className="grid gap-5">
      <div>
        <h3 className="m-0 text-s font-medium text-ink-2">{t('reports.chat.law')}</h3>
        <p className="num m-0 flex flex-wrap items-baseline gap-x-2">
          <span className={cx('text-2xl head-650', within.kept === false && 'text-bad')}>
            <Opens n={within.n} figure="within" shown={share} onOpen={setBehind} />
          </span>
          <span className="text-s text-ink-3">{t('reports.of', { n: count(within.n), of: count(within.of) })}</span>
        </p>
        <p className={cx('m-0 text-s', within.kept === false ? 'text-bad' : 'text-ink-2')}>
          {within.kept === null ? null : t(within.kept ? 'reports.phone.keptTo' : 'reports.phone.broken')}{' '}
          {t('reports.chat.law.about')}
        </p>
      </div>
      <Facts
        columns={2}
        facts={[
          { name: t('reports.chat.asked'), value: opens('asked', asked) },
          { name: t('reports.chat.connected'), value: opens('connected', connected) },
          { name: t('reports.chat.beyond'), value: opens('beyond', late) },
          { name: t('reports.chat.afterAssistant'), value: opens('afterAssistant', afterAssistant) },
          { name: t('reports.phone.wait'), value: t('reports.phone.from', { time: median, n: count(waitMedian.n) }) },
        ]}
      />
      {behind ? <ChatBehind figure={behind} period={period} onClose={() => setBehind(null)} /> : null}
    </div>
  );
}

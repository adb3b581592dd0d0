import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { date } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useNow } from '../../../lib/now.ts';
import { t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import { cx } from '../../../ui/cx.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pane, Panes } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Section } from '../../../ui/section.tsx';
import { useSelection } from '../../../ui/selection.ts';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { type Trial, trialsQuery } from './trial-queries.ts';
import { TrialActs } from './trial-acts.tsx';
import { TrialArms } from './trial-arms.tsx';
import { TrialChart } from './trial-chart.tsx';
import { headsOf, maxInWords, stateOf, titleOf } from './trial-say.ts';
import { TrialSide } from './trial-side.tsx';

const idOf = (trial: Trial): string => trial.id;

function Row({ item }: { item: Trial }) {
  const now = useNow();
  const { spend, number, state } = item;
  const [cell] = headsOf(item);
  return (
    <div className="num grid gap-0.5 px-4 py-2.5">
      <span className="flex justify-between gap-3 font-semibold">
        <span className="truncate">{cell?.actionName}</span>
        {cell ? (
          <span className="whitespace-nowrap">
            {maxInWords(cell, cell.from, spend.currency)} → {maxInWords(cell, cell.to, spend.currency)}
          </span>
        ) : null}
      </span>
      <span className="flex justify-between gap-3 text-s text-ink-2">
        <span className="truncate">{cell?.holderName}</span>
        <span>{number}</span>
      </span>
      <span
        className={cx(
          'text-s',
          state === 'running' ? 'font-semibold text-accent' : state === 'braked' ? 'text-bad' : 'text-ink-3',
        )}
      >
        {stateOf(item, now)}
      </span>
    </div>
  );
}

function Detail({ trial, onBack }: { trial: Trial; onBack: () => void }) {
  const now = useNow();
  const { number, state, startedBy, startedAt, endedAt, endReason, arms, watchUntil } = trial;
  const span = { name: startedBy, from: date(startedAt), to: date(endedAt ?? startedAt) };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="@container min-h-0 flex-1 overflow-y-auto">
        <header className="border-b border-line px-4 py-4 sm:px-6">
          <p className="num m-0 flex flex-wrap items-center gap-x-3 gap-y-1 text-s text-ink-2">
            <button type="button" onClick={onBack} aria-label={t('attributions.trial.back')} className="-m-1 p-1 md:hidden">
              <Icon name="back" size={16} />
            </button>
            <b className="font-semibold text-ink">{number}</b>
            <Chip tone={state === 'running' ? 'changed' : state === 'braked' ? 'late' : 'plain'}>{stateOf(trial, now)}</Chip>
            {t(endedAt ? 'attributions.trial.span' : 'attributions.trial.since', span)}
          </p>
          <h2 className="head-650 num mt-2 mb-1 text-xl">{titleOf(trial)}</h2>
          <p className="num m-0 text-ink-2">
            {t('attributions.trial.people', { widened: arms.widened.people, asBefore: arms.asBefore.people })}
          </p>
          {endReason ? (
            <p className={cx('num mt-3 mb-0 max-w-prose text-read', state === 'braked' ? 'font-semibold text-bad' : 'text-ink')}>
              {endReason}
            </p>
          ) : null}
        </header>
        <Section
          className="px-4 py-4 sm:px-6"
          title={watchUntil ? t('attributions.trial.watch', { until: date(watchUntil) }) : t('attributions.trial.part')}
        >
          <div className="grid gap-x-8 gap-y-5 @2xl:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
            <TrialChart trial={trial} />
            <TrialArms trial={trial} />
          </div>
        </Section>
        <div className="border-t border-line xl:hidden">
          <TrialSide trial={trial} />
        </div>
      </div>
      {state === 'running' ? <TrialActs trial={trial} /> : null}
    </div>
  );
}

type Props = { id: string | null; onOpen: (id: string | null) => void };

/** Limits that a part of the team tries: how each stands, what would end it, and who may. */
export function Trials({ id, onOpen }: Props) {
  const trials = useQuery(trialsQuery);
  const shown = trials.data?.find((one) => one.id === id) ?? (id === null ? trials.data?.[0] : undefined);
  const selection = useSelection(shown?.id ?? null);
  useEffect(() => selection.choose(shown?.id ?? null), [shown?.id, selection]);
  const step = (by: number): void => onOpen(selection.move(by));
  useKeys('here', [
    { keys: 'j', word: 'attributions.key.next', run: () => step(1) },
    { keys: 'k', word: 'attributions.key.previous', run: () => step(-1) },
  ]);
  if (trials.error) return <Problem error={trials.error} kept={null} onRetry={() => void trials.refetch()} className="m-6" />;
  if (!trials.data) return <Waiting lines={8} />;
  if (trials.data.length === 0)
    return <Empty title={t('attributions.trial.none.title')} todo={t('attributions.trial.none.do')} />;
  return (
    <Panes
      show={id ? 'main' : 'list'}
      list={
        <Pane>
          <VirtualList
            label={t('attributions.trial.list')}
            items={trials.data}
            idOf={idOf}
            Row={Row}
            rowHeight={84}
            selection={selection}
            onOpen={onOpen}
          />
        </Pane>
      }
      main={
        shown ? (
          <Detail key={shown.id} trial={shown} onBack={() => onOpen(null)} />
        ) : (
          <Empty title={t('attributions.trial.choose.title')} todo={t('attributions.trial.choose.do')} />
        )
      }
      side={
        shown ? (
          <div className="max-xl:hidden">
            <TrialSide trial={shown} />
          </div>
        ) : null
      }
    />
  );
}

import { type ReactNode, useState } from 'react';
import { date } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Field } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import type { BehindReplay, Matrix, Replay, ReplayResult } from '../api.ts';
import { BehindDialog } from './replay-behind.tsx';
import { Curves } from './replay-curves.tsx';
import { Each } from './replay-each.tsx';
import { Groups, Moves, type Open } from './replay-groups.tsx';
import { PERIODS, type Period, useReplay } from './replay-run.ts';

const toOwnOf = ({ total }: ReplayResult): number =>
  total.moved.filter((one) => one.to === 'own').reduce((sum, one) => sum + one.n, 0);

const lostOf = ({ total }: ReplayResult): number =>
  total.moved.filter((one) => one.from === 'own').reduce((sum, one) => sum + one.n, 0);

/** What it is about, in a sentence: of one limit that limit's requests, else all of the period. */
function sentenceOf({ from, to }: Replay, result: ReplayResult): string {
  const [curve, another] = result.curves;
  const of = { from: date(`${from}T12:00:00Z`), to: date(`${to}T12:00:00Z`), moved: toOwnOf(result), lost: lostOf(result) };
  return curve && !another
    ? t('attributions.replay.one', { ...of, action: curve.actionName, holder: curve.holderName, requests: curve.requests })
    : t('attributions.replay.all', { ...of, requests: result.total.requests });
}

/** Beside the draft: the past, ruled again by it. What the draft changes stands in the middle: after the answer, before its details. */
export function ReplayPanel({ matrix, children }: { matrix: Matrix; children?: ReactNode }) {
  const [period, setPeriod] = useState<Period>('quarter');
  const [behind, setBehind] = useState<BehindReplay | null>(null);
  const { shown, running, share, failed, error, again } = useReplay(matrix, period);
  const result = shown?.result ?? null;
  const open: Open = shown?.may.open ? setBehind : null;
  const moved = result ? result.total.moved.reduce((sum, one) => sum + one.n, 0) : 0;
  return (
    <section aria-labelledby="replay" className="grid gap-4">
      <div className="grid gap-2">
        <header className="flex items-baseline justify-between gap-3">
          <h2 id="replay" className="head-650 m-0 text-l">
            {t('attributions.replay.title')}
          </h2>
          {moved > 0 && open ? (
            <button type="button" className="link num min-h-6 cursor-pointer" onClick={() => open({ what: 'moved' })}>
              {t('attributions.replay.see', { count: moved })}
            </button>
          ) : null}
        </header>
        <Field label={t('attributions.replay.period')} hideLabel>
          <Select
            value={period}
            onChange={setPeriod}
            options={(Object.keys(PERIODS) as Period[]).map((one) => ({
              value: one,
              label: t(`attributions.replay.period.${one}`),
            }))}
          />
        </Field>
      </div>
      {running ? <Progress label={t('attributions.replay.running')} share={share} /> : null}
      {running && result ? <p className="m-0 text-s text-ink-2">{t('attributions.replay.stale')}</p> : null}
      {error ? <Problem error={error} kept={null} onRetry={again} /> : null}
      {failed && !running ? (
        <div className="grid justify-items-start gap-2">
          <p className="m-0 text-bad">{failed}</p>
          <Button size="s" onClick={again}>
            {t('attributions.replay.again')}
          </Button>
        </div>
      ) : null}
      {shown && result ? (
        <div className={running ? 'grid gap-4 opacity-60' : 'grid gap-4'} aria-busy={running}>
          <Result replay={shown} result={result} open={open}>
            {children}
          </Result>
        </div>
      ) : (
        children
      )}
      {shown ? <BehindDialog replayId={shown.id} behind={behind} onClose={() => setBehind(null)} /> : null}
    </section>
  );
}

type ResultProps = { replay: Replay; result: ReplayResult; open: Open; children: ReactNode };

function Result({ replay, result, open, children }: ResultProps) {
  const { total, groups, curves, unknown } = result;
  if (total.requests === 0)
    return (
      <>
        <Empty title={t('attributions.replay.empty')} todo={t('attributions.replay.empty.todo')} />
        {children}
      </>
    );
  return (
    <>
      <p className="num m-0 -mt-1 text-ink-2">{sentenceOf(replay, result)}</p>
      <Curves curves={curves} />
      {total.verdict === 'nothing' ? (
        <p className="m-0 text-ink-2">{t('attributions.replay.verdict.nothing')}</p>
      ) : (
        <Each figures={total} />
      )}
      {children}
      {total.verdict === 'nothing' ? null : (
        <>
          <Moves figures={total} open={open} />
          <Groups groups={groups} open={open} />
        </>
      )}
      {unknown.length > 0 ? (
        <Section title={t('attributions.replay.unknown')} ruled>
          <ul className="m-0 grid list-none gap-1.5 p-0 text-ink-2">
            {unknown.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

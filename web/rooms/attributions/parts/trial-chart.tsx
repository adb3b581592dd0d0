import { percent } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Table } from '../../../ui/table.tsx';
import type { Trial } from './trial-queries.ts';
import { brakeAt, confirmAt } from './trial-say.ts';

const [WIDTH, HEIGHT] = [440, 230];
const [LEFT, RIGHT, TOP, BOTTOM] = [22, 6, 8, 40];

/** Steps of an axis: at most six, each a round number. */
function steps(most: number): number[] {
  const size = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => most / one <= 6) ?? 1000;
  return Array.from({ length: Math.floor(most / size) + 1 }, (_, n) => n * size);
}

/** The test between its two bounds: how many of the audited grants were wrong, in the order in which they were judged. */
export function TrialChart({ trial }: { trial: Trial }) {
  const { path, bounds, toConfirm, state, watchUntil } = trial;
  const goesOn = state === 'running' || state === 'confirmed';
  const audited = path.length;
  const overturned = path.at(-1) ?? 0;
  const decided = state === 'running' && toConfirm !== null ? audited + toConfirm : audited;
  const mostX = Math.max(30, Math.ceil((decided * 1.2) / 10) * 10);
  const mostY = Math.max(brakeAt(trial, mostX), overturned + 1);
  const x = (n: number): number => LEFT + (n / mostX) * (WIDTH - LEFT - RIGHT);
  const y = (thousandths: number): number => HEIGHT - BOTTOM - (thousandths / 1000 / mostY) * (HEIGHT - TOP - BOTTOM);
  const line = ({ at, slope }: { at: number; slope: number }, n: number): number => at + slope * n;
  const [floor, ceiling] = [y(0), y(mostY * 1000)];
  const zero = Math.max(0, -bounds.confirm.at / bounds.confirm.slope);
  const stairs = path.map((sum, n) => `H${x(n + 1)} V${y(sum * 1000)}`).join(' ');
  const confirm = confirmAt(trial, audited);
  const said = t(`attributions.trial.chart.said.${state === 'running' ? 'open' : goesOn && watchUntil ? 'watched' : 'over'}`, {
    overturned,
    audited,
    brake: brakeAt(trial, audited),
    confirm: confirm === null ? 'none' : String(confirm),
  });
  const here = t(goesOn ? 'attributions.trial.chart.now' : 'attributions.trial.chart.end', { overturned, audited });
  const nearEnd = x(audited) > WIDTH * 0.7;
  return (
    <figure className="m-0">
      <figcaption className="mb-1 text-s text-ink-3">{t('attributions.trial.chart')}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="num w-full text-meta" role="img" aria-label={said}>
        {steps(mostY).map((n) => (
          <g key={n}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(n * 1000)} y2={y(n * 1000)} className="stroke-line" />
            <text x={LEFT - 6} y={y(n * 1000) + 4} textAnchor="end" className="fill-ink-3">
              {n}
            </text>
          </g>
        ))}
        <path
          d={`M${x(0)} ${y(bounds.brake.at)} L${x(mostX)} ${y(line(bounds.brake, mostX))} V${ceiling} H${x(0)} Z`}
          className="fill-bad-soft"
        />
        {watchUntil ? null : (
          <path
            d={`M${x(Math.min(zero, mostX))} ${floor} L${x(mostX)} ${y(Math.max(0, line(bounds.confirm, mostX)))} V${floor} Z`}
            className="fill-accent-soft"
          />
        )}
        <line
          x1={x(0)}
          y1={y(bounds.brake.at)}
          x2={x(mostX)}
          y2={y(line(bounds.brake, mostX))}
          className="stroke-bad"
          strokeWidth={1.5}
        />
        {zero < mostX && !watchUntil ? (
          <line
            x1={x(zero)}
            y1={floor}
            x2={x(mostX)}
            y2={y(line(bounds.confirm, mostX))}
            className="stroke-accent"
            strokeWidth={1.5}
          />
        ) : null}
        <text x={x(0) + 10} y={ceiling + 18} className="fill-bad font-semibold">
          {t('attributions.trial.chart.brake')}
        </text>
        {line(bounds.confirm, mostX) > 500 && !watchUntil ? (
          <text x={WIDTH - RIGHT - 6} y={floor - 7} textAnchor="end" className="fill-accent font-semibold">
            {t('attributions.trial.chart.confirm')}
          </text>
        ) : null}
        <path d={`M${x(0)} ${floor} ${stairs}`} className="fill-none stroke-ink" strokeWidth={2} strokeLinejoin="round" />
        {decided > audited ? (
          <>
            <line
              x1={x(audited)}
              x2={x(decided)}
              y1={y(overturned * 1000)}
              y2={y(overturned * 1000)}
              className="stroke-ink-3"
              strokeWidth={1.5}
              strokeDasharray="2 3"
            />
            <circle cx={x(decided)} cy={y(overturned * 1000)} r={3.5} className="fill-surface stroke-ink-2" strokeWidth={1.5} />
          </>
        ) : null}
        <circle cx={x(audited)} cy={y(overturned * 1000)} r={4} className="fill-ink" />
        <text
          x={x(audited) + (nearEnd ? -8 : 0)}
          y={y(overturned * 1000) - 9}
          textAnchor={nearEnd ? 'end' : audited === 0 ? 'start' : 'middle'}
          className="fill-ink stroke-surface font-semibold"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {here}
        </text>
        {steps(mostX)
          .filter((n) => n > 0)
          .map((n) => (
            <text key={n} x={x(n)} y={HEIGHT - BOTTOM + 16} textAnchor={n === mostX ? 'end' : 'middle'} className="fill-ink-3">
              {n}
            </text>
          ))}
        <text x={LEFT} y={HEIGHT - 6} className="fill-ink-3">
          {t('attributions.trial.chart.shares', {
            tolerable: percent(trial.tolerable / 1000, 1),
            unacceptable: percent(trial.unacceptable / 1000, 1),
          })}
        </text>
        <text x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end" className="fill-ink-3">
          {t('attributions.trial.chart.axis')}
        </text>
      </svg>
      {audited > 0 ? (
        <details className="mt-1">
          <summary className="link inline-block min-h-6 py-1 text-s">{t('attributions.trial.chart.table')}</summary>
          <Table
            caption={t('attributions.trial.chart')}
            dense
            rows={path.map((wrong, index) => ({ n: index + 1, wrong }))}
            rowKey={({ n }) => String(n)}
            columns={[
              { key: 'n', title: t('attributions.trial.chart.n'), cell: ({ n }) => n, numeric: true },
              { key: 'wrong', title: t('attributions.trial.chart.overturned'), cell: ({ wrong }) => wrong, numeric: true },
              { key: 'brake', title: t('attributions.trial.chart.brakeAt'), cell: ({ n }) => brakeAt(trial, n), numeric: true },
              {
                key: 'confirm',
                title: t('attributions.trial.chart.confirmAt'),
                cell: ({ n }) => confirmAt(trial, n) ?? '–',
                numeric: true,
              },
            ]}
          />
        </details>
      ) : null}
    </figure>
  );
}

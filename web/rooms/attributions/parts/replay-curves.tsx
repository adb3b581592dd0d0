import { useState } from 'react';
import { money } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { Table } from '../../../ui/table.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { Curve } from '../api.ts';
import { Axis } from './replay-axis.tsx';
import { Chart } from './replay-chart.tsx';
import { bandOf, hoursOf, lineOf, maxOf, roundUp, shareOf, stepOf, xOf, yOf } from './replay-scale.ts';

type Point = Curve['points'][number];

const nameOf = (curve: Curve): string =>
  t('attributions.replay.curve', {
    action: curve.actionName,
    holder: curve.holderName,
    per: t(`attributions.per.${curve.per}`),
  });

/** What each maximum would have meant: as three charts on one axis, or as a table that says the same. */
export function Curves({ curves: all }: { curves: Curve[] }) {
  const curves = all.filter((one) => one.requests > 0).toSorted((a, b) => b.requests - a.requests);
  const [which, setWhich] = useState(0);
  const [as, setAs] = useState<'chart' | 'table'>('chart');
  const curve = curves[which] ?? curves[0];
  if (!curve) return all.length > 0 ? <p className="m-0 text-ink-2">{t('attributions.replay.curve.none')}</p> : null;
  return (
    <div className="grid gap-3">
      {all.length > 1 && curves.length === 1 ? <p className="m-0 font-medium">{nameOf(curve)}</p> : null}
      {curves.length > 1 ? (
        <Field label={t('attributions.replay.which')}>
          <Select
            value={String(curves.indexOf(curve))}
            onChange={(next) => setWhich(Number(next))}
            options={curves.map((one, at) => ({ value: String(at), label: nameOf(one) }))}
          />
        </Field>
      ) : null}
      {as === 'chart' ? <Charts key={`${nameOf(curve)} ${curve.proposed}`} curve={curve} /> : <AsTable curve={curve} />}
      <div className="flex items-center justify-between gap-3">
        <span className="text-meta text-ink-3">{as === 'chart' ? t('attributions.replay.limit.hint') : ''}</span>
        <span className="shrink-0">
          <Segmented
            label={t('attributions.replay.as')}
            value={as}
            onChange={setAs}
            options={[
              { value: 'chart', label: t('attributions.replay.chart') },
              { value: 'table', label: t('attributions.replay.table') },
            ]}
          />
        </span>
      </div>
    </div>
  );
}

function Charts({ curve }: { curve: Curve }) {
  const { currency } = useMe().centre;
  const [read, setRead] = useState<number | null>(null);
  const { points, inForce, proposed, requests } = curve;
  const at = read ?? stepOf(curve, proposed ?? points.at(-1)?.max ?? null);
  const here = points[at];
  const old = inForce === null ? null : points[stepOf(curve, inForce)];
  const last = points.at(-1);
  if (!here || !last) return null;
  const say = (minor: number) => money({ minor, currency }, { whole: true });
  const x = (max: number) => xOf(max, last.max);
  const tops = { wait: roundUp(last.waitMinutesSaved / 60) * 60, risk: roundUp(last.riskMinor.high) };
  const ys = {
    own: (own: number) => yOf(own, requests),
    wait: (minutes: number) => yOf(minutes, tops.wait),
    risk: (minor: number) => yOf(minor, tops.risk),
  };
  const mark = (point: Point, y: number) => ({ x: x(point.max), y });
  const through = (y: (point: Point) => number) => points.map((point) => ({ x: x(point.max), y: y(point) }));
  const { low, mid, high } = here.riskMinor;
  return (
    <div className="grid gap-2.5">
      <Chart
        title={t('attributions.replay.own')}
        value={
          <>
            {old ? `${shareOf(old.own, requests)} → ` : ''}
            <b className="font-semibold text-ink">{shareOf(here.own, requests)}</b>
          </>
        }
        top={shareOf(1, 1)}
        inForce={old ? mark(old, ys.own(old.own)) : null}
        read={mark(here, ys.own(here.own))}
      >
        <path d={lineOf(through((point) => ys.own(point.own)))} fill="none" stroke="var(--own)" strokeWidth="1.75" />
      </Chart>
      <Chart
        title={t('attributions.replay.wait')}
        value={
          <b className="font-semibold text-ink">{t('attributions.replay.hours', { hours: hoursOf(here.waitMinutesSaved) })}</b>
        }
        top={t('attributions.replay.hours', { hours: hoursOf(tops.wait) })}
        inForce={old ? mark(old, ys.wait(old.waitMinutesSaved)) : null}
        read={mark(here, ys.wait(here.waitMinutesSaved))}
      >
        <path
          d={lineOf(through((point) => ys.wait(point.waitMinutesSaved)))}
          fill="none"
          stroke="var(--ink-2)"
          strokeWidth="1.75"
        />
      </Chart>
      <Chart
        title={t('attributions.replay.risk')}
        value={
          <>
            {t('attributions.replay.risk.between', { low: say(low), high: say(high) })}{' '}
            <b className="font-semibold text-ink">{say(mid)}</b>
          </>
        }
        top={say(tops.risk)}
        inForce={old ? mark(old, ys.risk(old.riskMinor.mid)) : null}
        read={mark(here, ys.risk(mid))}
      >
        <path
          d={bandOf(
            through((point) => ys.risk(point.riskMinor.high)),
            through((point) => ys.risk(point.riskMinor.low)),
          )}
          fill="var(--bad-soft)"
          stroke="var(--bad)"
          strokeOpacity="0.35"
        />
        <path d={lineOf(through((point) => ys.risk(point.riskMinor.mid)))} fill="none" stroke="var(--bad)" strokeWidth="1.75" />
      </Chart>
      <Axis
        curve={curve}
        at={at}
        currency={currency}
        onRead={setRead}
        says={t('attributions.replay.limit.says', {
          max: maxOf(curve, here.max, currency),
          own: shareOf(here.own, requests),
          hours: hoursOf(here.waitMinutesSaved),
          low: say(low),
          high: say(high),
        })}
      />
    </div>
  );
}

function AsTable({ curve }: { curve: Curve }) {
  const { currency } = useMe().centre;
  const say = (minor: number) => money({ minor, currency }, { whole: true });
  const isMarked = (max: number) => max === curve.inForce || max === curve.proposed;
  return (
    <div className="max-h-80 overflow-y-auto">
      <Table
        dense
        caption={nameOf(curve)}
        rows={curve.points}
        rowKey={(point) => String(point.max)}
        columns={[
          {
            key: 'max',
            title: t('attributions.replay.limit'),
            cell: ({ max }) => (
              <span className={isMarked(max) ? 'font-semibold text-accent' : 'font-normal'}>{maxOf(curve, max, currency)}</span>
            ),
          },
          { key: 'own', title: t('attributions.circuit.own'), numeric: true, cell: ({ own }) => shareOf(own, curve.requests) },
          {
            key: 'wait',
            title: t('attributions.replay.head.wait'),
            numeric: true,
            cell: ({ waitMinutesSaved }) => t('attributions.replay.hours', { hours: hoursOf(waitMinutesSaved) }),
          },
          { key: 'mid', title: t('attributions.replay.mid'), numeric: true, cell: ({ riskMinor }) => say(riskMinor.mid) },
          { key: 'high', title: t('attributions.replay.high'), numeric: true, cell: ({ riskMinor }) => say(riskMinor.high) },
        ]}
      />
    </div>
  );
}

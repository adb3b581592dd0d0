import { Link } from '@tanstack/react-router';
import { day, percent } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import type { Behind, Circuit, Weeks } from '../api.ts';
import { CIRCUITS } from './asked.ts';

type Week = Weeks['weeks'][number];
type Move = Weeks['moved'][number];
const fill: Record<Circuit, string> = { own: 'bg-own', consulted: 'bg-consulted', authorised: 'bg-authorised' };
const tone: Record<Circuit, string> = { own: 'text-own', consulted: 'text-consulted', authorised: 'text-authorised' };
const all = (week: Week): number => CIRCUITS.reduce((sum, one) => sum + week[one], 0);
const part = (week: Week, one: Circuit): string => (all(week) ? percent(week[one] / all(week)) : '–');
const said = (from: string): string => day(`${from}T12:00:00Z`);
const DAY = 86_400_000;
const SUNDAY = 6 * DAY;
/** The week of the year (ISO 8601): that of its Thursday. */
function weekOf(monday: string): number {
  const thursday = new Date(Date.parse(`${monday}T00:00:00Z`) + 3 * DAY);
  return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY));
}
const sunday = (from: string): string => new Date(Date.parse(`${from}T00:00:00Z`) + SUNDAY).toISOString().slice(0, 10);

/** Circuit 1 stands on the ground, so that its growth is seen; each week opens its cases. */
export function WeekBars({ weeks, onOpen }: { weeks: readonly Week[]; onOpen: (behind: Behind) => void }) {
  const last = weeks.at(-1);
  return (
    <div className="flex min-w-0 items-start gap-2">
      <ol className="m-0 flex min-w-0 flex-1 list-none gap-1.5 p-0">
        {weeks.map((week, at) => {
          const name = t('scheme.weeks.of', {
            day: said(week.from),
            own: part(week, 'own'),
            consulted: part(week, 'consulted'),
            authorised: part(week, 'authorised'),
          });
          return (
            <li key={week.from} className="min-w-0 flex-1">
              <button
                type="button"
                disabled={all(week) === 0}
                aria-label={name}
                title={name}
                onClick={() => onOpen({ name, days: { from: week.from, to: sunday(week.from) } })}
                className="flex h-15 w-full cursor-pointer flex-col-reverse gap-px border-0 p-0 disabled:cursor-default"
              >
                {CIRCUITS.map((one) => (
                  <span
                    key={one}
                    className={cx('w-full', fill[one], at < weeks.length - 1 && 'opacity-50')}
                    style={{ height: `${all(week) ? (week[one] / all(week)) * 100 : 0}%` }}
                  />
                ))}
                {all(week) === 0 ? <span className="h-px w-full bg-line-strong" /> : null}
              </button>
              <span
                aria-hidden="true"
                className={cx(
                  'num block truncate pt-0.5 text-center text-meta',
                  at === weeks.length - 1 ? 'font-semibold' : 'text-ink-3',
                )}
              >
                {weekOf(week.from)}
              </span>
            </li>
          );
        })}
      </ol>
      {last && all(last) ? (
        <ul className="num m-0 flex h-15 w-10 list-none flex-col justify-between p-0 text-s font-semibold">
          {CIRCUITS.toReversed().map((one) => (
            <li key={one} className={tone[one]}>
              {part(last, one)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function effect({ points, before, after }: Move, enough: number): string {
  const sides = { nBefore: before.n, nAfter: after.n };
  if (points === null) return t('scheme.moved.notYet', { ...sides, enough });
  return `${t('scheme.moved.points', { points: Math.abs(points), sign: points > 0 ? '+' : '−' })}: ${t('scheme.moved.sides', {
    ...sides,
    before: percent(before.own / Math.max(before.n, 1)),
    after: percent(after.own / Math.max(after.n, 1)),
  })}`;
}

/** What of the policy came into force in these weeks, and what it did to the actions and people it speaks of. */
export function Moved({ moved, enough }: Pick<Weeks, 'moved' | 'enough'>) {
  if (moved.length === 0) return <p className="m-0 text-s text-ink-2">{t('scheme.moved.none')}</p>;
  return (
    <ul className="num m-0 grid list-none gap-2 p-0 text-s text-ink-2">
      {moved.map((one) => (
        <li key={one.versionId}>
          <Link to="/attributions" search={{ tab: 'versions' }} className="link font-medium">
            {t('scheme.moved.version', { n: one.versionNumber, day: said(one.week) })}
          </Link>{' '}
          {one.sentences[0] ?? ''} {one.sentences.length > 1 ? t('scheme.moved.more', { n: one.sentences.length - 1 }) : ''}
          <span className="block text-ink">{effect(one, enough)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Twelve weeks, and what moved them. */
export function Foot({ weeks, onOpen }: { weeks: Weeks; onOpen: (behind: Behind) => void }) {
  const began = weeks.weeks.find((week) => all(week) > 0);
  return (
    <section className="mt-auto grid gap-x-8 gap-y-4 border-t border-line bg-surface px-4 py-4 sm:px-6 lg:grid-cols-[13rem_minmax(0,3fr)_minmax(0,2fr)]">
      <div>
        <h2 className="head-650 m-0 mb-1 text-m">{t('scheme.weeks')}</h2>
        <p className="num m-0 text-s text-ink-2">
          {began ? t('scheme.weeks.began', { share: part(began, 'own') }) : t('scheme.weeks.last')}
        </p>
      </div>
      <WeekBars weeks={weeks.weeks} onOpen={onOpen} />
      <div>
        <h2 className="head-650 m-0 mb-1 text-m">{t('scheme.moved')}</h2>
        <Moved moved={weeks.moved} enough={weeks.enough} />
      </div>
    </section>
  );
}

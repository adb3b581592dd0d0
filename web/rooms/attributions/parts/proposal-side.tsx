import { count, duration, percent } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Section } from '../../../ui/section.tsx';
import type { Proposal } from '../api.ts';
import { hoursSaid, isAlike, isNarrowing, plainMoney } from './proposal-say.ts';

/** How they ended as one bar; the mark is the least share that is plausible. */
function Evidence({ one }: { one: Proposal }) {
  const { n, granted, changed, rejected, low, medianDecisionSeconds, unread } = one.evidence;
  if (n === 0) return null;
  const plain = isNarrowing(one) || one.kind === 'splitting';
  const other = Math.max(0, n - granted - changed - rejected);
  const parts = [
    {
      name: t(isAlike(one) ? 'attributions.proposals.evidence.alike' : 'attributions.proposals.evidence.granted'),
      n: granted,
      fill: 'bg-ink-3',
    },
    { name: t('attributions.proposals.evidence.changed'), n: changed, fill: 'bg-ink' },
    { name: t('attributions.proposals.evidence.rejected'), n: rejected, fill: 'bg-bad' },
    ...(other > 0 ? [{ name: t('attributions.proposals.evidence.other'), n: other, fill: 'bg-line-strong' }] : []),
  ];
  const sum =
    low === null || plain
      ? 'attributions.proposals.evidence.sum.plain'
      : isAlike(one)
        ? 'attributions.proposals.evidence.sum.alike'
        : 'attributions.proposals.evidence.sum';
  return (
    <Section title={t('attributions.proposals.evidence')}>
      <p className="num m-0 mb-2 text-l font-semibold">{t(sum, { granted, n, low: percent((low ?? 0) / 1000, 1) })}</p>
      {plain ? null : (
        <>
          <div
            role="img"
            aria-label={t('attributions.proposals.evidence.bar', { granted, changed, rejected })}
            className="relative flex h-5 items-center gap-px"
          >
            {parts.map((part) =>
              part.n > 0 ? (
                <i key={part.name} className={cx('h-2', part.fill)} style={{ width: `${(part.n * 100) / n}%` }} />
              ) : null,
            )}
            {low === null ? null : <i className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: `${low / 10}%` }} />}
          </div>
          <dl className="num m-0 mt-1 grid grid-cols-[minmax(0,1fr)_auto_3.5rem] gap-x-3 text-s">
            {parts.map((part) => (
              <div key={part.name} className="col-span-3 grid grid-cols-subgrid">
                <dt className="text-ink-2">
                  <i aria-hidden="true" className={cx('mr-2 inline-block size-2', part.fill)} />
                  {part.name}
                </dt>
                <dd className="m-0 text-right font-semibold">{count(part.n)}</dd>
                <dd className="m-0 text-right text-ink-2">{percent(part.n / n, 1)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {medianDecisionSeconds === null ? null : (
        <p className="m-0 mt-2 text-s text-ink-2">
          {t('attributions.proposals.evidence.seconds', { seconds: duration(medianDecisionSeconds * 1000) })}{' '}
          {unread === null ? null : t('attributions.proposals.evidence.unread', { share: percent(unread / 1000) })}
        </p>
      )}
    </Section>
  );
}

type Interval = { low: number; mid: number; high: number };

/** Both on one scale, so that the worst of one is seen beside the least of the other. */
function Scale({ interval, most, bad }: { interval: Interval; most: number; bad?: boolean }) {
  const at = (value: number) => 4 + (Math.max(0, value) / Math.max(1, most)) * 104;
  const [low, mid, high] = [at(interval.low), at(interval.mid), at(interval.high)];
  return (
    <svg viewBox="0 0 112 20" width="112" height="20" aria-hidden="true" className={bad ? 'text-bad' : 'text-ink-2'}>
      <path d="M0 10H112" className="stroke-line" />
      <path d={`M${low} 10H${high}M${low} 6v8M${high} 6v8`} stroke="currentColor" strokeWidth="1.5" fill="none" />
      <circle cx={mid} cy="10" r="4" fill="currentColor" />
    </svg>
  );
}

function Price({ one }: { one: Proposal }) {
  const { currency } = useMe().centre;
  const { price } = one;
  if (!price) return null;
  const whole = (minor: number) => plainMoney({ minor: Math.round(minor / 100) * 100, currency });
  const bare = (minor: number) => plainMoney({ minor, currency }).replace(/[^\d.,−-]+$/u, '');
  const most = Math.max(price.savedEach.high, price.riskEach.high);
  const isLess = price.riskEach.high < price.savedEach.low;
  const lines = [
    { name: t('attributions.proposals.price.saves'), interval: price.savedEach, bad: false },
    { name: t('attributions.proposals.price.risks'), interval: price.riskEach, bad: true },
  ];
  return (
    <Section ruled title={t('attributions.proposals.price')}>
      <div className="num mb-3 grid grid-cols-2 gap-6 text-s text-ink-2">
        <span>
          <b className="head-650 block text-xl text-ink">{hoursSaid(price.waitMinutesSaved)}</b>
          {t('attributions.proposals.price.wait')}
        </span>
        <span>
          <b className="head-650 block text-xl text-ink">{whole(price.savedMinor.mid)}</b>
          {t('attributions.proposals.price.work')}
        </span>
      </div>
      <div className="num grid grid-cols-[auto_7rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 text-s text-ink-2">
        {lines.map(({ name, interval, bad }) => (
          <div key={name} className="col-span-4 grid grid-cols-subgrid items-center">
            <span>{name}</span>
            <Scale interval={interval} most={most} bad={bad} />
            <span className="text-right whitespace-nowrap">
              {t('attributions.proposals.price.range', { low: bare(interval.low), high: bare(interval.high) })}
            </span>
            <b className="text-right font-semibold text-ink">{plainMoney({ minor: interval.mid, currency })}</b>
          </div>
        ))}
      </div>
      <p className="m-0 mt-2 text-s text-ink-2">
        {t(isLess ? 'attributions.proposals.price.each.worse' : 'attributions.proposals.price.each', {
          worst: whole(price.riskMinor.high),
        })}
      </p>
    </Section>
  );
}

/** What a proposal rests on, what it is worth, and what nobody knows. */
export function ProposalSide({ one }: { one: Proposal }) {
  return (
    <div className="grid gap-4 p-4">
      <Evidence one={one} />
      <Price one={one} />
      <Section ruled title={t('attributions.proposals.unknown')}>
        <dl className="m-0 grid gap-2 text-s">
          {one.unknown.map(({ head, text }) => (
            <div key={head}>
              <dt className="font-semibold">{head}</dt>
              <dd className="m-0 text-ink-2">{text}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}

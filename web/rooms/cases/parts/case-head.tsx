import { Link } from '@tanstack/react-router';
import { day, moment } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Case } from '../api.ts';
import { CaseChips } from './case-chips.tsx';
import { runningClocks } from './clocks.ts';
import { useNow } from '../../../lib/now.ts';
import { Subject } from './subject.tsx';

function Clocks({ one }: { one: Case }) {
  const now = useNow();
  return runningClocks(one.clocks).map(({ id, kind, basis, dueAt }) => {
    const late = Date.parse(dueAt) < now;
    return (
      <span key={id} title={t(`cases.basis.${basis as 'promise'}`)}>
        {t(`cases.clock.${kind}`)}{' '}
        <b className={cx('font-semibold', late ? 'text-bad' : 'text-ink')}>
          {kind === 'legal' ? day(dueAt, new Date(now)) : moment(dueAt, new Date(now))}
          {late ? ` · ${t('cases.clock.late')}` : null}
        </b>
      </span>
    );
  });
}

const Do = ({ words, onClick }: { words: string; onClick: () => void }) => (
  <button
    type="button"
    onClick={onClick}
    className="min-h-6 cursor-pointer rounded-s underline decoration-line-strong underline-offset-3 hover:text-ink"
  >
    {words}
  </button>
);

/** Who, what about and until when; what can be corrected is pressed where it stands. */
export function CaseHead({
  one,
  onAssign,
  onMerge,
  onSplit,
}: {
  one: Case;
  onAssign: () => void;
  /** Null where there is nothing to join or to set apart. */
  onMerge: (() => void) | null;
  onSplit: (() => void) | null;
}) {
  const { person } = useMe();
  const owner =
    one.ownerId === null
      ? t('cases.owner.none')
      : one.ownerId === person.id
        ? t('cases.owner.me')
        : t('cases.owner.other', { name: one.ownerName ?? '' });
  const since = one.customer.since ? t('customers.since', { year: one.customer.since.slice(0, 4) }) : null;
  return (
    <header className="grid gap-1.5 border-b border-line px-4 py-3 sm:px-6">
      {/* On a telephone the list, which bears the title of the screen, is away. */}
      <h1 className="sr-only md:hidden">{t('cases.one')}</h1>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-s text-ink-2">
        <Link
          to="/"
          search={(kept) => kept}
          aria-label={t('cases.back')}
          className="-ml-1.5 grid size-7 place-items-center rounded-s hover:bg-sunken md:hidden"
        >
          <Icon name="back" />
        </Link>
        <b className="font-semibold text-ink">{one.key}</b>
        <span>
          {one.customer.name || one.customer.address || t('cases.customer.unknown')}
          {since ? ` · ${since}` : null}
        </span>
        <CaseChips one={one} />
      </div>
      <Subject one={one} />
      <div className="num flex flex-wrap items-center gap-x-4 gap-y-0.5 text-s text-ink-2">
        {one.resolution ? (
          <b className="font-semibold text-ink">
            {t(`cases.resolved.${one.resolution}`, { day: one.resolvedAt ? day(one.resolvedAt) : '' })}
          </b>
        ) : null}
        <Clocks one={one} />
        <button
          type="button"
          disabled={!one.may.assign}
          onClick={onAssign}
          className={cx(
            'rounded-s',
            one.may.assign && 'cursor-pointer underline decoration-line-strong underline-offset-3 hover:text-ink',
          )}
        >
          {owner}
        </button>
        <span className="text-ink-3">{one.queueName}</span>
        {onMerge || onSplit ? (
          <span className="ml-auto flex gap-x-3">
            {onMerge ? <Do words={t('cases.merge')} onClick={onMerge} /> : null}
            {onSplit ? <Do words={t('cases.split')} onClick={onSplit} /> : null}
          </span>
        ) : null}
      </div>
    </header>
  );
}

import { percent } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { Proposal } from '../api.ts';
import {
  changesPolicy,
  hoursSaid,
  isAlike,
  isNarrowing,
  isOfPerson,
  limitSaid,
  plainMoney,
  signOf,
  stateSaid,
} from './proposal-say.ts';

export function Becomes() {
  return (
    <svg
      viewBox="0 0 12 8"
      width="12"
      height="8"
      role="img"
      aria-label={t('attributions.proposals.becomes')}
      className="mx-1 inline shrink-0"
    >
      <path d="M0 4h10M7 1l3 3-3 3" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}

function Change({ one }: { one: Proposal }) {
  const { currency } = useMe().centre;
  if (!changesPolicy(one)) return null;
  const to = limitSaid(one, one.to.max, currency);
  return (
    <span className="num flex items-baseline font-semibold whitespace-nowrap">
      {one.from.max === null || one.to.max === null ? null : (
        <>
          {one.unit === 'money' ? plainMoney({ minor: one.from.max, currency }).replace(/\s?[^\d.,]+$/u, '') : one.from.max}
          <Becomes />
        </>
      )}
      {to}
    </span>
  );
}

/** Why it is worth a look, in a few words: its state, else what it rests on. */
function basis(one: Proposal): string {
  const { n, granted } = one.evidence;
  const state = stateSaid(one);
  if (state && one.state !== 'dismissed') return state;
  if (isOfPerson(one)) return t('attributions.proposals.ofPerson');
  if (isNarrowing(one)) return t('attributions.proposals.narrow', { n });
  const share = percent(n === 0 ? 0 : granted / n);
  return t(isAlike(one) ? 'attributions.proposals.basis.alike' : 'attributions.proposals.basis', { n, share });
}

type Props = { one: Proposal; selected: boolean; onOpen: () => void };

/** One proposal in the list: what, for whom, from which circuit to which, what it saves. One that is only seen says why not. */
export function ProposalRow({ one, selected, onOpen }: Props) {
  const { currency } = useMe().centre;
  const [from, to] = [signOf(one.from.circuit), signOf(one.to.circuit)];
  const quiet = one.state === 'seen';
  const name = one.actionName || one.title;
  return (
    <li className="border-b border-line">
      <button
        type="button"
        aria-current={selected || undefined}
        onClick={onOpen}
        className={cx(
          'grid w-full cursor-pointer gap-0.5 px-4 py-2.5 text-left focus-visible:-outline-offset-2',
          selected ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-sunken',
        )}
      >
        <span className="flex items-baseline justify-between gap-2">
          <b className={cx('min-w-0 truncate', quiet ? 'font-medium text-ink-2' : 'font-semibold')}>{name}</b>
          <Change one={one} />
        </span>
        {quiet ? null : (
          <span className="flex items-baseline justify-between gap-2 text-s text-ink-2">
            <span className="min-w-0 truncate">{one.actionName ? one.holderName : one.department?.name}</span>
            {changesPolicy(one) && from && to && from !== to ? (
              <span className="flex items-center">
                <Sign kind={from} className="font-medium!" />
                <Becomes />
                <Sign kind={to} className="font-medium!" />
              </span>
            ) : null}
          </span>
        )}
        <span className="num flex items-baseline justify-between gap-2 text-s text-ink-3">
          {quiet ? (
            <>
              <span>{one.holderName}</span>
              <span className="text-right">{one.whyNot}</span>
            </>
          ) : (
            <>
              <span className={cx('min-w-0 truncate', one.state === 'trying' && 'font-semibold text-accent')}>{basis(one)}</span>
              {one.price ? (
                <span className="whitespace-nowrap">
                  {hoursSaid(one.price.waitMinutesSaved)} ·{' '}
                  {plainMoney({ minor: Math.round(one.price.savedMinor.mid / 100) * 100, currency })}
                </span>
              ) : null}
            </>
          )}
        </span>
      </button>
    </li>
  );
}

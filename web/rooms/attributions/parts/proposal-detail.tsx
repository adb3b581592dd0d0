import { Link } from '@tanstack/react-router';
import { date } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Proposal } from '../api.ts';
import { ProposalBehind } from './proposal-behind.tsx';
import { stateSaid } from './proposal-say.ts';

/** Where it stands by now, in a sentence, with the way to it. */
function Standing({ one }: { one: Proposal }) {
  const { state, dismissed, whyNot, trialId, draftId } = one;
  if (dismissed && state === 'dismissed') {
    const { by, at, reason, until } = dismissed;
    return (
      <p className="m-0 text-ink-2">
        {t('attributions.proposals.dismissed.by', { by, reason, day: date(at), until: date(until) })}
      </p>
    );
  }
  if (state === 'seen') return <p className="m-0 font-medium">{whyNot}</p>;
  if (state === 'trying' && trialId)
    return (
      <Link to="/attributions" search={{ tab: 'trials', id: trialId }} className="link min-h-6">
        {t('attributions.proposals.trial')}
      </Link>
    );
  if (state === 'accepted' && draftId)
    return (
      <p className="m-0 text-ink-2">
        {t('attributions.proposals.inDraft')}{' '}
        <Link to="/attributions" className="link">
          {t('attributions.proposals.toDraft')}
        </Link>
      </p>
    );
  if (one.kind === 'notice')
    return (
      <Link to="/information" className="link min-h-6">
        {t('attributions.proposals.notice')}
      </Link>
    );
  if (state === 'accepted') return <p className="m-0 text-ink-2">{t('attributions.proposals.taken.plain')}</p>;
  return null;
}

/** One proposal: what it is, why, and the past requests behind it. */
export function ProposalDetail({ one }: { one: Proposal }) {
  const state = stateSaid(one);
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 py-4 sm:px-6">
      <Link to="/attributions" search={{ tab: 'proposals' }} className="link min-h-6 md:hidden">
        {t('attributions.proposals.back')}
      </Link>
      <header className="grid gap-1">
        <p className="num m-0 flex flex-wrap items-center gap-x-3 gap-y-1 text-s text-ink-2">
          <b className="font-semibold text-ink">{one.number}</b>
          {state ? <span className="rounded-s bg-accent-soft px-2 font-semibold text-accent">{state}</span> : null}
          <span>{t('attributions.proposals.by', { day: date(one.proposedAt) })}</span>
        </p>
        <h2 className="head-650 num m-0 text-xl">{one.title}</h2>
        <p className="num m-0 max-w-[44rem] text-ink-2">{one.summary}</p>
        <Standing one={one} />
      </header>
      <ProposalBehind key={one.id} one={one} />
    </article>
  );
}

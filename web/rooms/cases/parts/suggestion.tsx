import { useState } from 'react';
import { moment, money } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Suggestion as Suggested } from '../api.ts';
import { useCaseWrite } from './case-write.ts';

type Props = { caseId: string; suggestion: Suggested; may: boolean; first: boolean; onUse: (suggestion: Suggested) => void };

/** What is proposed, in a line: the action with its amount, or that it is an answer. */
function What({ suggestion }: { suggestion: Suggested }) {
  const { kind, name, amount } = suggestion;
  if (kind === 'reply') return <span>{t('cases.suggestion.reply')}</span>;
  return (
    <span>
      {t('cases.suggestion.action')}: <b className="font-semibold text-ink">{name}</b>{' '}
      {amount ? <b className="num font-semibold text-ink">{money(amount)}</b> : null}
    </span>
  );
}

/** Somebody's draft or proposal. It is one press away from the composer or from its form, and grants nothing by itself. */
export function Suggestion({ caseId, suggestion, may, first, onUse }: Props) {
  const [shown, setShown] = useState(false);
  const { id, at, kind, text, by, state, endedBy } = suggestion;
  const open = state === 'open';
  const end = useCaseWrite((outcome: 'taken' | 'dropped', key) =>
    api('POST /cases/:caseId/suggestions/:suggestionId/end', { params: { caseId, suggestionId: id }, body: { outcome }, key }),
  );
  const use = (): void => {
    onUse(suggestion);
    // A draft is taken over at once; an action once it was carried out from its form.
    if (kind === 'reply') end.mutate('taken');
  };
  const word = kind === 'reply' ? 'cases.suggestion.use' : 'cases.suggestion.open';
  useKeys('here', first && open && may ? [{ keys: 'u', word, run: use }] : []);
  return (
    <article className="max-w-170 rounded-m border border-line px-3.5 py-2.5">
      <header className="flex flex-wrap items-baseline gap-x-2 text-s text-ink-3">
        {by.assistant ? <Icon name="assistant" size={14} className="self-center" label={t('cases.assistant')} /> : null}
        <b className="text-m font-semibold text-ink">{by.name}</b>
        <What suggestion={suggestion} />
        <time dateTime={at} className="num">
          {moment(at)}
        </time>
        {open ? null : (
          <>
            <span>{t(state === 'taken' ? 'cases.suggestion.taken' : 'cases.suggestion.dropped', { name: endedBy ?? '' })}</span>
            <button
              type="button"
              aria-expanded={shown}
              onClick={() => setShown(!shown)}
              className="opens min-h-6 text-s text-ink-3 hover:text-ink"
            >
              {shown ? t('cases.suggestion.hide') : t('cases.suggestion.show')}
            </button>
          </>
        )}
      </header>
      {open || shown ? <p className="m-0 mt-1 text-read break-words whitespace-pre-wrap">{text}</p> : null}
      {end.error ? <Problem className="mt-2" error={end.error} /> : null}
      {open && may ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="s" {...(first ? { keys: 'u', tone: 'primary' } : {})} onClick={use}>
            {t(word)}
          </Button>
          <Button size="s" tone="quiet" busy={end.isPending} onClick={() => end.mutate('dropped')}>
            {t('cases.suggestion.drop')}
          </Button>
        </div>
      ) : null}
    </article>
  );
}

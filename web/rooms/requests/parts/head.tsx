import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { money } from '../../../lib/format.ts';
import { ariaKeys, useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Sign } from '../../../ui/sign.tsx';
import { peopleQuery } from '../../organization/api.ts';
import type { Request } from '../api.ts';
import { signOf } from './request-row.tsx';
import { atWords } from './due.ts';

type Props = {
  request: Request;
  me: string;
  /** Where it stands in the list, as `2 de 7`; null where it is not in it. */
  place: string | null;
  /** The case may be opened: then `o` does it. */
  onCase: (() => void) | null;
  now: number;
  children: ReactNode;
};

/** The mark of a software agent: whoever decides sees that no person asks. Nothing for a person, or one the reader may not find. */
function Program({ id }: { id: string }) {
  const { data: people } = useQuery({ ...peopleQuery, staleTime: 10 * 60_000 });
  const isProgram = people?.some((person) => person.id === id && person.assistant);
  return isProgram ? <Icon name="assistant" size={14} className="-mr-2.5" label={t('cases.assistant')} /> : null;
}

/** What is asked in one line, who asks, and the chain under it. On a telephone the amount comes first, and the way back above it. */
export function Head({ request, me, place, onCase, now, children }: Props) {
  useKeys('here', onCase ? [{ keys: 'o', word: 'requests.key.case', run: onCase }] : []);
  const asked = { name: request.askedBy.name, at: atWords(request.askedAt, now) };
  return (
    <header className="shrink-0 border-line max-md:contents md:border-b md:px-6 md:pt-3.5 md:pb-2">
      <div className="sticky top-0 z-1 flex min-h-12 items-center justify-between gap-3 border-b border-line bg-surface px-4 md:hidden">
        <h1 className="sr-only">{t('requests.title')}</h1>
        <Link to="/requests" className="-ml-1 flex min-h-11 items-center gap-0.5 pr-2 font-medium text-accent">
          <Icon name="back" size={16} />
          {t('requests.title')}
        </Link>
        <Sign kind={signOf[request.kind]} />
        <span className="num text-ink-2">{place}</span>
      </div>
      <div className="grid gap-1 max-md:px-4 max-md:pt-4">
        <div className="num flex flex-wrap items-center gap-x-4 gap-y-0.5 text-s text-ink-2 max-md:order-3">
          <Sign kind={signOf[request.kind]} className="max-md:hidden" />
          <span className="[font-variant-numeric:normal]">{request.number}</span>
          <span>
            {t('requests.head.case')} <b className="font-semibold text-ink [font-variant-numeric:normal]">{request.caseKey}</b>
          </span>
          <Program id={request.askedBy.id} />
          <span>{t(request.askedBy.id === me ? 'requests.head.askedByMe' : 'requests.head.asked', asked)}</span>
          {request.mine && request.seenAt ? <span>{t('requests.head.seen', { at: atWords(request.seenAt, now) })}</span> : null}
          {onCase ? (
            <a
              href={`/case/${request.caseId}`}
              aria-keyshortcuts={ariaKeys('o')}
              className="link -my-1 inline-flex min-h-6 items-center gap-1.5 py-1 md:ml-auto"
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onCase();
              }}
            >
              {t('requests.key.case')}{' '}
              <span>
                <Kbd keys="o" />
              </span>
            </a>
          ) : null}
        </div>
        {request.amount ? (
          <span className="num text-figure font-bold tracking-tight md:hidden">{money(request.amount)}</span>
        ) : null}
        <h2 className="head-650 m-0 text-2xl text-balance max-md:text-xl">{request.title}</h2>
      </div>
      {children}
    </header>
  );
}

import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Case } from '../api.ts';
import { useCaseWrite } from './case-write.ts';

/** What the case is about, in the agent's words: pressed, it can be written; Enter keeps it, Esc leaves it as it was. */
export function Subject({ one }: { one: Case }) {
  const [text, setText] = useState<string | null>(null);
  const write = useCaseWrite((subject: string, key) =>
    api('PATCH /cases/:caseId', { params: { caseId: one.id }, body: { subject, version: one.version }, key }),
  );
  const keep = (): void => {
    const subject = text?.trim() ?? '';
    setText(null);
    if (subject !== '' && subject !== one.subject) write.mutate(subject);
  };
  const shown = write.isPending ? write.variables : one.subject;
  return (
    <>
      {text === null ? (
        <h2 className="head-650 m-0 text-xl">
          {one.may.act ? (
            <button
              type="button"
              title={[shown, t('cases.subject.change')].join(' · ')}
              onClick={() => setText(one.subject)}
              className="-mx-1 cursor-text rounded-s px-1 text-start break-words [unicode-bidi:plaintext] hover:bg-sunken"
            >
              <span className="line-clamp-2">{shown}</span>
            </button>
          ) : (
            shown
          )}
        </h2>
      ) : (
        <input
          aria-label={t('cases.subject')}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: it takes the place of what was pressed
          autoFocus
          maxLength={500}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
            if (event.key === 'Escape') setText(null);
          }}
          className="head-650 -mx-1 rounded-s bg-accent-soft px-1 text-xl outline-none"
        />
      )}
      {write.error ? <Problem error={write.error} /> : null}
    </>
  );
}

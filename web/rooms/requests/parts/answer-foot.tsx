import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { newKey, RefusalError, UnreachableError } from '../../../lib/client.ts';
import { useKeys } from '../../../lib/keys.ts';
import { Answers } from '../../../ui/answers.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { oneKey } from '../api.ts';
import { type Choice, emptyValues, type Values } from './choice.ts';
import { Composer } from './composer.tsx';

/** `extra`: an answer that stands beside the others as a line of text, for it is seldom the one. */
type Props = { requestId: string; choices: Choice[]; remark: ReactNode; extra: Choice | null };

/** Nothing was written for it: why not is enough. */
function Refused({ error }: { error: unknown }) {
  if (!(error instanceof RefusalError) || !error.message) return <Problem error={error} className="mb-3" />;
  return (
    <p role="alert" className="m-0 mb-2 font-medium text-bad">
      {error.message}
    </p>
  );
}

/** The answers that can be given, one key each, and the place where the chosen one is written and confirmed. */
export function AnswerFoot({ requestId, choices, remark, extra }: Props) {
  const all = extra ? [...choices, extra] : choices;
  const queries = useQueryClient();
  const place = useRef<HTMLElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [drafts, setDrafts] = useState<Record<string, Values>>({});
  const [key, setKey] = useState(newKey);
  const give = useMutation({
    mutationFn: ({ choice, values }: { choice: Choice; values: Values }) => choice.run(values, key),
    onSuccess: (opened) => {
      setKey(newKey());
      setOpenId(null);
      setDrafts({});
      queries.setQueryData(oneKey(requestId), opened);
      void queries.invalidateQueries({ queryKey: ['requests'] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
      place.current?.focus();
    },
    // Whether it arrived is unknown when nobody answered: the same key then does it once. A refusal did nothing.
    onError: (error) => {
      if (!(error instanceof UnreachableError)) setKey(newKey());
    },
  });
  const valuesOf = (choice: Choice): Values => drafts[choice.id] ?? emptyValues(choice.compose);
  const choose = (choice: Choice): void => {
    if (give.isPending) return;
    give.reset();
    if (choice.compose) setOpenId(choice.id);
    else give.mutate({ choice, values: valuesOf(choice) });
  };
  const close = (): void => {
    setOpenId(null);
    give.reset();
    place.current?.focus();
  };
  useKeys(
    'here',
    all.map((choice) => ({ keys: choice.keys, word: choice.word, run: () => choose(choice) })),
  );
  // What was refused may be another matter by now: the request has moved on.
  const offered = all.map((choice) => choice.id).join();
  const { reset } = give;
  useEffect(() => reset(), [offered, reset]);
  const open = all.find((choice) => choice.id === openId);

  return (
    <footer
      ref={place}
      tabIndex={-1}
      className="shrink-0 border-t border-line-strong bg-paper px-4 py-3 outline-none max-md:sticky max-md:bottom-0 max-md:z-1 max-md:max-h-[80dvh] max-md:overflow-y-auto md:px-6"
    >
      {open?.compose ? (
        <Composer
          key={open.id}
          compose={open.compose}
          values={valuesOf(open)}
          onChange={(values) => setDrafts((all) => ({ ...all, [open.id]: values }))}
          onSend={() => give.mutate({ choice: open, values: valuesOf(open) })}
          onClose={close}
          error={give.error}
          busy={give.isPending}
          danger={open.tone === 'danger'}
        />
      ) : (
        <>
          {give.error ? <Refused error={give.error} /> : null}
          {choices.length > 0 ? (
            <Answers
              remark={
                extra ? (
                  <span className="flex flex-wrap justify-between gap-x-4 max-md:justify-center">
                    <span>{remark}</span>
                    <button type="button" className="link inline-flex min-h-6 items-center gap-1.5" onClick={() => choose(extra)}>
                      {extra.title} <Kbd keys={extra.keys} />
                    </button>
                  </span>
                ) : (
                  remark
                )
              }
              answers={choices.map((choice) => ({
                title: choice.title,
                consequence: choice.consequence,
                keys: choice.keys,
                tone: choice.tone ?? 'plain',
                busy: give.isPending && give.variables.choice.id === choice.id,
                ...(choice.short ? { short: choice.short } : {}),
                onClick: () => choose(choice),
              }))}
            />
          ) : (
            <p role="status" className="num m-0 py-1 text-ink-2">
              {remark}
            </p>
          )}
        </>
      )}
    </footer>
  );
}

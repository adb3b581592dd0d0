import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type RefObject, Suspense, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { RefusalError, UnreachableError } from '../../../lib/client.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Case, habitQuery } from '../api.ts';
import { Changed } from './changed.tsx';
import { changesSince, type Seen, seenOf } from './changes.ts';
import { ComposerAsks, isAsked } from './composer-asks.tsx';
import { ComposerDoor, useOfferedCopies } from './composer-door.tsx';
import { ComposerFoot, type Reach } from './composer-foot.tsx';
import { ComposerForward, nobody } from './composer-forward.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { type Draft, type Mode, useDraft } from './draft.ts';
import { DraftState } from './draft-state.tsx';
import { Files } from './files.tsx';
import { PlainText } from './plain-text.tsx';
import { Others, useBeHere } from './presence.tsx';
import { type Letter, useArrived, useSending } from './sending.ts';
import { useUploads } from './uploads.ts';
import { missingIn, sayField, type Writer } from './writer.ts';
import { useWriting } from './writing.ts';

const RichText = lazy(() => import('./rich-text.tsx'));
const TemplatePicker = lazy(() => import('./template-picker.tsx'));

/** What others of the screen may ask of it. `restore` shows a draft that the server gave back; `keep` waits until it has all of it. */
export type ComposerHandle = {
  focus: (mode: Mode) => void;
  reply: () => Draft;
  take: (text: string) => void;
  restore: (draft: Draft) => void;
  keep: () => Promise<void>;
};
const LABEL = { reply: 'cases.key.reply', note: 'cases.key.note', forward: 'cases.forward' } as const;

/** Where the answer is written, or a note for the house, or a question to somebody outside. Nothing typed is ever lost: not by a refusal, nor by another case. */
export function Composer({ one, handle, reach }: { one: Case; handle: RefObject<ComposerHandle | null>; reach: Reach }) {
  const { person } = useMe();
  const queries = useQueryClient();
  const { data: habit } = useQuery(habitQuery);
  const [mode, setMode] = useState<Mode>('reply');
  const [promisedAt, setPromisedAt] = useState<string | null>(null);
  const [sendAt, setSendAt] = useState<string | null>(null);
  const [forwarded, setForwarded] = useState(nobody);
  const [picking, setPicking] = useState(false);
  const [seen, setSeen] = useState<Seen>(() => seenOf(one));
  const { writing, beat, rest } = useWriting();
  const writer = useRef<Writer>(null);
  const box = useRef<HTMLDivElement>(null);
  const { draft, ...kept } = useDraft(one.id, person.id, one.draft);
  const putDraft = kept.put;
  const uploads = useUploads(one.id, { files: draft.attachments, put: (attachments) => kept.put('reply', { attachments }) });
  useBeHere(one.id, writing);
  const text = draft[mode];
  const door = draft.door ?? one.answerBy;
  const offered = useOfferedCopies(one, door);
  const cc = door.channel === 'email' ? (draft.cc ?? offered) : [];
  const rich = mode === 'reply' && (habit?.formatted ?? false) && (door.channel === 'email' || door.channel === 'web');
  const missing = missingIn(text);
  const changes = changesSince(seen, one, person);
  // Nobody was writing, or only I did something: what is on screen is what was seen.
  if (seen.version !== one.version && (changes.length === 0 || (draft.reply === '' && draft.note === ''))) setSeen(seenOf(one));
  // What was written meanwhile in the other form of the field is its only form now.
  useEffect(() => {
    if (habit && !habit.formatted && draft.html !== null) putDraft('reply', { html: null });
  }, [habit, draft.html, putDraft]);

  const write = useSending(one.id, kept.settle);
  const arrived = useArrived(one, { text, myId: person.id, error: write.error }, () => {
    kept.drop(mode);
    write.reset();
    setSeen(seenOf(one));
  });
  const stale = write.error instanceof RefusalError && write.error.reason === 'cases.stale';
  const why =
    text.trim() === ''
      ? t('cases.send.why')
      : missing.length > 0
        ? t('cases.missing', { what: missing.map(sayField).join(', ') })
        : mode === 'forward' && forwarded.to.trim() === ''
          ? t('cases.forward.why')
          : null;
  const send = (ask = true): void => {
    if (why !== null || write.isPending || uploads.under > 0) return;
    const letter: Letter = {
      mode,
      // Formatted words say the plain ones by themselves, lists and all.
      text: rich && draft.html ? '' : text.trim(),
      html: rich ? draft.html : null,
      attachments: mode === 'note' ? [] : uploads.files,
      promisedAt: mode === 'reply' ? promisedAt : null,
      door: draft.door ? { channel: draft.door.channel, address: draft.door.address } : null,
      cc,
      when: sendAt ?? 'habit',
      ask,
      forwarded,
      version: seen.version,
    };
    // The hands are free at once: J is the next case, not a letter in this one.
    writer.current?.blur();
    rest();
    arrived.mark();
    write.mutate(letter, {
      onError: () => {
        // It is a draft again, whatever comes of the next try.
        kept.put(mode, {});
        writer.current?.focus();
      },
      onSuccess: (fresh) => {
        kept.clear(mode);
        setSeen(seenOf(fresh));
        if (mode === 'forward') uploads.clear();
        if (mode !== 'reply') return setMode('reply');
        setPromisedAt(null);
        setSendAt(null);
      },
    });
  };
  const format = useMutation({
    mutationFn: (formatted: boolean) => api('PUT /writing-habit', { body: { formatted } }),
    onSuccess: (fresh) => queries.setQueryData(habitQuery.queryKey, fresh),
  });
  const focus = (next: Mode): void => {
    // At once: the next key is already the first letter.
    flushSync(() => setMode(next));
    const to =
      next === 'forward' && forwarded.to === '' ? box.current?.querySelector<HTMLInputElement>('input[type=email]') : null;
    (to ?? writer.current)?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  };
  /** Somebody's draft goes below what was already written. */
  const take = (given: string): void => {
    const written = draft.reply.trimEnd();
    kept.put('reply', { reply: written ? `${written}\n\n${given}` : given, html: null });
    focus('reply');
    beat();
  };
  const restore = (back: Draft): void => {
    kept.restore(back);
    focus('reply');
  };
  useImperativeHandle(handle, () => ({ focus, reply: () => draft, take, restore, keep: kept.keep }));
  const insert = (words: string): void => {
    flushSync(() => setPicking(false));
    writer.current?.insert(words);
    beat();
  };
  const shutPicker = (): void => {
    flushSync(() => setPicking(false));
    writer.current?.focus();
  };
  const isHere = (): boolean => writer.current?.has(document.activeElement) ?? false;
  useKeys('here', [
    { keys: 'r', word: 'cases.key.reply', run: () => focus('reply') },
    { keys: 'n', word: 'cases.key.note', run: () => focus('note') },
    { keys: 'f', word: 'cases.forward', run: () => focus('forward') },
    { keys: '', word: 'cases.template.key', run: () => setPicking(true) },
    { keys: 'mod+Enter', word: 'cases.key.send', inInputs: true, hidden: true, run: () => isHere() && send() },
  ]);
  const bring = (files: File[]): void => void uploads.bring(files);
  const typed = (words: string): void => {
    kept.write(mode, words);
    beat();
  };
  const plain = (
    <PlainText
      handle={writer}
      label={t(LABEL[mode])}
      hint={
        mode === 'note'
          ? t('cases.note.hint')
          : mode === 'forward'
            ? t('cases.forward.hint')
            : t('cases.reply.hint', { name: one.customer.name })
      }
      value={text}
      readOnly={write.isPending}
      onWrite={typed}
      onFiles={bring}
      onSlash={() => setPicking(true)}
      className={mode !== 'note' && promisedAt === null ? 'pr-36 max-sm:pr-3.5' : 'pr-3.5'}
    />
  );
  return (
    <div ref={box} className="px-4 pb-4 sm:px-6">
      <div className="flex items-baseline justify-between gap-3">
        <Others others={one.others} />
        <DraftState kept={text === '' ? 'idle' : kept.kept} />
      </div>
      <div
        className={cx(
          'overflow-hidden rounded-m border border-line-strong focus-within:border-accent',
          mode === 'reply' ? 'bg-surface' : 'bg-sunken',
        )}
      >
        {changes.length > 0 && text !== '' ? (
          <Changed
            changes={changes}
            held={stale}
            onSeen={() => {
              setSeen(seenOf(one));
              write.reset();
              writer.current?.focus();
            }}
          />
        ) : null}
        {isAsked(write.error) ? (
          <ComposerAsks error={write.error} onSend={() => send(false)} onBack={() => (write.reset(), writer.current?.focus())} />
        ) : write.error && !(stale && changes.length > 0) ? (
          <Problem
            className="rounded-none"
            error={write.error}
            kept={t(write.error instanceof UnreachableError ? 'cases.kept.unsure' : 'cases.kept')}
          />
        ) : null}
        {uploads.error ? <Problem className="rounded-none" error={uploads.error} /> : null}
        {picking ? (
          <Suspense>
            <TemplatePicker caseId={one.id} onInsert={insert} onClose={shutPicker} />
          </Suspense>
        ) : null}
        {mode === 'reply' ? (
          <ComposerDoor
            one={one}
            door={door}
            onDoor={(next) => kept.put('reply', { door: next })}
            cc={cc}
            onCc={(next) => kept.put('reply', { cc: next })}
            onForward={() => focus('forward')}
          />
        ) : null}
        {mode === 'forward' ? <ComposerForward one={one} value={forwarded} onChange={setForwarded} /> : null}
        <div className="relative">
          {rich ? (
            <Suspense fallback={plain}>
              <RichText
                handle={writer}
                label={t('cases.key.reply')}
                html={draft.html}
                text={draft.reply}
                readOnly={write.isPending}
                takesOver={writing}
                onWrite={(words, html) => {
                  kept.put('reply', { reply: words, html });
                  beat();
                }}
                onFiles={bring}
                onSlash={() => setPicking(true)}
                onSend={() => send()}
              />
            </Suspense>
          ) : (
            plain
          )}
          {mode === 'note' ? null : (
            <ComposerTools
              promisedAt={promisedAt}
              onPromise={mode === 'reply' ? setPromisedAt : null}
              onFiles={bring}
              uploading={uploads.under > 0}
              onTemplate={() => setPicking(!picking)}
              formatted={habit?.formatted ?? false}
              onFormat={mode === 'reply' ? (on) => format.mutate(on) : null}
            />
          )}
        </div>
        {missing.length > 0 ? (
          <p role="status" className="m-0 px-3.5 pb-2 text-s font-semibold text-bad">
            {t('cases.missing', { what: missing.map(sayField).join(', ') })}
          </p>
        ) : null}
        {mode !== 'note' && uploads.files.length > 0 ? (
          <div className="px-3.5 pb-2.5">
            <Files caseId={one.id} files={uploads.files} onRemove={uploads.remove} />
          </div>
        ) : null}
        <ComposerFoot
          mode={mode}
          onMode={focus}
          promised={promisedAt !== null}
          sendAt={sendAt}
          onSendAt={setSendAt}
          sending={write.isPending}
          why={why ?? (changes.length > 0 ? t('cases.changed.why') : null)}
          onSend={() => send()}
          reach={reach}
        />
      </div>
    </div>
  );
}

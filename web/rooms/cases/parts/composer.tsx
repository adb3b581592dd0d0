import { type ChangeEvent, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { RefusalError } from '../../../lib/client.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Attachment, type Case } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { Changed } from './changed.tsx';
import { changesSince, type Seen, seenOf } from './changes.ts';
import { ComposerFoot, type Reach } from './composer-foot.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { type Mode, useDraft } from './draft.ts';
import { DraftState } from './draft-state.tsx';
import { Files } from './files.tsx';
import { Others, useBeHere } from './presence.tsx';
import { useUploads } from './uploads.ts';

/** What others of the screen may ask of it. */
export type ComposerHandle = { focus: (mode: Mode) => void; reply: () => string; take: (text: string) => void };
type Letter = { mode: Mode; text: string; attachments: Attachment[]; promisedAt: string | null; version: number };

const REST = 6_000;
/** True from the first key until the hand has rested a while. */
function useWriting(): { writing: boolean; beat: () => void; rest: () => void } {
  const [writing, setWriting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const rest = (): void => {
    clearTimeout(timer.current);
    setWriting(false);
  };
  const beat = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(rest, REST);
    setWriting(true);
  };
  return { writing, beat, rest };
}

/** Where the answer is written, or a note for the house. Nothing typed is ever lost: not by a refusal, nor by another case. */
export function Composer({ one, handle, reach }: { one: Case; handle: RefObject<ComposerHandle | null>; reach: Reach }) {
  const { person } = useMe();
  const [mode, setMode] = useState<Mode>('reply');
  const [promisedAt, setPromisedAt] = useState<string | null>(null);
  const [seen, setSeen] = useState<Seen>(() => seenOf(one));
  const { writing, beat, rest } = useWriting();
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const draft = useDraft(one.id, one.draft);
  const uploads = useUploads(one.id);
  useBeHere(one.id, writing);
  const text = draft.texts[mode];
  const changes = changesSince(seen, one, person);
  // Nobody was writing, or only I did something: what is on screen is what was seen.
  if (seen.version !== one.version && (changes.length === 0 || (draft.texts.reply === '' && draft.texts.note === '')))
    setSeen(seenOf(one));

  const write = useCaseWrite(async ({ mode: kind, ...letter }: Letter, key) => {
    const params = { caseId: one.id };
    await draft.settle(kind);
    if (kind === 'note') return api('POST /cases/:caseId/notes', { params, body: { text: letter.text }, key });
    return api('POST /cases/:caseId/replies', { params, body: letter, key });
  });
  const stale = write.error instanceof RefusalError && write.error.reason === 'cases.stale';
  const send = (): void => {
    if (text.trim() === '' || write.isPending || uploads.under > 0) return;
    const letter = {
      mode,
      text: text.trim(),
      attachments: mode === 'reply' ? uploads.files : [],
      promisedAt: mode === 'reply' ? promisedAt : null,
      version: seen.version,
    };
    // The hands are free at once: J is the next case, not a letter in this one.
    field.current?.blur();
    rest();
    write.mutate(letter, {
      onError: () => field.current?.focus(),
      onSuccess: (fresh) => {
        draft.clear(mode);
        setSeen(seenOf(fresh));
        if (mode === 'note') return setMode('reply');
        uploads.clear();
        setPromisedAt(null);
      },
    });
  };
  const focus = (next: Mode): void => {
    // At once: the next key is already the first letter.
    flushSync(() => setMode(next));
    field.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  };
  /** Somebody's draft goes below what was already written. */
  const take = (given: string): void => {
    const written = draft.texts.reply.trimEnd();
    draft.write('reply', written ? `${written}\n\n${given}` : given);
    focus('reply');
    beat();
  };
  useImperativeHandle(handle, () => ({ focus, reply: () => draft.texts.reply, take }));
  useKeys('here', [
    { keys: 'r', word: 'cases.key.reply', run: () => focus('reply') },
    { keys: 'n', word: 'cases.key.note', run: () => focus('note') },
    {
      keys: 'mod+Enter',
      word: 'cases.key.send',
      inInputs: true,
      hidden: true,
      run: () => document.activeElement === field.current && send(),
    },
  ]);
  return (
    <div ref={box} className="px-4 pb-4 sm:px-6">
      <div className="flex items-baseline justify-between gap-3">
        <Others others={one.others} />
        <DraftState kept={text === '' ? 'idle' : draft.kept} />
      </div>
      <div
        className={cx(
          'overflow-hidden rounded-m border border-line-strong focus-within:border-accent',
          mode === 'note' ? 'bg-sunken' : 'bg-surface',
        )}
      >
        {changes.length > 0 && text !== '' ? (
          <Changed
            changes={changes}
            held={stale}
            onSeen={() => {
              setSeen(seenOf(one));
              write.reset();
              field.current?.focus();
            }}
          />
        ) : null}
        {write.error && !(stale && changes.length > 0) ? (
          <Problem className="rounded-none" error={write.error} kept={t('cases.kept')} />
        ) : null}
        {uploads.error ? <Problem className="rounded-none" error={uploads.error} /> : null}
        <div className="relative">
          <textarea
            ref={field}
            rows={2}
            aria-label={mode === 'note' ? t('cases.key.note') : t('cases.key.reply')}
            placeholder={
              mode === 'note'
                ? t('cases.note.hint')
                : one.customer.address?.includes('@')
                  ? t('cases.reply.hint', { name: one.customer.name })
                  : t('cases.reply.noMail')
            }
            value={text}
            readOnly={write.isPending}
            onChange={(event: ChangeEvent<HTMLTextAreaElement>) => {
              draft.write(mode, event.currentTarget.value);
              beat();
            }}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
            onPaste={(event) => {
              if (event.clipboardData.files.length === 0) return;
              event.preventDefault();
              void uploads.bring([...event.clipboardData.files]);
            }}
            className={cx(
              mode === 'reply' && promisedAt === null ? 'pr-20' : 'pr-3.5',
              'block field-sizing-content max-h-[33vh] min-h-15 w-full resize-none bg-transparent py-3 pl-3.5 text-read outline-none placeholder:text-ink-3',
            )}
          />
          {mode === 'reply' ? (
            <ComposerTools
              promisedAt={promisedAt}
              onPromise={setPromisedAt}
              onFiles={(files) => void uploads.bring(files)}
              uploading={uploads.under > 0}
            />
          ) : null}
        </div>
        {mode === 'reply' && uploads.files.length > 0 ? (
          <div className="px-3.5 pb-2.5">
            <Files caseId={one.id} files={uploads.files} onRemove={uploads.remove} />
          </div>
        ) : null}
        <ComposerFoot
          mode={mode}
          onMode={focus}
          promised={promisedAt !== null}
          sending={write.isPending}
          why={text.trim() === '' ? t('cases.send.why') : changes.length > 0 ? t('cases.changed.why') : null}
          onSend={send}
          reach={reach}
        />
      </div>
    </div>
  );
}

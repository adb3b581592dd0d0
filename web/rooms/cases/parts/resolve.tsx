import { useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { useKeys } from '../../../lib/keys.ts';
import { said, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { api, type Case } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { missingIn, sayField } from './writer.ts';
import { sayDoor } from './answer-doors.ts';
import { resolutions } from './choices.ts';
import { ClosedDoor } from './closed-door.tsx';
import { ComposerAsks, isAsked } from './composer-asks.tsx';
import { useOfferedCopies } from './composer-door.tsx';
import type { Draft } from './draft.ts';

type Resolution = NonNullable<Case['resolution']>;

/** What stands against resolving it now, as the server will judge it: something under way, or points without an answer. */
function blocksOf(one: Case): string[] {
  const under = one.waits
    .filter((wait) => wait !== 'unreadable')
    .map((wait) => t('cases.blocks.under', { what: said(`cases.waits.${wait}`) ?? wait }));
  const open = one.issues.filter(({ state }) => state === 'open');
  return open.length > 1 ? [...under, ...open.map(({ text }) => t('cases.blocks.point', { text }))] : under;
}

/** How it ended, and the words with which the customer is told: one act. */
export default function Resolve({ one, written, onClose }: { one: Case; written: Draft; onClose: () => void }) {
  const [resolution, setResolution] = useState<Resolution>('favourable');
  const [text, setText] = useState(written.reply);
  const [door, setDoor] = useState(written.door ?? one.answerBy);
  const offered = useOfferedCopies(one, door);
  const cc = door.channel === 'email' ? (written.cc ?? offered) : [];
  const blocks = blocksOf(one);
  type Body = NonNullable<Parameters<typeof api<'POST /cases/:caseId/resolve'>>[1]>['body'];
  const write = useCaseWrite((body: Body, key) => api('POST /cases/:caseId/resolve', { params: { caseId: one.id }, body, key }));
  const missing = missingIn(text);
  const why =
    blocks.length > 0
      ? t('cases.blocks.why')
      : text.trim() === ''
        ? t('cases.resolve.why')
        : missing.length > 0
          ? t('cases.missing', { what: missing.map(sayField).join(', ') })
          : null;
  const resolve = (ask = true): void => {
    if (why || write.isPending) return;
    // The formatted words go along where nothing of them was changed here.
    const html = text === written.reply ? written.html : null;
    const body = { resolution, text: text.trim(), html, door, cc, attachments: written.attachments };
    write.mutate({ ...body, when: 'habit', ask, version: one.version }, { onSuccess: onClose });
  };
  useKeys('dialog', [{ keys: 'mod+Enter', word: 'cases.key.resolve', inInputs: true, run: () => resolve() }]);
  const copies = cc.length > 0 ? ` ${t('cases.resolve.cc', { addresses: cc.join(', ') })}` : '';
  const tells = door.channel === 'web' ? t('cases.resolve.kept') : `${t('cases.resolve.by', { door: sayDoor(door) })}${copies}`;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('cases.resolve.title', { key: one.key })}
      actions={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button tone="primary" keys="mod+Enter" busy={write.isPending} why={why} onClick={() => resolve()}>
            {t('cases.resolve.do')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {blocks.length > 0 ? (
          <div className="rounded-r-m border-l-3 border-bad bg-bad-soft px-3 py-2.5">
            <p className="m-0 font-semibold">{t('cases.blocks.title')}</p>
            <ul className="m-0 mt-1 list-none p-0">
              {blocks.map((block) => (
                <li key={block} className="flex gap-1.5">
                  <Icon name="clock" size={14} className="mt-0.5 text-bad" />
                  {block}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {isAsked(write.error) ? (
          <ComposerAsks error={write.error} onSend={() => resolve(false)} onBack={() => write.reset()} />
        ) : write.error ? (
          <Problem error={write.error} kept={t('cases.kept')} />
        ) : null}
        <div>
          <Segmented label={t('cases.resolve.how')} value={resolution} onChange={setResolution} options={resolutions()} />
        </div>
        <ClosedDoor one={one} door={door} onDoor={setDoor} />
        <Field label={t('cases.resolve.text')} hint={tells} error={fieldError(write.error, 'text')}>
          <Textarea
            rows={6}
            className="min-h-36!"
            autoFocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        {resolution === 'denied' || resolution === 'partial' ? (
          <p className="m-0 text-s text-ink-2">{t('cases.resolve.otherWays')}</p>
        ) : null}
      </div>
    </Dialog>
  );
}

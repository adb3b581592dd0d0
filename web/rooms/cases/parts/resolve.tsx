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
import { resolutions } from './choices.ts';

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
export default function Resolve({ one, text: written, onClose }: { one: Case; text: string; onClose: () => void }) {
  const [resolution, setResolution] = useState<Resolution>('favourable');
  const [text, setText] = useState(written);
  const blocks = blocksOf(one);
  const write = useCaseWrite((body: { resolution: Resolution; text: string; version: number }, key) =>
    api('POST /cases/:caseId/resolve', { params: { caseId: one.id }, body, key }),
  );
  const why = blocks.length > 0 ? t('cases.blocks.why') : text.trim() === '' ? t('cases.resolve.why') : null;
  const resolve = (): void => {
    if (!why && !write.isPending) write.mutate({ resolution, text: text.trim(), version: one.version }, { onSuccess: onClose });
  };
  useKeys('dialog', [{ keys: 'mod+Enter', word: 'cases.key.resolve', inInputs: true, run: resolve }]);
  const tells = one.customer.address?.includes('@')
    ? t('cases.resolve.tells', { address: one.customer.address })
    : t('cases.resolve.kept');
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
          <Button tone="primary" keys="mod+Enter" busy={write.isPending} why={why} onClick={resolve}>
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
        {write.error ? <Problem error={write.error} kept={t('cases.kept')} /> : null}
        <div>
          <Segmented label={t('cases.resolve.how')} value={resolution} onChange={setResolution} options={resolutions()} />
        </div>
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

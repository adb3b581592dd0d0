import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { day } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { offerUndo } from '../../../ui/undo.tsx';
import { api, type Case } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { othersOpen } from './one-matter.ts';

/** Puts this case into another open one of its customer. */
export default function Merge({ one, onClose }: { one: Case; onClose: () => void }) {
  const others = othersOpen(one);
  const [into, setInto] = useState(others.length === 1 ? (others[0]?.id ?? '') : '');
  const navigate = useNavigate();
  const go = (caseId: string): void => void navigate({ to: '/case/$caseId', params: { caseId }, search: (kept) => kept });
  const back = useCaseWrite((_given: null, key) => api('POST /cases/:caseId/unmerge', { params: { caseId: one.id }, key }));
  const write = useCaseWrite((body: { into: string; version: number }, key) =>
    api('POST /cases/:caseId/merge', { params: { caseId: one.id }, body, key }),
  );
  const target = others.find((other) => other.id === into);
  const merge = (): void =>
    write.mutate(
      { into, version: one.version },
      {
        onSuccess: (fresh) => {
          onClose();
          go(fresh.id);
          offerUndo({
            words: t('cases.merge.done', { key: one.key, into: fresh.key }),
            undo: () => back.mutate(null, { onSuccess: (apart) => go(apart.id) }),
          });
        },
      },
    );
  useKeys('dialog', [
    { keys: 'mod+Enter', word: 'cases.merge.do', inInputs: true, run: () => target !== undefined && !write.isPending && merge() },
  ]);
  return (
    <Dialog
      open
      onClose={onClose}
      width="s"
      title={t('cases.merge.title', { key: one.key })}
      actions={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button
            tone="primary"
            keys="mod+Enter"
            busy={write.isPending}
            why={target ? null : t('cases.merge.which')}
            onClick={merge}
          >
            {target ? t('cases.merge.into', { key: target.key }) : t('cases.merge.do')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {write.error ? <Problem error={write.error} /> : null}
        <p className="m-0 text-ink-2">{t('cases.merge.what')}</p>
        <fieldset className="m-0 grid gap-1 border-0 p-0">
          <legend className="sr-only">{t('cases.merge.which')}</legend>
          {others.map((other) => (
            <label
              key={other.id}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-s border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="into"
                checked={into === other.id}
                onChange={() => setInto(other.id)}
                className="accent-accent"
              />
              <span className="grid min-w-0">
                <span className="truncate">{other.subject}</span>
                <span className="num text-s text-ink-3">
                  {other.key} · {day(other.openedAt)}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      </div>
    </Dialog>
  );
}

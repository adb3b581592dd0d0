import { type ReactNode, useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Sign } from '../../../ui/sign.tsx';
import type { Matrix } from '../api.ts';
import { ActivateDialog } from './activate.tsx';
import type { Draft } from './draft.ts';
import { TrialButton, TrialStep } from './trial-button.tsx';

type StepProps = { number: number; done: boolean; now: boolean; quiet?: boolean; title: ReactNode; children: ReactNode };
/** `quiet`: its second line is left out on a telephone. */
function Step({ number, done, now, quiet, title, children }: StepProps) {
  return (
    <li className={cx('flex min-w-0 gap-2.5', !now && 'max-sm:hidden')}>
      <span
        aria-hidden="true"
        className={cx(
          'num grid size-6 shrink-0 place-items-center rounded-full border text-s font-semibold',
          now ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-surface text-ink-2',
        )}
      >
        {done ? <Icon name="check" size={13} /> : number}
      </span>
      <span className="min-w-0">
        <span className="block font-semibold">{title}</span>
        <span className={cx('block text-s text-ink-2', quiet && !now && 'max-sm:hidden')}>{children}</span>
      </span>
    </li>
  );
}

/** Why this person cannot put the draft in force; null when they can. The server has the last word, in its own. */
function useWhyNot({ version, may }: Matrix): string | null {
  const { person } = useMe();
  if (may.activate) return null;
  if (person.role !== 'AUTHORITY' && person.role !== 'CENTRE_MANAGER') return t('attributions.activate.notYou');
  if (version.createdBy === person.name) return t('attributions.activate.ownDraft');
  return t(person.role === 'AUTHORITY' ? 'attributions.activate.touched' : 'attributions.activate.beyond');
}

type Props = { matrix: Matrix; draft: Draft; onFailing: () => void };

/** The way of a draft, step by step: its examples hold, somebody else authorises it, it is in force. */
export function DraftFoot({ matrix, draft, onFailing }: Props) {
  const [asking, setAsking] = useState(false);
  const { version, examples, changes } = matrix;
  const holding = examples.filter((one) => one.holds).length;
  const all = holding === examples.length;
  const checked = version.checkedAt !== null;
  const nothing = changes.length === 0 ? t('attributions.activate.nothing') : null;
  const whyNot = useWhyNot(matrix);
  const why = nothing ?? (checked ? whyNot : t(all ? 'attributions.activate.checkFirst' : 'attributions.activate.mendFirst'));
  const check = (): void =>
    draft.check.mutate(undefined, { onSuccess: (next) => next.version.checkedAt === null && onFailing() });
  useKeys('here', [
    { keys: 'c', word: 'attributions.check', run: check },
    ...(why ? [] : [{ keys: 'a', word: 'attributions.activate' as const, run: () => setAsking(true) }]),
  ]);
  const failed = draft.check.error ?? draft.discard.error ?? draft.again.error;
  return (
    <div data-foot className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
      {failed ? <Problem error={failed} className="w-full" /> : null}
      <ol className="m-0 flex min-w-0 list-none flex-wrap gap-x-9 gap-y-3 p-0">
        <Step number={1} done={checked} now={!checked} title={t('attributions.step.examples', { holding, all: examples.length })}>
          {checked && version.checkedAt ? (
            t('attributions.step.checked', { at: moment(version.checkedAt) })
          ) : all ? (
            t('attributions.step.unchecked')
          ) : (
            <button type="button" className="link min-h-6" onClick={onFailing}>
              {t('attributions.step.failing', { count: examples.length - holding })}
            </button>
          )}
        </Step>
        <Step number={2} done={false} now={checked} quiet title={t('attributions.step.activate')}>
          <Sign kind="authorised" className="font-normal">
            {t('attributions.step.who')}
          </Sign>
          <span className="block">{t('attributions.step.notAuthor')}</span>
        </Step>
        <Step number={3} done={false} now={false} quiet title={t('attributions.step.try')}>
          <TrialStep matrix={matrix} />
        </Step>
        <Step number={4} done={false} now={false} quiet title={t('attributions.step.all')}>
          {t('attributions.step.all.when')}
        </Step>
      </ol>
      <div className="ml-auto flex flex-wrap gap-2">
        <Button busy={draft.discard.isPending} onClick={() => draft.discard.mutate()}>
          {t('attributions.discard')}
        </Button>
        <Button tone={checked ? 'plain' : 'primary'} keys="c" busy={draft.check.isPending} onClick={check}>
          {t('attributions.check')}
        </Button>
        <TrialButton matrix={matrix} why={why} />
        <Button tone={checked ? 'primary' : 'plain'} why={why} onClick={() => setAsking(true)} {...(why ? {} : { keys: 'a' })}>
          {t('attributions.activate')}
        </Button>
      </div>
      <ActivateDialog open={asking} onClose={() => setAsking(false)} matrix={matrix} draft={draft} />
    </div>
  );
}

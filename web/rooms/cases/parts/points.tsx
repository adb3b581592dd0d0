import { Suspense, useState } from 'react';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Case, Issue } from '../api.ts';
import { Corrections } from '../../web/parts/corrections.tsx';
import { ActionChip } from './action-chip.tsx';
import { AddPoint, Point } from './forms.ts';

const chip = 'inline-flex min-h-7 max-w-full items-center gap-2 rounded-m border border-line bg-surface px-2.5 py-1 text-s';

function PointChip({ issue, on, onOpen }: { issue: Issue; on: boolean; onOpen: () => void }) {
  const answered = issue.state === 'answered';
  return (
    <button
      type="button"
      aria-expanded={on}
      onClick={onOpen}
      className={cx(chip, 'cursor-pointer hover:border-edge', on && 'border-accent!')}
    >
      {answered ? <Icon name="check" size={13} className="text-answer" /> : <Icon name="in" size={13} className="text-demand" />}
      <span className="truncate font-medium">{issue.text}</span>
      <span className="shrink-0 text-ink-3">
        {answered && issue.outcome ? t(`cases.outcome.${issue.outcome}`) : t('cases.point.open')}
      </span>
    </button>
  );
}

/** What the customer raises, point by point, and what was done about it; each opens in place. */
export function Points({ one }: { one: Case }) {
  const [open, setOpen] = useState<string | null>(null);
  const issue = one.issues.find(({ id }) => id === open);
  const close = (): void => setOpen(null);
  return (
    <div className="border-b border-line bg-paper px-4 py-2.5 sm:px-6">
      <div className="flex max-h-34 flex-wrap gap-2 overflow-y-auto">
        {one.issues.map((each) => (
          <PointChip key={each.id} issue={each} on={open === each.id} onOpen={() => setOpen(open === each.id ? null : each.id)} />
        ))}
        {one.actions.map((action) => (
          <ActionChip key={action.id} caseId={one.id} action={action} mayAct={one.may.act} className={chip} />
        ))}
        {one.may.act ? (
          <button
            type="button"
            aria-expanded={open === 'new'}
            onClick={() => setOpen(open === 'new' ? null : 'new')}
            className={cx(chip, 'cursor-pointer text-ink-3 hover:border-edge hover:text-ink')}
          >
            <Icon name="plus" size={12} />
            {t('cases.point.one')}
          </button>
        ) : null}
      </div>
      <Corrections caseId={one.id} mayAct={one.may.act} />
      <Suspense>
        {issue ? <Point key={issue.id} one={one} issue={issue} onDone={close} /> : null}
        {open === 'new' ? <AddPoint one={one} onDone={close} /> : null}
      </Suspense>
    </div>
  );
}

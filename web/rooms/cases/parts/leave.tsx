import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { PromisePicker } from './promise.tsx';

export type Leave = { reason: string; live: boolean; promisedAt: string | null };
type Props = { leave: Leave; onChange: (leave: Leave) => void; error: string | undefined; hasReason: boolean };

/** Beyond one's own circuit: why, whether the customer is waiting at the line, and what they were promised. */
export function LeaveFields({ leave, onChange, error, hasReason }: Props) {
  return (
    <>
      {hasReason ? null : (
        <Field label={t('cases.leave.reason')} hint={t('cases.leave.hint')} error={error}>
          <Textarea
            rows={2}
            maxLength={2000}
            value={leave.reason}
            onChange={(event) => onChange({ ...leave, reason: event.currentTarget.value })}
          />
        </Field>
      )}
      <Checkbox checked={leave.live} onChange={(live) => onChange({ ...leave, live })} hint={t('cases.live.hint')}>
        {t('cases.live')}
      </Checkbox>
      <div className="flex flex-wrap items-center gap-2 text-s text-ink-2">
        {t('cases.leave.promise')}
        <PromisePicker value={leave.promisedAt} onChange={(promisedAt) => onChange({ ...leave, promisedAt })} />
      </div>
    </>
  );
}

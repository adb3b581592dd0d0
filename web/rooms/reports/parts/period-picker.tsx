import { t } from '../../../lib/words.ts';
import { Field, Input } from '../../../ui/field.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { Period } from '../api.ts';
import { SPANS, type Span } from './period.ts';

type Props = {
  span: Span;
  period: Period;
  today: string;
  errorOf: (field: 'from' | 'to') => string | undefined;
  onSpan: (span: Span) => void;
  onPeriod: (period: Period) => void;
};

/** Which days the figures are of. */
export function PeriodPicker({ span, period, today, errorOf, onSpan, onPeriod }: Props) {
  return (
    <div className="flex flex-wrap items-start gap-2.5">
      <div className="max-w-full overflow-x-auto">
        <Segmented
          label={t('reports.period')}
          value={span}
          onChange={onSpan}
          options={SPANS.map((one) => ({ value: one, label: t(`reports.span.${one}`) }))}
        />
      </div>
      {span === 'custom'
        ? (['from', 'to'] as const).map((end) => (
            <Field key={end} label={t(`reports.period.${end}`)} hideLabel error={errorOf(end)} className="w-38">
              <Input
                type="date"
                aria-label={t(`reports.period.${end}`)}
                max={today}
                value={period[end]}
                onChange={(event) => onPeriod({ ...period, [end]: event.currentTarget.value })}
              />
            </Field>
          ))
        : null}
    </div>
  );
}

import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { Line } from './choice.ts';

type Props = { label: string; lines: Line[]; error: string | undefined; onChange: (lines: Line[]) => void };

/** What is offered instead, line by line: reference and units. */
export function LinesEditor({ label, lines, error, onChange }: Props) {
  const put = (at: number, some: Partial<Line>): void =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...some } : line)));
  return (
    <fieldset className="grid min-w-60 gap-1.5">
      <legend className="mb-1 text-s font-medium text-ink-2">{label}</legend>
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no other name while its reference is being typed
        <div key={index} className="grid grid-cols-[minmax(0,1fr)_4.5rem_auto] items-end gap-2">
          <Field label={t('supplies.sku')} hideLabel={index > 0}>
            <Input
              value={line.sku}
              autoFocus={index === 0}
              onChange={(event) => put(index, { sku: event.currentTarget.value, name: '' })}
            />
          </Field>
          <Field label={t('supplies.units')} hideLabel={index > 0}>
            <Input
              inputMode="numeric"
              className="num text-right"
              value={line.quantity ? String(line.quantity) : ''}
              onChange={(event) => put(index, { quantity: Number(event.currentTarget.value.replace(/\D/g, '').slice(0, 4)) })}
            />
          </Field>
          <Button
            tone="quiet"
            aria-label={t('supplies.removeLine')}
            onClick={() => onChange(lines.filter((_, at) => at !== index))}
          >
            <Icon name="close" size={14} />
          </Button>
        </div>
      ))}
      {error ? (
        <p role="alert" className="m-0 text-s text-bad">
          {error}
        </p>
      ) : null}
      <Button size="s" className="justify-self-start" onClick={() => onChange([...lines, { sku: '', name: '', quantity: 1 }])}>
        <Icon name="plus" size={12} />
        {t('supplies.addLine')}
      </Button>
    </fieldset>
  );
}

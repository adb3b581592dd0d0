import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Field, Input } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { Sign } from '../../../ui/sign.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { Scheme } from '../api.ts';
import { CIRCUITS, type Looking, SPANS } from './asked.ts';

const ALL = 'all';

export function SpanPicker({ looking, errorOf }: { looking: Looking; errorOf: (field: 'from' | 'to') => string | undefined }) {
  const { span, from, to, today, go } = looking;
  return (
    <div className="flex max-w-full flex-wrap items-start gap-2.5">
      <div className="max-w-full overflow-x-auto">
        <Segmented
          label={t('scheme.span')}
          value={span}
          onChange={(next) => go(next === 'custom' ? { span: next, from, to } : { span: next, from: '', to: '' })}
          options={SPANS.map((one) => ({ value: one, label: t(`scheme.span.${one}`) }))}
        />
      </div>
      {span === 'custom'
        ? (['from', 'to'] as const).map((end) => (
            <Field key={end} label={t(`scheme.${end}`)} hideLabel error={errorOf(end)} className="w-38">
              <Input
                type="date"
                aria-label={t(`scheme.${end}`)}
                max={today}
                value={looking[end]}
                onChange={(event) => go({ span: 'custom', from, to, [end]: event.currentTarget.value })}
              />
            </Field>
          ))
        : null}
    </div>
  );
}

/** One circuit brought forward, or all of them. */
export function CircuitPicker({ looking: { circuit, go } }: { looking: Looking }) {
  const item = 'flex min-h-7 cursor-pointer items-center border-b-2 border-x-0 border-t-0 px-0';
  const tone = (on: boolean) => (on ? 'border-ink' : 'border-transparent hover:border-line-strong');
  return (
    <div role="group" aria-label={t('scheme.circuits')} className="flex gap-4 overflow-x-auto">
      <button
        type="button"
        aria-pressed={circuit === null}
        onClick={() => go({ circuit: '' })}
        className={cx(item, tone(circuit === null), circuit === null && 'font-semibold')}
      >
        {t('scheme.circuits.all')}
      </button>
      {CIRCUITS.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={circuit === one}
          onClick={() => go({ circuit: one })}
          className={cx(item, tone(circuit === one))}
        >
          <Sign kind={one} />
        </button>
      ))}
    </div>
  );
}

type Choice = {
  label: string;
  all: string;
  className: string;
  value: string | undefined;
  options: { id: string; name: string }[];
  onChange: (id: string) => void;
};
function Choose({ label, all, className, value, options, onChange }: Choice) {
  return (
    <Field label={label} hideLabel className={className}>
      <Select
        value={options.some((one) => one.id === value) ? (value ?? ALL) : ALL}
        onChange={(next) => onChange(next === ALL ? '' : next)}
        options={[{ value: ALL, label: all }, ...options.map((one) => ({ value: one.id, label: one.name }))]}
      />
    </Field>
  );
}

/** Shop and department; a choice of one is none. */
export function PlacePickers({ looking: { store, unit, go }, scheme }: { looking: Looking; scheme: Scheme | undefined }) {
  return (
    <>
      <Choose
        {...{
          label: t('scheme.store'),
          all: t('scheme.store.all'),
          className: 'w-37',
          value: store,
          options: scheme?.stores ?? [],
        }}
        onChange={(id) => go({ store: id })}
      />
      <Choose
        {...{ label: t('scheme.unit'), all: t('scheme.unit.all'), className: 'w-48', value: unit, options: scheme?.units ?? [] }}
        onChange={(id) => go({ unit: id })}
      />
    </>
  );
}

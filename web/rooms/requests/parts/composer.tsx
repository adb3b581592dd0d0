import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useId } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { locale, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { unitsQuery } from '../api.ts';
import { type Compose, isComplete, type Values } from './choice.ts';
import { LinesEditor } from './lines-editor.tsx';

type Props = {
  compose: Compose;
  values: Values;
  onChange: (values: Values) => void;
  onSend: () => void;
  onClose: () => void;
  error: unknown;
  busy: boolean;
  danger?: boolean;
};

/** Under a button it is a remark; here it stands alone. */
const sentence = (text: string): string =>
  `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;

const named = ['text', 'minor', 'department', 'lines', 'eta', 'question', 'reason'];
const isNamed = (error: unknown): boolean => error instanceof RefusalError && named.includes(error.field ?? '');

/** Where an answer is written and confirmed: what will happen stands above the button that does it. Esc goes back; nothing is lost. */
export function Composer({ compose, values, onChange, onSend, onClose, error, busy, danger }: Props) {
  const titled = useId();
  const { text, amount, department, lines, date } = compose;
  const complete = isComplete(compose, values);
  const set = (some: Partial<Values>): void => onChange({ ...values, ...some });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (complete && !busy) onSend();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    // The key that opened this may still be held down: money is not moved by the same press.
    else if (event.key === 'Enter' && event.repeat) event.preventDefault();
    else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit(event);
    else return;
    event.stopPropagation();
    event.preventDefault();
  };
  const first = amount ? 'amount' : department ? 'department' : lines ? 'lines' : date ? 'date' : text ? 'text' : 'confirm';
  const textError = fieldError(error, 'text') ?? fieldError(error, 'reason') ?? fieldError(error, 'question');
  return (
    <form
      onSubmit={submit}
      onKeyDown={onKeyDown}
      aria-labelledby={titled}
      noValidate
      className={first === 'confirm' ? 'flex flex-wrap items-center justify-between gap-x-6 gap-y-3 max-sm:grid' : 'grid gap-3'}
    >
      <div>
        <p id={titled} className="head-650 num m-0 text-l">
          {compose.title.replace(/…$/, '')}
        </p>
        <p className="num m-0 text-ink-2">{sentence(compose.consequence)}</p>
      </div>
      {error && !isNamed(error) ? <Problem error={error} /> : null}
      {first === 'confirm' ? null : (
        <div className="flex flex-wrap gap-x-4 gap-y-3">
          {amount ? (
            <Field label={amount.label} hint={amount.hint} error={fieldError(error, 'minor')} className="w-36 max-sm:w-full">
              <MoneyInput
                value={values.amount}
                currency={amount.start.currency}
                autoFocus={first === 'amount'}
                onChange={(next) => set({ amount: next })}
              />
            </Field>
          ) : null}
          {department ? (
            <Department
              except={department.except}
              value={values.department}
              error={error}
              onChange={(next) => set({ department: next })}
            />
          ) : null}
          {lines ? (
            <LinesEditor
              label={lines.label}
              lines={values.lines}
              error={fieldError(error, 'lines')}
              onChange={(next) => set({ lines: next })}
            />
          ) : null}
          {date ? (
            <Field label={date.label} hint={date.hint} error={fieldError(error, 'eta')}>
              <Input
                type="datetime-local"
                value={values.date}
                autoFocus={first === 'date'}
                onChange={(event) => set({ date: event.currentTarget.value })}
              />
            </Field>
          ) : null}
          {text ? (
            <Field
              label={text.label}
              hint={text.hint}
              optional={text.optional ?? false}
              error={textError}
              className="min-w-60 flex-1"
            >
              {text.short ? (
                <Input
                  value={values.text}
                  autoFocus={first === 'text'}
                  onChange={(event) => set({ text: event.currentTarget.value })}
                />
              ) : (
                <Textarea
                  rows={2}
                  value={values.text}
                  autoFocus={first === 'text'}
                  onChange={(event) => set({ text: event.currentTarget.value })}
                />
              )}
            </Field>
          ) : null}
        </div>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2 max-sm:grid max-sm:justify-stretch">
        <Button onClick={onClose} keys="Escape" className="max-sm:order-2 max-sm:min-h-11">
          {t('shell.cancel')}
        </Button>
        <Button
          type="submit"
          tone={danger ? 'danger' : 'primary'}
          keys={first === 'confirm' ? 'Enter' : 'mod+Enter'}
          busy={busy}
          autoFocus={first === 'confirm'}
          why={complete ? null : t('requests.compose.incomplete')}
          className="max-sm:min-h-14 max-sm:text-l"
        >
          {compose.confirm}
        </Button>
      </div>
    </form>
  );
}

function Department({
  except,
  value,
  error,
  onChange,
}: {
  except: string;
  value: string | null;
  error: unknown;
  onChange: (code: string) => void;
}) {
  const units = useQuery(unitsQuery);
  const options = (units.data ?? [])
    .filter((unit) => unit.kind === 'department' && unit.code !== except)
    .map((unit) => ({ value: unit.code, label: locale() === 'en' ? unit.nameEn : unit.nameEs }));
  return (
    <Field label={t('consultations.otherDepartment')} error={fieldError(error, 'department')} className="w-56 max-sm:w-full">
      <Select value={value} options={options} onChange={onChange} />
    </Field>
  );
}

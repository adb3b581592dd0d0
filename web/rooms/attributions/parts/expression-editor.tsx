import { t } from '../../../lib/words.ts';
import { Field, Textarea } from '../../../ui/field.tsx';

type Props = { expression: string | null; error: string | undefined; onChange: (expression: string | null) => void };

/** For the rare case that conditions cannot say: folded away, unless there is one or something is wrong with it. */
export function ExpressionEditor({ expression, error, onChange }: Props) {
  return (
    <details className="group" open={expression !== null || error !== undefined}>
      <summary className="min-h-6 cursor-pointer text-s font-medium text-ink-2">{t('attributions.expression')}</summary>
      <Field
        label={t('attributions.expression')}
        hideLabel
        error={error}
        hint={t('attributions.expression.hint')}
        className="mt-1.5"
      >
        <Textarea
          rows={2}
          spellCheck={false}
          maxLength={500}
          className="font-mono text-s"
          placeholder={t('attributions.expression.example')}
          value={expression ?? ''}
          onChange={(event) => onChange(event.currentTarget.value.trim() === '' ? null : event.currentTarget.value)}
        />
      </Field>
    </details>
  );
}

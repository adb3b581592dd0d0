import { useId } from 'react';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { Form } from './form.ts';

const CIRCUITS = ['own', 'consulted', 'authorised', 'forbidden', 'none'] as const;

type Props = { circuit: Form['circuit']; above: string | null; onChange: (circuit: Form['circuit']) => void };

/** The three circuits by their signs, what is ruled out, and saying nothing at all. */
export function CircuitChoice({ circuit, above, onChange }: Props) {
  const name = useId();
  return (
    <fieldset className="m-0 border-0 p-0">
      <legend className="mb-1 text-s font-medium text-ink-2">{t('attributions.edit.circuit')}</legend>
      <div className="grid overflow-hidden rounded-s border border-line-strong">
        {CIRCUITS.map((one) => (
          <label
            key={one}
            className={cx(
              'flex min-h-8 cursor-pointer flex-wrap items-baseline gap-x-2.5 border-line px-2.5 py-1.5 not-first:border-t has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent',
              one === circuit ? 'bg-accent-soft' : 'bg-surface hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              name={name}
              className="relative top-px accent-accent"
              checked={one === circuit}
              onChange={() => onChange(one)}
            />
            {one === 'forbidden' || one === 'none' ? (
              <span className="font-semibold">{t(`attributions.circuit.${one}`)}</span>
            ) : (
              <Sign kind={one}>{t(`attributions.circuit.${one}`)}</Sign>
            )}
            <span className="text-s text-ink-2">
              {one === 'authorised' && above
                ? t('attributions.circuit.authorised.by', { above })
                : t(`attributions.circuit.${one}.means`)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

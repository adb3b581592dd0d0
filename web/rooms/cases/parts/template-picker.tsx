import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { api, type Fitting, fittingQuery } from '../api.ts';
import { languageName } from './choices.ts';
import { MARKER, sayField } from './writer.ts';

const TYPES = { text: 'text', date: 'date', money: 'text', number: 'text' } as const;
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** In one line, with what is still open under its name instead of its marker. */
const readable = (text: string): string => text.replace(MARKER, (_, name: string) => `[${sayField(name)}]`).replace(/\s+/g, ' ');

type Props = { caseId: string; onInsert: (text: string) => void; onClose: () => void };

/** What its writer is asked for, each by its type; Enter fills it in. */
function Asked({ one, caseId, onInsert, onClose }: Props & { one: Fitting }) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const fill = useMutation({
    mutationFn: () =>
      api('POST /cases/:caseId/templates/:templateId/fill', {
        params: { caseId, templateId: one.id },
        body: { asked: typed },
      }),
    onSuccess: ({ text }) => onInsert(text),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    fill.mutate();
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="grid gap-2.5 border-b border-line bg-paper px-3.5 py-3 sm:grid-cols-[1fr_1fr_auto] sm:items-end"
    >
      <p className="m-0 text-s text-ink-2 sm:col-span-3">
        <b className="font-semibold text-ink">{one.name}</b> · {t('cases.template.fill')}
      </p>
      {one.asks.map(({ label, type }, n) => (
        <Field key={label} label={label.charAt(0).toLocaleUpperCase() + label.slice(1)}>
          <Input
            autoFocus={n === 0}
            type={TYPES[type]}
            inputMode={type === 'money' || type === 'number' ? 'decimal' : undefined}
            value={typed[label] ?? ''}
            onChange={(event) => setTyped({ ...typed, [label]: event.currentTarget.value })}
          />
        </Field>
      ))}
      <Button type="submit" tone="primary" busy={fill.isPending}>
        {t('cases.template.insert')}
      </Button>
      {fill.error ? <Problem className="sm:col-span-3" error={fill.error} kept={null} /> : null}
    </form>
  );
}

/** Templates as this case fills them: found by words, chosen by arrows and Enter. */
export default function TemplatePicker({ caseId, onInsert, onClose }: Props) {
  const { data, error } = useQuery(fittingQuery(caseId));
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<Fitting | null>(null);
  const words = plain(sought).split(/\s+/).filter(Boolean);
  const found = (data ?? []).filter((one) => words.every((word) => plain(`${one.name} ${one.text}`).includes(word)));
  const now = found[Math.min(at, found.length - 1)];
  const take = (one: Fitting): void => (one.asks.length > 0 ? setChosen(one) : onInsert(one.text));
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === '/' && sought === '') onInsert('/');
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && now) take(now);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (chosen) return <Asked one={chosen} caseId={caseId} onInsert={onInsert} onClose={onClose} />;
  return (
    <div className="border-b border-line bg-paper">
      <input
        // biome-ignore lint/a11y/noAutofocus: it was just asked for
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="templates-found"
        aria-activedescendant={now ? `template-${now.id}` : undefined}
        aria-label={t('cases.template.search')}
        placeholder={t('cases.template.search')}
        value={sought}
        onChange={(event) => {
          setSought(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={key}
        className="block min-h-9 w-full bg-transparent px-3.5 text-m outline-none placeholder:text-ink-3"
      />
      {error ? <Problem error={error} kept={null} /> : null}
      {data ? null : <Waiting lines={2} />}
      <div
        id="templates-found"
        role="listbox"
        aria-label={t('cases.template')}
        className="max-h-[24vh] overflow-y-auto border-t border-line"
      >
        {found.map((one) => (
          <div
            key={one.id}
            id={`template-${one.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={one === now}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
            onKeyDown={key}
            ref={(row) => void (one === now && row?.scrollIntoView({ block: 'nearest' }))}
            className={cx('cursor-pointer px-3.5 py-1.5', one === now && 'bg-accent-soft')}
          >
            <span className="flex flex-wrap items-baseline gap-x-2">
              <b className="font-semibold">{one.name}</b>
              {one.fits ? <span className="text-s text-accent">{t('cases.template.fits')}</span> : null}
              {one.missing.length > 0 ? (
                <span className="text-s text-bad">
                  {t('cases.template.lacks', { what: one.missing.map(sayField).join(', ') })}
                </span>
              ) : null}
              <span className="ml-auto text-s text-ink-3">{languageName(one.language)}</span>
            </span>
            <span className="block truncate text-s text-ink-2">{readable(one.text)}</span>
          </div>
        ))}
        {data && found.length === 0 ? <p className="m-0 px-3.5 py-2 text-s text-ink-2">{t('cases.template.none')}</p> : null}
      </div>
    </div>
  );
}

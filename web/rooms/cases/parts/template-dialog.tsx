import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { fieldError } from '../../../lib/client.ts';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { api, type Template } from '../api.ts';
import { languageName, reasons } from './choices.ts';
import { sayField } from './writer.ts';

const EXAMPLE = '{{date: día de recogida}}';

type Props = { one: Template | null; fields: readonly string[]; mayPut: boolean; onClose: () => void };

/** One template: its words with fields that are put in by a press, and how it reads. */
export default function TemplateDialog({ one, fields, mayPut, onClose }: Props) {
  const queries = useQueryClient();
  const [name, setName] = useState(one?.name ?? '');
  const [language, setLanguage] = useState(one?.language ?? 'es');
  const [chosen, setChosen] = useState<string[]>(one?.reasons ?? []);
  const [body, setBody] = useState(one?.body ?? '');
  const area = useRef<HTMLDivElement>(null);
  const shown = useDeferredValue(body);
  const preview = useQuery({
    queryKey: ['cases', 'preview', language, shown],
    queryFn: ({ signal }) => api('POST /templates/preview', { body: { language, body: shown }, signal }),
    enabled: shown.trim() !== '',
    placeholderData: (before) => before,
    gcTime: 10_000,
  });
  const put = useMutation({
    mutationFn: () => {
      const given = { language, name: name.trim(), reasons: chosen, body };
      return api('POST /templates', { body: one ? { ...given, id: one.id } : given });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['cases', 'templates'] });
      onClose();
    },
  });
  const unknown = preview.data?.unknown ?? [];
  const why = !mayPut || name.trim() === '' || body.trim() === '' ? t('cases.send.why') : null;
  const save = (): void => void (!why && !put.isPending && put.mutate());
  useKeys('dialog', [{ keys: 'mod+Enter', word: 'cases.templates.save', inInputs: true, run: save }]);
  const insert = (field: string): void => {
    const box = area.current?.querySelector('textarea');
    if (!box) return;
    const marker = `{{${field}}}`;
    const at = box.selectionStart + marker.length;
    flushSync(() => setBody(`${body.slice(0, box.selectionStart)}${marker}${body.slice(box.selectionEnd)}`));
    box.focus();
    box.setSelectionRange(at, at);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={one?.name ?? t('cases.templates.new')}
      actions={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          {mayPut ? (
            <Button tone="primary" keys="mod+Enter" busy={put.isPending} why={why} onClick={save}>
              {t('cases.templates.save')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="grid gap-4">
        {put.error ? <Problem error={put.error} kept={t('cases.kept')} /> : null}
        <Field label={t('cases.templates.name')} error={fieldError(put.error, 'name')}>
          <Input autoFocus readOnly={!mayPut} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        </Field>
        <Segmented
          label={t('cases.templates.language')}
          value={language}
          onChange={setLanguage}
          options={(['es', 'en'] as const).map((value) => ({ value: value as string, label: languageName(value) }))}
        />
        <fieldset className="m-0 border-0 p-0">
          <legend className="p-0 text-s font-medium text-ink-2">{t('cases.templates.reasons')}</legend>
          <div className="mt-1 flex flex-wrap gap-1.5">
            {reasons().map(({ value, label }) => {
              const on = chosen.includes(value);
              return (
                <button
                  key={value}
                  type="button"
                  aria-pressed={on}
                  onClick={() => setChosen(on ? chosen.filter((other) => other !== value) : [...chosen, value])}
                  className={cx(
                    'min-h-6 cursor-pointer rounded-full border px-2 text-s',
                    on ? 'border-accent bg-accent-soft text-accent' : 'border-line-strong text-ink-2 hover:text-ink',
                  )}
                >
                  {label}
                </button>
              );
            })}
          </div>
        </fieldset>
        <div ref={area}>
          <Field
            label={t('cases.templates.body')}
            error={
              fieldError(put.error, 'body') ??
              (unknown.length > 0 ? t('cases.templates.unknown', { what: unknown.join(', ') }) : null)
            }
            hint={
              <>
                {t('cases.templates.asks.hint')} <code>{EXAMPLE}</code>
              </>
            }
          >
            <Textarea
              rows={8}
              readOnly={!mayPut}
              className="min-h-40!"
              value={body}
              onChange={(event) => setBody(event.currentTarget.value)}
            />
          </Field>
          <p className="m-0 mt-2 text-s font-medium text-ink-2">{t('cases.templates.fields')}</p>
          <div className="mt-1 flex flex-wrap gap-1.5">
            {fields.map((field) => (
              <Button key={field} size="s" onClick={() => insert(field)}>
                {sayField(field)}
              </Button>
            ))}
          </div>
        </div>
        {preview.data && body.trim() !== '' ? (
          <section className="rounded-m bg-sunken px-3.5 py-2.5">
            <h3 className="label-caps m-0 mb-1">{t('cases.templates.preview')}</h3>
            <p className="m-0 break-words whitespace-pre-wrap">{preview.data.text}</p>
          </section>
        ) : null}
      </div>
    </Dialog>
  );
}

import { useId, useState } from 'react';
import { RefusalError } from '../../../lib/client.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { offerUndo } from '../../../ui/undo.tsx';
import type { NewRow, Unit } from '../api.ts';
import { CircuitChoice } from './circuit-choice.tsx';
import { ConditionsEditor } from './conditions-editor.tsx';
import type { Draft } from './draft.ts';
import { ExpressionEditor } from './expression-editor.tsx';
import { formOf, missingIn, rowOf } from './form.ts';
import { LimitsEditor } from './limits-editor.tsx';
import { RequirementsEditor } from './requirements-editor.tsx';
import { nameOf } from './say.ts';
import { StepsEditor } from './steps-editor.tsx';
import { ValidityEditor } from './validity-editor.tsx';
import type { CellView } from './views.ts';

type Props = { view: CellView; draft: Draft; units: readonly Unit[]; onDone: () => void };

/** A cell written anew. It is kept in the draft, which the first change opens; nothing holds until that is activated. */
export function Editor({ view, draft, units, onDone }: Props) {
  const { line, column, rows } = view;
  const { currency } = useMe().centre;
  const [at, setAt] = useState(0);
  const [form, setForm] = useState(() => formOf(line, column, rows[0]));
  const [tried, setTried] = useState(false);
  const formId = useId();
  const put = (some: Partial<typeof form>): void => setForm({ ...form, ...some });
  const { change } = draft;
  const missing = tried ? missingIn(form) : null;
  const errorOf = (field: string): string | undefined => {
    if (missing === field) return t('attributions.edit.missing');
    const { error } = change;
    return error instanceof RefusalError && error.field?.replace(/^put\.\d+\./, '') === field ? error.message : undefined;
  };
  const shown =
    change.error instanceof RefusalError &&
    /\.(max|of|upTo|unit|value|department|validTo|validFrom|expression)$/.test(change.error.field ?? '');

  async function keep(next: (NewRow | null)[]): Promise<void> {
    const wanted = next.filter((row) => row !== null);
    await change.mutateAsync([{ place: { line: line.key, holder: column.holder }, rows: wanted }]);
    offerUndo({ words: t('attributions.edit.kept', { holder: column.name, action: nameOf(line.kind) }), undo: draft.backTo });
    onDone();
  }
  function save(): void {
    setTried(true);
    if (missingIn(form) || change.isPending) return;
    const row = rowOf(form);
    void keep(at >= rows.length ? [...rows, row] : rows.map((old, index) => (index === at ? row : old))).catch(() =>
      setTried(true),
    );
  }
  useKeys('here', [{ keys: 'mod+Enter', word: 'attributions.edit.keep', inInputs: true, run: save }]);

  return (
    <form
      id={formId}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {change.error && !shown ? <Problem error={change.error} /> : null}
      {rows.length > 0 ? (
        <Field label={t('attributions.edit.which')} hideLabel={rows.length === 1}>
          <Select
            value={String(at)}
            onChange={(next) => {
              setAt(Number(next));
              setForm(formOf(line, column, rows[Number(next)]));
            }}
            options={[
              ...rows.map((row, index) => ({
                value: String(index),
                label: `${index + 1}. ${row.circuit === 'forbidden' ? t('attributions.notOffered') : t(`attributions.circuit.${row.circuit}`)}`,
              })),
              { value: String(rows.length), label: t('attributions.chain.another') },
            ]}
          />
        </Field>
      ) : null}
      <CircuitChoice circuit={form.circuit} above={column.above} onChange={(circuit) => put({ circuit })} />
      {form.circuit === 'consulted' ? (
        <Field label={t('attributions.edit.department')} error={errorOf('department')}>
          <Select
            value={form.department}
            onChange={(department) => put({ department })}
            options={units
              .filter((unit) => unit.kind === 'department' || unit.kind === 'section' || unit.code === form.department)
              .map((unit) => ({ value: unit.code, label: nameOf(unit) }))}
          />
        </Field>
      ) : null}
      {form.circuit === 'authorised' ? (
        <StepsEditor
          key={`steps${at}`}
          steps={form.steps}
          kind={line.kind}
          currency={currency}
          above={column.above}
          units={units}
          errorOf={errorOf}
          onChange={(steps) => put({ steps })}
        />
      ) : null}
      {form.circuit === 'own' || form.circuit === 'consulted' ? (
        <LimitsEditor
          key={`limits${at}`}
          limits={form.limits}
          kind={line.kind}
          currency={currency}
          errorOf={errorOf}
          onChange={(limits) => put({ limits })}
        />
      ) : null}
      {form.circuit === 'none' ? null : (
        <>
          <ConditionsEditor
            key={`when${at}`}
            conditions={form.conditions}
            currency={currency}
            errorOf={errorOf}
            onChange={(conditions) => put({ conditions })}
          />
          <ExpressionEditor
            key={`if${at}`}
            expression={form.expression}
            error={errorOf('expression')}
            onChange={(expression) => put({ expression })}
          />
          <RequirementsEditor
            key={`asks${at}`}
            requirements={form.requirements}
            errorOf={errorOf}
            onChange={(requirements) => put({ requirements })}
          />
          <ValidityEditor form={form} errorOf={errorOf} onChange={put} />
        </>
      )}
      <div className="sticky -bottom-5 -mx-5 -mb-5 flex flex-wrap gap-2 border-t border-line bg-paper px-5 py-3">
        <Button type="submit" tone="primary" keys="mod+Enter" busy={change.isPending}>
          {t('attributions.edit.keep')}
        </Button>
        <Button onClick={onDone}>{t('shell.cancel')}</Button>
        {view.was ? (
          <Button tone="quiet" className="ml-auto" onClick={() => void keep(view.was?.rows ?? [])}>
            {t('attributions.edit.revert')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

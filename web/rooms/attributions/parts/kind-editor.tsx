import { useState } from 'react';
import { RefusalError } from '../../../lib/client.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Kind } from '../api.ts';
import { ConditionsEditor } from './conditions-editor.tsx';
import { useKind } from './exchange.ts';
import { codeFor, EXPOSURES, missingInKind, SECTIONS } from './kind-form.ts';
import { ParamsEditor } from './params-editor.tsx';
import { RequirementsEditor } from './requirements-editor.tsx';

type Props = { kind: Kind; isNew: boolean; taken: readonly string[]; onClose: () => void };

/** A kind of action: what it is called, what it puts at stake, what its form asks for and what is usually demanded. It counts at once. */
export function KindEditor({ kind, isNew, taken, onClose }: Props) {
  const { currency } = useMe().centre;
  const [form, setForm] = useState(kind);
  const [tried, setTried] = useState(false);
  const keep = useKind();
  const put = (some: Partial<Kind>): void => setForm({ ...form, ...some });
  const missing = tried ? missingInKind(form, taken) : null;
  const errorOf = (field: string): string | undefined => {
    if (missing === field) return t(field === 'code' ? 'attributions.kind.codeWrong' : 'attributions.edit.missing');
    return keep.error instanceof RefusalError && keep.error.field === field ? keep.error.message : undefined;
  };
  function save(): void {
    setTried(true);
    if (!missingInKind(form, taken)) keep.mutate(form, { onSuccess: onClose });
  }
  const names = (nameEs: string): Partial<Kind> =>
    isNew && form.code === codeFor(form.nameEs) ? { nameEs, code: codeFor(nameEs) } : { nameEs };
  return (
    <Dialog
      open
      onClose={onClose}
      title={isNew ? t('attributions.kind.new') : t('attributions.kind.edit', { code: kind.code })}
      description={t('attributions.kind.means')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button tone="primary" busy={keep.isPending} onClick={save}>
            {t('attributions.kind.keep')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {keep.error ? <Problem error={keep.error} /> : null}
        <div className="grid gap-2 sm:grid-cols-2">
          <Field label={t('attributions.kind.nameEs')} error={errorOf('nameEs')}>
            <Input value={form.nameEs} onChange={(event) => put(names(event.currentTarget.value))} />
          </Field>
          <Field label={t('attributions.kind.nameEn')} error={errorOf('nameEn')}>
            <Input value={form.nameEn} onChange={(event) => put({ nameEn: event.currentTarget.value })} />
          </Field>
          <Field label={t('attributions.kind.code')} error={errorOf('code')} hint={t('attributions.kind.code.hint')}>
            <Input
              value={form.code}
              disabled={!isNew}
              maxLength={40}
              className="font-mono"
              onChange={(event) => put({ code: event.currentTarget.value.toUpperCase() })}
            />
          </Field>
          <Field label={t('attributions.kind.section')}>
            <Select
              value={form.section}
              onChange={(section) => put({ section })}
              options={SECTIONS.map((one) => ({ value: one, label: t(`attributions.section.${one}`) }))}
            />
          </Field>
          <Field label={t('attributions.kind.exposure')} hint={t('attributions.kind.exposure.hint')}>
            <Select
              value={form.exposure}
              onChange={(exposure) => put({ exposure })}
              options={EXPOSURES.map((one) => ({ value: one, label: t(`attributions.kind.exposure.${one}`) }))}
            />
          </Field>
        </div>
        <Checkbox checked={form.movesMoney} onChange={(movesMoney) => put({ movesMoney })}>
          {t('attributions.kind.movesMoney')}
        </Checkbox>
        <Checkbox checked={form.reversible} onChange={(reversible) => put({ reversible })}>
          {t('attributions.kind.reversible')}
        </Checkbox>
        <ParamsEditor params={form.params} errorOf={errorOf} onChange={(params) => put({ params })} />
        <ConditionsEditor
          conditions={form.fits}
          currency={currency}
          errorOf={(field) => errorOf(field.replace('conditions', 'fits'))}
          onChange={(fits) => put({ fits })}
        />
        <RequirementsEditor
          requirements={form.asks}
          errorOf={(field) => errorOf(field.replace('requirements', 'asks'))}
          onChange={(asks) => put({ asks })}
        />
        <p className="m-0 text-s text-ink-3">{t('attributions.kind.asks.hint')}</p>
      </div>
    </Dialog>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { peopleQuery, unitsQuery } from '../../organization/api.ts';
import { missing } from '../../organization/parts/checks.ts';
import { nameOf, treeOf } from '../../organization/parts/unit-tree.ts';
import { api, type Assistant } from '../api.ts';

type Role = 'AGENT' | 'AGENT_EXT';
const roles: readonly Role[] = ['AGENT', 'AGENT_EXT'];

/** Adds an assistant or changes one: a name, a place, and a person who answers for it. */
export function AssistantDialog({ assistant, onClose }: { assistant: Assistant | null; onClose: () => void }) {
  const queries = useQueryClient();
  const people = useQuery(peopleQuery);
  const units = useQuery(unitsQuery);
  const [name, setName] = useState(assistant?.name ?? '');
  const [role, setRole] = useState<Role>(assistant?.role === 'AGENT_EXT' ? 'AGENT_EXT' : 'AGENT');
  const [unitId, setUnitId] = useState<string | null>(assistant?.unitId ?? null);
  const [superiorId, setSuperiorId] = useState<string | null>(assistant?.superior?.id ?? null);
  const [languages, setLanguages] = useState((assistant?.languages ?? ['es']).join(', '));
  const [active, setActive] = useState(assistant?.active ?? true);
  const [asked, setAsked] = useState(false);
  const spoken = languages.split(/[\s,]+/).filter(Boolean);
  const put = useMutation({
    mutationFn: () =>
      api('POST /assistants', {
        body: {
          ...(assistant ? { id: assistant.id } : {}),
          ...{ name: name.trim(), role, unitId: unitId ?? '', superiorId: superiorId ?? '', languages: spoken, active },
        },
      }),
    onSuccess: () => {
      void queries.invalidateQueries(peopleQuery);
      onClose();
    },
  });
  const wrong = {
    name: missing(name),
    unitId: unitId ? null : t('assistants.unit.choose'),
    superiorId: superiorId ? null : t('assistants.superior.choose'),
    languages: spoken.length > 0 && spoken.every((code) => /^[a-z]{2}$/.test(code)) ? null : t('assistants.languages.wrong'),
  };
  const error = (field: keyof typeof wrong): string | undefined => (asked ? wrong[field] : null) ?? fieldError(put.error, field);
  const press = (): void => {
    setAsked(true);
    if (Object.values(wrong).every((one) => one === null)) put.mutate();
  };
  const persons = (people.data ?? []).filter(
    (one) => one.active && !one.assistant && one.role !== 'INTEGRATION' && one.role !== 'ADMIN',
  );
  const verb = assistant ? t('assistants.save') : t('assistants.add');
  return (
    <Dialog
      open
      onClose={onClose}
      title={assistant ? assistant.name : t('assistants.add')}
      description={t('assistants.dialog')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button tone="primary" busy={put.isPending} onClick={press}>
            {verb}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {put.error && !(put.error instanceof RefusalError && put.error.field) ? <Problem error={put.error} /> : null}
        <Field label={t('assistants.name')} hint={t('assistants.name.hint')} error={error('name')}>
          <Input autoFocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('organization.person.role')} hint={t(`organization.role.${role}.may`)}>
            <Select
              value={role}
              onChange={setRole}
              options={roles.map((value) => ({ value, label: t(`organization.role.${value}`) }))}
            />
          </Field>
          <Field label={t('organization.person.unit')} error={error('unitId')}>
            <Select
              value={unitId}
              onChange={setUnitId}
              options={treeOf(units.data ?? []).map(({ unit, depth }) => ({
                value: unit.id,
                label: `${'\u2003'.repeat(depth)}${nameOf(unit)}`,
              }))}
            />
          </Field>
          <Field label={t('assistants.superior')} hint={t('assistants.superior.hint')} error={error('superiorId')}>
            <Select
              value={superiorId}
              onChange={setSuperiorId}
              options={persons.map((one) => ({ value: one.id, label: `${one.name} · ${t(`organization.role.${one.role}`)}` }))}
            />
          </Field>
          <Field label={t('assistants.languages')} hint={t('assistants.languages.hint')} error={error('languages')}>
            <Input value={languages} onChange={(event) => setLanguages(event.currentTarget.value)} />
          </Field>
        </div>
        {assistant ? (
          <Checkbox checked={active} onChange={setActive} hint={t('assistants.active.hint')}>
            {t('assistants.active')}
          </Checkbox>
        ) : null}
      </div>
    </Dialog>
  );
}

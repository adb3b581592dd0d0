import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Person, Unit } from '../api.ts';
import type { PersonDraft } from './person-draft.ts';
import { nameOf, treeOf } from './unit-tree.ts';

const roles = [
  'AGENT',
  'AGENT_EXT',
  'COORDINATOR',
  'SUPERVISOR',
  'CENTRE_MANAGER',
  'CRM_COORD',
  'STORE_INCIDENT_MGR',
  'STORE_MANAGER',
  'DEPARTMENT',
  'SECTION',
  'AUTHORITY',
  'ADMIN',
  'INTEGRATION',
] as const satisfies Person['role'][];
/** Given, taken away and changed by an administrator alone; the server says the same. */
const reserved: readonly Person['role'][] = ['ADMIN', 'AUTHORITY', 'CENTRE_MANAGER'];

type Props = {
  draft: PersonDraft;
  set: (change: Partial<PersonDraft>) => void;
  error: (field: keyof PersonDraft) => string | undefined;
  units: Unit[];
  people: Person[];
  id: string | null;
};

/** Role with what it may look for, unit, and whom the person reports to. */
export function PersonPlace({ draft, set, error, units, people, id }: Props) {
  const admin = useMe().person.role === 'ADMIN';
  const unit = units.find((one) => one.id === draft.unitId);
  const head = people.find((person) => person.id === unit?.headId && person.id !== id);
  const superiors = people.filter(
    (person) => person.active && person.id !== id && !person.assistant && person.role !== 'INTEGRATION',
  );
  return (
    <div className="grid gap-4">
      <Field label={t('organization.person.role')} hint={t(`organization.role.${draft.role}.may`)} error={error('role')}>
        <Select
          value={draft.role}
          onChange={(role) => set({ role })}
          options={roles.map((role) => ({
            value: role,
            label: t(`organization.role.${role}`),
            disabled: !admin && reserved.includes(role) && role !== draft.role,
          }))}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('organization.person.unit')} error={error('unitId')}>
          <Select
            value={draft.unitId || null}
            onChange={(unitId) => set({ unitId })}
            options={treeOf(units).map(({ unit: one, depth }) => ({
              value: one.id,
              label: `${'\u2003'.repeat(depth)}${nameOf(one)}`,
            }))}
          />
        </Field>
        <Field
          label={t('organization.person.superior')}
          hint={
            draft.superiorId
              ? undefined
              : head
                ? t('organization.person.superior.head', { name: head.name })
                : t('organization.person.superior.line')
          }
          error={error('superiorId')}
        >
          <Select
            value={draft.superiorId}
            onChange={(superiorId) => set({ superiorId })}
            options={[
              { value: '', label: t('organization.person.superior.byUnit') },
              ...superiors.map(({ id: value, name, role }) => ({ value, label: `${name} · ${t(`organization.role.${role}`)}` })),
            ]}
          />
        </Field>
      </div>
      {draft.role === 'AGENT_EXT' ? (
        <Field label={t('organization.person.vendor')} error={error('vendorId')}>
          <Select
            value={draft.vendorId}
            onChange={(vendorId) => set({ vendorId })}
            options={[
              { value: '', label: t('organization.person.vendor.none') },
              ...units.filter((one) => one.kind === 'vendor').map((one) => ({ value: one.id, label: nameOf(one) })),
            ]}
          />
        </Field>
      ) : null}
    </div>
  );
}

import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Person, Unit } from '../api.ts';
import { HoursEditor } from './hours-editor.tsx';
import { codeFor, type UnitDraft } from './unit-draft.ts';
import { nameOf, treeOf } from './unit-tree.ts';

const kinds = ['team', 'department', 'section', 'vendor', 'store', 'authority'] as const satisfies Unit['kind'][];
const start = () => ({ mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] });

type Props = {
  draft: UnitDraft;
  set: (change: Partial<UnitDraft>) => void;
  error: (field: string) => string | undefined;
  units: Unit[];
  people: Person[];
  isNew: boolean;
};

/** The fields of a unit. Its code is chosen once: the policy speaks of it by that name. */
export function UnitFields({ draft, set, error, units, people, isNew }: Props) {
  const admin = useMe().person.role === 'ADMIN';
  const suggest = isNew && draft.code === codeFor(draft.nameEs);
  const heads = people.filter((person) => person.active && !person.assistant && person.role !== 'INTEGRATION');
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('organization.unit.nameEs')} error={error('nameEs')}>
          <Input
            autoFocus={isNew}
            value={draft.nameEs}
            onChange={(event) =>
              set({ nameEs: event.currentTarget.value, ...(suggest ? { code: codeFor(event.currentTarget.value) } : {}) })
            }
          />
        </Field>
        <Field label={t('organization.unit.nameEn')} hint={t('organization.unit.nameEn.hint')} error={error('nameEn')} optional>
          <Input value={draft.nameEn} onChange={(event) => set({ nameEn: event.currentTarget.value })} />
        </Field>
        <Field label={t('organization.unit.kind')} hint={t(`organization.unit.kind.${draft.kind}.is`)} error={error('kind')}>
          <Select
            value={draft.kind}
            onChange={(kind) => set({ kind })}
            options={kinds.map((kind) => ({
              value: kind,
              label: t(`organization.unit.kind.${kind}`),
              disabled: kind === 'authority' && !admin && draft.kind !== kind,
            }))}
          />
        </Field>
        <Field label={t('organization.unit.code')} hint={t('organization.unit.code.hint')} error={error('code')}>
          <Input
            value={draft.code}
            readOnly={!isNew}
            className="read-only:bg-sunken"
            onChange={(event) => set({ code: event.currentTarget.value.toUpperCase() })}
          />
        </Field>
        <Field label={t('organization.unit.parent')} error={error('parentId')}>
          <Select
            value={draft.parentId}
            onChange={(parentId) => set({ parentId })}
            options={[
              { value: '', label: t('organization.unit.noParent') },
              ...treeOf(units).map(({ unit, depth }) => ({ value: unit.id, label: `${'\u2003'.repeat(depth)}${nameOf(unit)}` })),
            ]}
          />
        </Field>
        <Field label={t('organization.unit.head')} hint={t('organization.unit.head.hint')} error={error('headId')}>
          <Select
            value={draft.headId}
            onChange={(headId) => set({ headId })}
            options={[
              { value: '', label: t('organization.unit.none') },
              ...heads.map(({ id, name, role }) => ({ value: id, label: `${name} · ${t(`organization.role.${role}`)}` })),
            ]}
          />
        </Field>
      </div>
      <Field label={t('organization.unit.email')} hint={t('organization.unit.email.hint')} error={error('email')} optional>
        <Input type="email" value={draft.email} onChange={(event) => set({ email: event.currentTarget.value })} />
      </Field>
      <Checkbox
        checked={draft.hours !== null}
        onChange={(own) => set({ hours: own ? start() : null })}
        hint={t('organization.unit.hours.hint')}
      >
        {t('organization.unit.hours.own')}
      </Checkbox>
      {draft.hours ? <HoursEditor hours={draft.hours} error={error} onChange={(hours) => set({ hours })} /> : null}
    </>
  );
}

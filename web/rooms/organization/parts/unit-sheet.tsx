import { t } from '../../../lib/words.ts';
import { Facts } from '../../../ui/section.tsx';
import type { Person, Unit } from '../api.ts';
import { nameOf } from './unit-tree.ts';
import { weekInWords } from './week.ts';

/** A unit: what it is, who heads it, where it is written to, when it works. */
export function UnitSheet({ unit, units, people }: { unit: Unit; units: Unit[]; people: Person[] }) {
  const head = people.find((person) => person.id === unit.headId);
  const parent = units.find((one) => one.id === unit.parentId);
  const none = (words: 'organization.unit.none' | 'organization.unit.noParent' | 'organization.unit.noEmail') => (
    <span className="font-normal text-ink-3">{t(words)}</span>
  );
  return (
    <Facts
      columns={2}
      facts={[
        { name: t('organization.unit.kind'), value: t(`organization.unit.kind.${unit.kind}`) },
        { name: t('organization.unit.parent'), value: parent ? nameOf(parent) : none('organization.unit.noParent') },
        { name: t('organization.unit.head'), value: head?.name ?? none('organization.unit.none') },
        { name: t('organization.unit.email'), value: unit.email ?? none('organization.unit.noEmail') },
        {
          name: t('organization.unit.hours'),
          value: unit.hours
            ? weekInWords(unit.hours).join(' · ') || t('organization.hours.always')
            : t('organization.unit.hours.centre'),
        },
        { name: t('organization.unit.code'), value: unit.code },
      ]}
    />
  );
}

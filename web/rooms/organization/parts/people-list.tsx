import type { ReactNode } from 'react';
import { date } from '../../../lib/format.ts';
import { localeTag, said, t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import { cx } from '../../../ui/cx.ts';
import type { Person, Unit } from '../api.ts';

const columns =
  'grid gap-x-5 @3xl:items-baseline gap-y-0.5 @3xl:grid-cols-[minmax(0,1.5fr)_minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1.2fr)_minmax(0,1fr)]';

export function languagesInWords(codes: readonly string[]): string {
  const names = new Intl.DisplayNames([localeTag()], { type: 'language' });
  return codes.map((code) => names.of(code) ?? code).join(', ');
}

function Row({ person, superior, onOpen }: { person: Person; superior: ReactNode; onOpen: () => void }) {
  return (
    <li className={cx('border-b border-line py-2.5', columns, !person.active && 'text-ink-3')}>
      <div className="min-w-0">
        <button type="button" onClick={onOpen} className="link min-h-6 max-w-full truncate text-left font-semibold">
          {person.name}
        </button>
        <span className="block truncate text-s text-ink-3">{person.email}</span>
      </div>
      <div>
        {t(`organization.role.${person.role}`)}
        <span className="block text-s text-ink-3">{t(`organization.scope.${person.role}`)}</span>
      </div>
      <div>
        <span className="text-ink-3 @3xl:sr-only">{t('organization.person.superior')}: </span>
        {superior}
      </div>
      <div className="min-w-0">
        {person.skills.map((skill) => said(`organization.skill.${skill}`) ?? skill).join(', ')}
        <span className="block text-s text-ink-3">{languagesInWords(person.languages)}</span>
      </div>
      <div className="text-s">
        {person.active ? null : <Chip>{t('organization.person.inactive')}</Chip>}
        {person.assistant ? <Chip>{t('organization.person.assistant')}</Chip> : null}
        {person.absentUntil ? (
          <>
            <Chip tone="changed">{t('organization.person.absent')}</Chip>
            <span className="mt-0.5 block text-ink-2">
              {t('organization.person.absentUntil', { day: date(person.absentUntil), deputy: person.deputyName ?? '' })}
            </span>
          </>
        ) : null}
      </div>
    </li>
  );
}

type Props = { people: Person[]; all: Person[]; units: Unit[]; headless: boolean; onOpen: (person: Person) => void };
/** People with what the centre knows of them; who has left stands last. Only what is too narrow for columns is stacked. */
export function PeopleList({ people, all, units, headless, onOpen }: Props) {
  const nameOf = (id: string | null | undefined): string | undefined => all.find((person) => person.id === id)?.name;
  const above = ({ id, superiorId, unitId }: Person): ReactNode => {
    const head = units.find((unit) => unit.id === unitId)?.headId;
    if (superiorId) return nameOf(superiorId);
    const words =
      head && head !== id
        ? t('organization.person.superior.heads', { name: nameOf(head) ?? '' })
        : t('organization.person.superior.none');
    return <span className="text-ink-3">{words}</span>;
  };
  const ordered = people.toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name));
  return (
    <div className="@container">
      {headless ? null : (
        <div aria-hidden="true" className={cx(columns, 'hidden border-b border-line-strong pb-1.5 text-s text-ink-3 @3xl:grid')}>
          <span>{t('organization.person.name')}</span>
          <span>{t('organization.person.role')}</span>
          <span>{t('organization.person.superior')}</span>
          <span>{t('organization.person.knows')}</span>
          <span>{t('organization.person.state')}</span>
        </div>
      )}
      <ul className="m-0 list-none p-0">
        {ordered.map((person) => (
          <Row key={person.id} person={person} superior={above(person)} onOpen={() => onOpen(person)} />
        ))}
      </ul>
    </div>
  );
}

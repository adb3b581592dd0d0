import { Link } from '@tanstack/react-router';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import type { Person, Unit } from '../api.ts';
import { nameOf, treeOf } from './unit-tree.ts';

const row =
  'grid grid-cols-[1fr_auto] items-baseline gap-x-3 border-b border-line py-2 pr-4 hover:bg-sunken focus-visible:-outline-offset-2';
/** The router marks no link by itself. */
const quiet = { activeProps: {}, inactiveProps: {} };

/** Who is there when, beside who is where. */
const TIMES = [
  { at: 'absences', word: 'organization.calendar.title' },
  { at: 'duty', word: 'organization.duty.title' },
] as const;

/** The chart of the centre, as a list with its levels moved in. */
export function UnitList({ units, people, chosen }: { units: Unit[]; people: Person[]; chosen: string | undefined }) {
  const here = people.filter((person) => person.active);
  const countOf = (unitId: string): number => here.filter((person) => person.unitId === unitId).length;
  const headOf = (unit: Unit): string | undefined => people.find((person) => person.id === unit.headId)?.name;
  return (
    <nav aria-label={t('organization.units')}>
      <Link
        to="/people"
        search={{ unit: 'all' }}
        {...quiet}
        aria-current={chosen === 'all' ? 'page' : undefined}
        className={cx(row, 'pl-4', chosen === 'all' && 'bg-accent-soft')}
      >
        <b className="font-semibold">{t('organization.people.all')}</b>
        <span className="num text-s text-ink-3">{here.length}</span>
      </Link>
      {TIMES.map(({ at, word }) => (
        <Link
          key={at}
          to="/people"
          search={{ unit: at }}
          {...quiet}
          aria-current={chosen === at ? 'page' : undefined}
          className={cx(row, 'pl-4', chosen === at && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]')}
        >
          <b className="font-semibold">{t(word)}</b>
        </Link>
      ))}
      {treeOf(units).map(({ unit, depth }) => (
        <Link
          key={unit.id}
          to="/people"
          search={{ unit: unit.id }}
          {...quiet}
          aria-current={chosen === unit.id ? 'page' : undefined}
          style={{ paddingLeft: `${1 + depth * 1.125}rem` }}
          className={cx(row, chosen === unit.id && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]')}
        >
          <b className="font-semibold">{nameOf(unit)}</b>
          <span className="num text-s text-ink-3">{countOf(unit.id)}</span>
          <span className="col-span-2 text-s text-ink-3">
            {t(`organization.unit.kind.${unit.kind}`)}
            {headOf(unit) ? ` · ${headOf(unit)}` : ''}
          </span>
        </Link>
      ))}
    </nav>
  );
}

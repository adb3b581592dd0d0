import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Kind, Matrix, Unit } from '../api.ts';
import { consultedIn, type Filter, FILTERS, isNarrowed } from './filter.ts';
import { holderKey } from './lines.ts';
import { nameOf, unitName } from './say.ts';

/** What the matrix is narrowed to stands in the address: it is kept when one goes on, and can be sent to somebody else. */
export function useFilter(): { filter: Filter; put: (some: Filter) => void; clear: () => void } {
  const { holder, action, department, vendor } = useSearch({ from: '/framed/attributions' });
  const navigate = useNavigate();
  const put = (some: Filter): void =>
    void navigate({
      to: '/attributions',
      search: (kept) => Object.fromEntries(Object.entries({ ...kept, ...some }).filter(([, value]) => value)),
      replace: true,
    });
  const clear = (): void => put({ holder: '', action: '', department: '', vendor: '' });
  return { filter: { holder, action, department, vendor }, put, clear };
}

type Props = {
  matrix: Matrix;
  kinds: readonly Kind[];
  units: readonly Unit[];
  filter: Filter;
  onPut: (some: Filter) => void;
  onClear: () => void;
};

/** Who, what, which department, which vendor: each a list of what there is. */
export function FilterBar({ matrix, kinds, units, filter, onPut, onClear }: Props) {
  const lists: Record<(typeof FILTERS)[number], { value: string; label: string }[]> = {
    holder: matrix.holders.map((one) => ({ value: holderKey(one.holder), label: one.name })),
    action: kinds.map((kind) => ({ value: kind.code, label: nameOf(kind) })),
    department: consultedIn(matrix).map((code) => ({ value: code, label: unitName(units, code) })),
    vendor: matrix.vendors.map((one) => ({ value: one.unitId, label: one.name })),
  };
  return (
    <search className="flex flex-wrap items-end gap-2 border-b border-line bg-paper px-4 py-2 sm:px-6">
      {FILTERS.map((name) =>
        lists[name].length > 0 ? (
          <Field key={name} label={t(`attributions.filter.${name}`)} className="w-60 max-sm:w-full">
            <Select
              value={filter[name] ?? ''}
              onChange={(value) => onPut({ [name]: value })}
              options={[{ value: '', label: t(`attributions.filter.${name}.all`) }, ...lists[name]]}
            />
          </Field>
        ) : null,
      )}
      {isNarrowed(filter) ? <Button onClick={onClear}>{t('attributions.filter.clear')}</Button> : null}
    </search>
  );
}

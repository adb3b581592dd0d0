import { useState } from 'react';
import { locale, t } from '../../../lib/words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Sign } from '../../../ui/sign.tsx';
import type { Kind, Row } from '../api.ts';
import { valueName } from './facts.ts';
import { kindName } from './say.ts';

/** `desistimiento, garantía, cargo indebido`: the grounds that rights speak of. */
const groundsOf = (rights: readonly Row[]): string => {
  const values = rights.flatMap((row) => row.conditions.filter((one) => one.fact === 'ground').map((one) => String(one.value)));
  return [...new Set(values)].map((value) => valueName('ground', value)).join(', ');
};
const reasonOf = (row: Row): string => (locale() === 'en' ? row.reasonEn : row.reasonEs);

/** What the law gives the customer, in one line across all holders: there is nothing to edit. Its words list them. */
export function RightsLine({ rights, kinds }: { rights: readonly Row[]; kinds: readonly Kind[] }) {
  const [open, setOpen] = useState(false);
  const reasons = Map.groupBy(rights, reasonOf);
  return (
    <span className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
      <Sign kind="own" className="text-s">
        {t('attributions.circuit.own')}
      </Sign>
      <span className="text-ink-2">{t('attributions.right.all')}</span>
      <button type="button" className="link min-h-6" onClick={() => setOpen(true)}>
        {t('attributions.right.list', { count: rights.length })}
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('attributions.right.title')}
        description={t('attributions.right.all')}
      >
        <dl className="m-0">
          {[...reasons].map(([reason, rows]) => (
            <div key={reason} className="border-t border-line py-2 first:border-0">
              <dt className="font-semibold">{reason || t('attributions.right.title')}</dt>
              <dd className="m-0 text-ink-2">{[...new Set(rows.map((row) => kindName(kinds, row.action)))].join(', ')}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </span>
  );
}

export function Rights({ rights, columns, kinds }: { rights: readonly Row[]; columns: number; kinds: readonly Kind[] }) {
  return (
    <tr>
      <th
        scope="row"
        className="sticky left-0 z-1 border-r border-b border-line bg-surface px-4 py-1.5 text-left font-normal sm:pl-6"
      >
        <span className="block font-semibold">{t('attributions.right.title')}</span>
        <span className="block text-meta text-ink-2">{groundsOf(rights)}</span>
      </th>
      <td colSpan={columns} className="border-b border-line px-3 py-1.5">
        <RightsLine rights={rights} kinds={kinds} />
      </td>
    </tr>
  );
}

import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Field } from '../../../ui/field.tsx';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import { Sign } from '../../../ui/sign.tsx';
import type { Limit, Unit } from '../api.ts';
import { CellLines, TrialLink } from './cell.tsx';
import { holderKey } from './lines.ts';
import { RightsLine } from './rights.tsx';
import { headNote, nameOf } from './say.ts';
import { type Table, viewInWords, viewOf } from './views.ts';

type Props = {
  table: Table;
  mine: string | null;
  per: Limit['per'];
  currency: string;
  units: readonly Unit[];
  onOpen: (key: string) => void;
};

/** On a telephone: one holder, and their line of the matrix as a list. It begins with the reader's own role. */
export function ByHolder({ table, mine, per, currency, units, onOpen }: Props) {
  const own = table.columns.find((column) => holderKey(column.holder) === mine) ?? table.columns[0];
  const [who, setWho] = useState(own ? holderKey(own.holder) : '');
  const column = table.columns.find((one) => holderKey(one.holder) === who) ?? own;
  if (!column) return null;
  return (
    <div className="grid gap-5 px-4 py-4">
      <div className="grid gap-1.5">
        <Field label={t('attributions.byHolder')}>
          <Select
            value={holderKey(column.holder)}
            onChange={setWho}
            options={table.columns.map((one) => ({ value: holderKey(one.holder), label: one.name }))}
          />
        </Field>
        <p className="num m-0 flex flex-wrap gap-x-3 text-s text-ink-2">
          {t(column.holder.kind === 'assistant' ? 'attributions.programs' : 'attributions.people', { count: column.people })}
          {column.above ? (
            <span>
              {t('attributions.head.above')} <Sign kind="authorised">{column.above}</Sign>
            </span>
          ) : null}
        </p>
      </div>
      {table.rights.length > 0 ? (
        <Section title={t('attributions.right.title')}>
          <RightsLine rights={table.rights} kinds={table.kinds} />
        </Section>
      ) : null}
      {table.parts.map((part) => (
        <Section key={part.section} title={t(`attributions.section.${part.section}`)}>
          <ul className="m-0 list-none border-t border-line p-0">
            {part.lines.map((line) => {
              const view = viewOf(table, line, column, { per, currency, units });
              return (
                <li key={line.key} className={view.was ? 'border-b border-line bg-accent-soft' : 'border-b border-line'}>
                  <button
                    type="button"
                    data-cell={view.key}
                    onClick={() => onOpen(view.key)}
                    className="grid min-h-11 w-full cursor-pointer grid-cols-[minmax(0,1fr)_9.5rem] gap-3 px-1 py-2 text-left"
                  >
                    <span className="sr-only">{viewInWords(view, nameOf(line.kind), units)}</span>
                    <span aria-hidden="true">
                      <span className="block font-semibold">{nameOf(line.kind)}</span>
                      <span className="block text-meta text-ink-2">{headNote(line.conditions, line.requirements, currency)}</span>
                    </span>
                    <span aria-hidden="true">
                      <CellLines view={view} />
                    </span>
                  </button>
                  {view.trial ? <TrialLink limit={view.trial} /> : null}
                </li>
              );
            })}
          </ul>
        </Section>
      ))}
    </div>
  );
}

import { useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { useNarrower } from '../../../lib/narrow.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { Kind, Limit, Matrix, Unit } from '../api.ts';
import { Behind } from './behind.tsx';
import { ByHolder } from './by-holder.tsx';
import { CellPanel } from './cell-panel.tsx';
import type { Draft } from './draft.ts';
import { DraftSide } from './draft-side.tsx';
import { FitLegend } from './fit-bar.tsx';
import { useFits } from './fits.ts';
import { isNarrowed, narrow as narrowTo } from './filter.ts';
import { FilterBar, useFilter } from './filter-bar.tsx';
import { cellKey } from './lines.ts';
import { MatrixTable } from './matrix.tsx';
import { ReplayPanel } from './replay-panel.tsx';
import { Sentences } from './sentences.tsx';
import { SilentRoles } from './silent-roles.tsx';
import { type CellView, type Table, tableOf, viewOf } from './views.ts';

type Per = Limit['per'];
/** The three that a centre looks at, and the others where the policy uses them. */
const persOf = (rows: Matrix['attributions']): Per[] => {
  const used = (['order', 'day', 'week'] as const).filter((per) =>
    rows.some((row) => row.limits.some((limit) => limit.per === per)),
  );
  return ['request', 'customer30d', 'month', ...used];
};

function find(table: Table, key: string | null, frame: Parameters<typeof viewOf>[3]): CellView | null {
  for (const line of table.parts.flatMap((part) => part.lines)) {
    const column = table.columns.find((one) => cellKey(line.key, one.holder) === key);
    if (column) return viewOf(table, line, column, frame);
  }
  return null;
}

type Props = {
  matrix: Matrix;
  inForce: Matrix;
  kinds: readonly Kind[];
  units: readonly Unit[];
  draft: Draft;
  onBack: () => void;
};

/** The matrix with its bar above and, beside it, the cell that is open or what the draft changes. */
export function MatrixView({ matrix, inForce, kinds, units, draft, onBack }: Props) {
  const { version, may, changes } = matrix;
  const { centre, person } = useMe();
  const [per, setPer] = useState<Per>('request');
  const [open, setOpen] = useState<string | null>(null);
  const [shownRoles, setShownRoles] = useState<string[]>([]);
  const [seeing, setSeeing] = useState(false);
  const phone = useNarrower(768);
  const narrow = useNarrower(1100);
  const place = useRef<HTMLDivElement>(null);
  const isDraft = version.state === 'draft';
  const { filter, put, clear } = useFilter();
  const narrowed = isNarrowed(filter);
  const [filtering, setFiltering] = useState(narrowed);
  const whole = useMemo(
    () => tableOf(matrix, isDraft ? inForce : null, kinds, shownRoles),
    [matrix, inForce, isDraft, kinds, shownRoles],
  );
  const fitOf = useFits(isDraft ? version.id : null);
  const { holder, action, department, vendor } = filter;
  const table = useMemo(
    () => narrowTo(whole, { holder, action, department, vendor }, matrix.vendors),
    [whole, holder, action, department, vendor, matrix.vendors],
  );
  const found = table.columns.length > 0 && (table.parts.length > 0 || table.rights.length > 0);
  const view = find(table, open, { per, currency: centre.currency, units });
  const editable = may.draft && (isDraft || (version.state === 'active' && matrix.draft === null));
  const old = !isDraft && version.id !== matrix.active?.id;
  const readingInForce = version.id === matrix.active?.id && matrix.draft !== null && may.draft;

  function show(key: string): void {
    draft.change.reset();
    setOpen(key);
  }
  function close(): void {
    const key = open;
    setOpen(null);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key ?? '')}"]`)?.focus());
  }
  useKeys('here', [{ keys: 'f', word: 'attributions.filter', run: () => setFiltering(!filtering) }]);
  useKeys('here', open && !narrow ? [{ keys: 'Escape', word: 'shell.close', inInputs: true, run: close }] : []);

  const side = !narrow && !view && isDraft && may.draft && changes.length > 0;
  return (
    <div className="flex h-full min-h-0">
      <div ref={place} className="flex min-w-0 flex-1 flex-col">
        <div className="num flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-paper px-4 py-1.5 sm:px-6">
          {isDraft ? <Chip tone="changed">{t('attributions.draft', { number: version.number })}</Chip> : null}
          {isDraft ? (
            <span className="text-s text-ink-2">
              {t('attributions.draft.on', { number: inForce.version.number, count: changes.length })}
            </span>
          ) : null}
          {isDraft && narrow && changes.length > 0 ? (
            <Button size="s" onClick={() => setSeeing(true)}>
              {t('attributions.changes.see')}
            </Button>
          ) : null}
          {old ? <span>{t('attributions.viewing', { number: version.number })}</span> : null}
          {readingInForce ? <span>{t('attributions.viewing.inForce')}</span> : null}
          {old || readingInForce ? (
            <Button size="s" onClick={onBack}>
              {t('attributions.viewing.back')}
            </Button>
          ) : null}
          {!isDraft && !old && !readingInForce ? (
            <span className="text-s text-ink-2">{t(editable ? 'attributions.hint.edit' : 'attributions.hint.read')}</span>
          ) : null}
          <span className="ml-auto flex items-center gap-4 max-sm:ml-0">
            {per === 'request' ? <FitLegend /> : null}
            <Button size="s" keys="f" aria-expanded={filtering || narrowed} onClick={() => setFiltering(!filtering)}>
              {t('attributions.filter')}
            </Button>
            <Segmented
              label={t('attributions.limits.shown')}
              value={per}
              onChange={setPer}
              options={persOf(matrix.attributions).map((one) => ({ value: one, label: t(`attributions.perShort.${one}`) }))}
            />
          </span>
        </div>
        {isDraft ? <Behind matrix={matrix} /> : null}
        {filtering || narrowed ? (
          <FilterBar matrix={matrix} kinds={kinds} units={units} filter={filter} onPut={put} onClear={clear} />
        ) : null}
        <div className="min-h-0 flex-1 overflow-auto">
          {found ? null : (
            <Empty
              title={t('attributions.filter.nothing')}
              todo={t('attributions.filter.nothing.do')}
              action={<Button onClick={clear}>{t('attributions.filter.clear')}</Button>}
            />
          )}
          {!found ? null : phone ? (
            <ByHolder
              table={table}
              mine={`role:${person.role}`}
              per={per}
              currency={centre.currency}
              units={units}
              onOpen={show}
            />
          ) : (
            <>
              <MatrixTable
                table={table}
                per={per}
                currency={centre.currency}
                units={units}
                open={open}
                fitOf={fitOf}
                onOpen={show}
              />
              <SilentRoles columns={table.silent} editable={editable} onShow={(key) => setShownRoles([...shownRoles, key])} />
            </>
          )}
        </div>
      </div>
      {view ? (
        <CellPanel key={view.key} view={view} draft={draft} units={units} editable={editable} narrow={narrow} onClose={close} />
      ) : null}
      <Dialog
        open={seeing}
        onClose={() => setSeeing(false)}
        title={t('attributions.changes.title', { number: inForce.version.number })}
      >
        <div className="grid gap-6">
          <Sentences changes={changes} />
          {seeing ? <ReplayPanel matrix={matrix} /> : null}
        </div>
      </Dialog>
      {side ? (
        <aside aria-label={t('attributions.changes')} className="w-86 shrink-0 overflow-y-auto border-l border-line bg-paper">
          <DraftSide matrix={matrix} draft={draft} />
        </aside>
      ) : null}
    </div>
  );
}

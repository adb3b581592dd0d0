import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, Suspense, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { onLive } from '../../../lib/live.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Section } from '../../../ui/section.tsx';
import { api, type Case, mayQuery, type MayLine as Line, type Order, type Suggestion } from '../api.ts';
import type { BarHandle } from './bar-handle.ts';
import { useCaseWrite } from './case-write.ts';
import { ActionForm, AskDepartment, bringForms, SupplyForm } from './forms.ts';
import { MayLine } from './may-line.tsx';

type Props = { one: Case; order: Order | null; currency: string; handle: RefObject<BarHandle | null>; onReveal: () => void };
type Open = { action: string; proposed?: Suggestion } | { ask: 'consult' | 'refer' | 'supply' } | null;

/** Sections in the order in which the server gives its lines; within each, what can be done now comes first. */
function sectionsOf(lines: readonly Line[]): { section: string; lines: Line[] }[] {
  const names = [...new Set(lines.map(({ section }) => section))];
  return names.map((section) => {
    const here = lines.filter((line) => line.section === section);
    return { section, lines: [...here.filter(({ can }) => can), ...here.filter(({ can }) => !can)] };
  });
}

/** Notices and policies speak of no case: what they change in the bar is asked for again. */
function useFreshBar(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      onLive(({ name }) => {
        if (/^(information\.notice|attributions\.policy)/.test(name))
          void queries.invalidateQueries({ queryKey: ['cases', 'may'] });
      }),
    [queries],
  );
}

/** The "you may" bar: each kind of action with its circuit, who decides, how long it takes; chosen, its form opens in place. */
export function MayBar({ one, order, currency, handle, onReveal }: Props) {
  const { data: lines, error, refetch } = useQuery({ ...mayQuery(one.id, order?.id ?? one.orderId), enabled: one.may.act });
  const [open, setOpen] = useState<Open>(null);
  const card = useRef<HTMLDivElement>(null);
  useFreshBar();
  useEffect(bringForms, []);
  const choose = useCallback(
    (action: string) => setOpen((shown) => (shown && 'action' in shown && shown.action === action ? null : { action })),
    [],
  );
  const close = useCallback(() => setOpen(null), []);
  const focus = (circuit: 'own' | 'consulted' | 'authorised'): void => {
    const go = (): void => {
      const fitting = [...(card.current?.querySelectorAll<HTMLElement>(`[data-circuit=${circuit}]`) ?? [])];
      const next = fitting[fitting.indexOf(document.activeElement as HTMLElement) + 1] ?? fitting[0];
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
    };
    onReveal();
    // At once where the pane is in sight, so that the next key finds the line; else once it has come into sight.
    if (card.current?.checkVisibility()) go();
    else setTimeout(go);
  };
  const ask = (what: 'consult' | 'refer' | 'supply'): void => {
    onReveal();
    setOpen({ ask: what });
  };
  const taken = useCaseWrite((suggestionId: string, key) => {
    const params = { caseId: one.id, suggestionId };
    return api('POST /cases/:caseId/suggestions/:suggestionId/end', { params, body: { outcome: 'taken' }, key });
  });
  const openProposed = (proposed: Suggestion): void => {
    onReveal();
    if (proposed.action) setOpen({ action: proposed.action, proposed });
  };
  useImperativeHandle(handle, () => ({ focus, ask, open: openProposed }));
  useKeys(
    'here',
    one.may.act
      ? [
          { keys: 'e', word: 'cases.key.act', run: () => focus('own') },
          { keys: 'a', word: 'cases.key.authorise', run: () => focus('authorised') },
          { keys: 'c', word: 'cases.key.consult', run: () => ask('consult') },
          { keys: 'd', word: 'cases.key.refer', run: () => ask('refer') },
          { keys: '', word: 'cases.key.supply', run: () => ask('supply') },
        ]
      : [],
  );
  if (!one.may.act) return <p className="m-0 text-s text-ink-2">{t('cases.may.shut')}</p>;
  const asked = open && 'ask' in open ? open.ask : null;
  const proposed = open && 'action' in open ? open.proposed : undefined;
  const consulted = (lines ?? []).filter(({ can, ruling }) => can && ruling.circuit === 'consulted');
  return (
    <Section title={t('cases.may.title')}>
      {error ? <Problem error={error} kept={null} onRetry={() => void refetch()} /> : null}
      {!lines && !error ? <Waiting lines={6} /> : null}
      <div ref={card} className="grid gap-2.5">
        {one.may.act ? (
          <div className="flex flex-wrap gap-1.5">
            <Button size="s" keys="c" onClick={() => ask('consult')}>
              {t('cases.key.consult')}
            </Button>
            <Button size="s" keys="d" onClick={() => ask('refer')}>
              {t('cases.key.refer')}
            </Button>
            <Button size="s" onClick={() => ask('supply')}>
              {t('cases.foot.supply')}
            </Button>
          </div>
        ) : null}
        <Suspense>
          {asked !== null && asked !== 'supply' ? (
            <AskDepartment key={asked} one={one} mode={asked} consulted={consulted} onChoose={choose} onDone={close} />
          ) : null}
          {asked === 'supply' ? <SupplyForm one={one} order={order} onDone={close} /> : null}
        </Suspense>
        {lines && lines.length > 0 ? (
          <div className="divide-y divide-line overflow-hidden rounded-m border border-line bg-surface">
            {sectionsOf(lines).map(({ section, lines: here }) => (
              <div
                key={section}
                role="group"
                aria-label={t(`cases.section.${section as 'money'}`)}
                className="divide-y divide-line"
              >
                <p aria-hidden="true" className="label-caps m-0 bg-paper px-3 py-1">
                  {t(`cases.section.${section as 'money'}`)}
                </p>
                {here.map((line) => {
                  const on = open !== null && 'action' in open && open.action === line.action;
                  return (
                    <div key={line.action}>
                      <MayLine line={line} currency={currency} on={on} onChoose={choose} />
                      <Suspense>
                        {on && line.can ? (
                          <ActionForm
                            key={proposed?.id}
                            {...{ one, order, currency, line, proposed }}
                            onTaken={() => proposed && taken.mutate(proposed.id)}
                            onDone={close}
                          />
                        ) : null}
                      </Suspense>
                    </div>
                  );
                })}
              </div>
            ))}
          </div>
        ) : null}
        {lines?.length === 0 ? <p className="m-0 text-ink-2">{t('cases.may.none')}</p> : null}
      </div>
    </Section>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { date, time, weekday } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { onLive } from '../../../lib/live.ts';
import { useNarrower } from '../../../lib/narrow.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type Behind, type Scheme, schemeQuery, weeksQuery } from '../api.ts';
import { useAsked } from '../parts/asked.ts';
import { BehindPanel } from '../parts/behind.tsx';
import { Drawing } from '../parts/drawing.tsx';
import { CircuitPicker, PlacePickers, SpanPicker } from '../parts/filters.tsx';
import { Lead } from '../parts/lead.tsx';
import { isMove } from '../parts/moves.ts';
import { SchemeTable } from '../parts/table.tsx';
import { Foot } from '../parts/weeks.tsx';

const GATHER_MS = 1500;
const REFRESH_MS = 30_000;

/** Asks again a moment after something moved: many at once are asked for once. */
function useFresh(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const off = onLive((event) => {
      if (!isMove(event)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: ['scheme'] });
      }, GATHER_MS);
    });
    return () => {
      off();
      clearTimeout(timer);
    };
  }, [queries]);
}

function until({ period, until: at }: Scheme): string {
  if (!period) return t('scheme.until.now', { time: time(at) });
  const noon = (day: string) => `${day}T12:00:00Z`;
  return period.from === period.to
    ? t('scheme.until.day', { day: weekday(noon(period.from)), time: time(at) })
    : t('scheme.until.days', { from: date(noon(period.from)), to: date(noon(period.to)) });
}

/** The organisation with its red demands and green answers, as they happen and for any period; a table says the same. */
export function SchemePage() {
  const looking = useAsked();
  const { asked, span, circuit, as, unit, store, go, valid } = looking;
  const [behind, setBehind] = useState<Behind | null>(null);
  const opener = useRef<Element | null>(null);
  const narrow = useNarrower(768);
  const found = useQuery({
    ...schemeQuery(asked),
    enabled: valid,
    refetchInterval: span === 'now' || span === 'today' ? REFRESH_MS : false,
  });
  const weeks = useQuery(weeksQuery(store));
  const table = as === 'table' || (narrow && as !== 'drawing');
  useFresh();
  const toggle = (): void => go({ as: table ? 'drawing' : 'table' });
  useKeys('here', [{ keys: 't', word: 'scheme.asTable', run: toggle }]);
  const open = (next: Behind): void => {
    opener.current = document.activeElement;
    setBehind(next);
  };
  const close = (): void => {
    setBehind(null);
    if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement) opener.current.focus();
  };
  const { data, error } = found;
  const onField = fieldError(error, 'from') ?? fieldError(error, 'to');
  const unitName = data?.units.find((one) => one.id === unit)?.name;
  const empty = data !== undefined && data.demands.n === 0 && data.supplies.n === 0;
  return (
    <Page
      title={t('scheme.title')}
      tabs={
        <>
          <SpanPicker looking={looking} errorOf={(field) => fieldError(error, field)} />
          <CircuitPicker looking={looking} />
        </>
      }
      aside={
        <div className="flex flex-wrap items-center gap-3">
          <PlacePickers looking={looking} scheme={data} />
          <Button size="s" keys="t" onClick={toggle}>
            {t(table ? 'scheme.asDrawing' : 'scheme.asTable')}
          </Button>
        </div>
      }
    >
      <div className="flex h-full min-h-0 bg-paper">
        <div className="flex min-w-0 flex-1 flex-col overflow-y-auto" aria-busy={found.isPlaceholderData}>
          {error && !onField ? (
            <Problem
              error={error}
              kept={null}
              {...(error instanceof RefusalError ? {} : { onRetry: () => void found.refetch() })}
              className="m-6"
            />
          ) : null}
          {!data && !error && valid ? <Waiting lines={10} /> : null}
          {data && !error ? <p className="num m-0 px-4 pt-2 text-s text-ink-2 sm:px-7">{until(data)}</p> : null}
          {empty ? <Empty title={t('scheme.empty.title')} todo={t('scheme.empty.do')} /> : null}
          {data && !empty && !error ? (
            table ? (
              <div className="flex-1 bg-surface px-4 py-4 sm:px-6">
                <Lead scheme={data} unit={unitName} />
                <div className="pt-4">
                  <SchemeTable scheme={data} circuit={circuit} onOpen={open} />
                </div>
              </div>
            ) : (
              <Stage data={data} circuit={circuit} unit={unitName} live={asked.to === undefined} onOpen={open} />
            )
          ) : null}
          {weeks.data ? <Foot weeks={weeks.data} onOpen={open} /> : null}
        </div>
        {behind ? <BehindPanel behind={behind} asked={asked} onClose={close} /> : null}
      </div>
    </Page>
  );
}

type StageProps = {
  data: Scheme;
  circuit: ReturnType<typeof useAsked>['circuit'];
  unit: string | undefined;
  live: boolean;
  onOpen: (behind: Behind) => void;
};
/** The drawing in its own place: where it is too narrow for it, it is scrolled sideways. */
function Stage({ data, circuit, unit, live, onOpen }: StageProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a drawing wider than its place is scrolled by the arrow keys
    <div
      className="shrink-0 grow overflow-x-auto overflow-y-hidden pb-2"
      tabIndex={0}
      role="region"
      aria-label={t('scheme.scroll')}
    >
      <div className="mx-auto max-w-400 min-w-260">
        <Drawing scheme={data} circuit={circuit} unit={unit} live={live} onOpen={onOpen} />
      </div>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { date } from '../../../lib/format.ts';
import { useNow } from '../../../lib/now.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { dayIn } from '../../../lib/zone.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { budgetsQuery } from '../../attributions/api.ts';
import { TeamBudgets } from '../../attributions/parts/team-budgets.tsx';
import { agentsQuery, type Behind, departmentsQuery, type Period, unequalQuery } from '../api.ts';
import { AgentsTable } from '../parts/agents.tsx';
import { BehindPanel } from '../parts/behind.tsx';
import { ChatPart } from '../parts/chat.tsx';
import { CircuitBars } from '../parts/circuit-bars.tsx';
import { DepartmentsTable } from '../parts/departments.tsx';
import { exportAgents, exportDepartments } from '../parts/export.ts';
import { isPeriod, periodOf, SPANS, type Span } from '../parts/period.ts';
import { PeriodPicker } from '../parts/period-picker.tsx';
import { TelephonePart } from '../parts/telephone.tsx';
import { exportUnequal, Unequal } from '../parts/unequal.tsx';
import { Waits } from '../parts/waits.tsx';

/** The period is in the address, so that what is seen can be sent to somebody else. */
function usePeriod() {
  const search = useSearch({ from: '/framed/reports' });
  const navigate = useNavigate();
  const today = dayIn(useMe().centre.timeZone, new Date(useNow()));
  const span: Span = SPANS.find((one) => one === search.span) ?? 'weeks';
  const period: Period = span === 'custom' ? { ...periodOf('weeks', today), ...search } : periodOf(span, today);
  const go = (next: Span, { from, to }: Period): void =>
    void navigate({ to: '/reports', search: next === 'custom' ? { span: next, from, to } : { span: next }, replace: true });
  return { span, today, period: { from: period.from, to: period.to }, go };
}

function Part({ title, onExport, children }: { title: string; onExport?: () => void; children: ReactNode }) {
  return (
    <section className="px-4 pt-5 pb-6 sm:px-6">
      <header className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="head-650 m-0 text-l">{title}</h2>
        {onExport ? (
          <Button size="s" onClick={onExport} aria-label={t('reports.csv.of', { title })}>
            {t('reports.csv')}
          </Button>
        ) : null}
      </header>
      {children}
    </section>
  );
}

/** What happened in a period: the circuits and the waiting as a picture, then every agent and department; each figure opens its cases. */
export function Reports() {
  const { span, today, period, go } = usePeriod();
  const [behind, setBehind] = useState<Behind | null>(null);
  const opener = useRef<Element | null>(null);
  const valid = isPeriod(period);
  const agents = useQuery({ ...agentsQuery(period), enabled: valid });
  const departments = useQuery({ ...departmentsQuery(period), enabled: valid });
  const budgets = useQuery(budgetsQuery('team'));
  const unequal = useQuery({ ...unequalQuery(period), enabled: valid });
  const { currency } = useMe().centre;
  const error = agents.error ?? departments.error;
  const open = (next: Behind): void => {
    opener.current = document.activeElement;
    setBehind(next);
  };
  const close = (): void => {
    setBehind(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const onField = fieldError(error, 'from') ?? fieldError(error, 'to');
  const data = agents.data && departments.data ? { agents: agents.data, departments: departments.data.rows } : null;
  const empty = data && data.agents.total.cases === 0 && data.agents.rows.length === 0 && data.departments.length === 0;
  return (
    <Page
      title={t('reports.title')}
      tabs={
        <PeriodPicker
          span={span}
          period={period}
          today={today}
          errorOf={(field) => fieldError(error, field)}
          onSpan={(next) => go(next, period)}
          onPeriod={(next) => go('custom', next)}
        />
      }
      aside={valid ? t('reports.days', { from: date(`${period.from}T12:00:00Z`), to: date(`${period.to}T12:00:00Z`) }) : null}
    >
      <div className="flex h-full min-h-0">
        <div className="min-w-0 flex-1 overflow-y-auto" aria-busy={agents.isPlaceholderData || departments.isPlaceholderData}>
          {error && !onField ? (
            <Problem
              error={error}
              kept={null}
              {...(error instanceof RefusalError
                ? {}
                : { onRetry: () => void Promise.all([agents.refetch(), departments.refetch()]) })}
              className="m-6"
            />
          ) : null}
          {!data && !error && valid ? <Waiting lines={10} /> : null}
          {empty ? <Empty title={t('reports.empty.title')} todo={t('reports.empty.do')} /> : null}
          {data && !empty && !error ? (
            <>
              <div className="grid border-b border-line bg-paper lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
                <div className="border-line px-4 py-5 max-lg:border-b sm:px-6 lg:border-r">
                  <CircuitBars total={data.agents.total} onOpen={open} />
                </div>
                <div className="px-4 py-5 sm:px-6">
                  <Waits rows={data.departments} onOpen={open} />
                </div>
              </div>
              <Part title={t('reports.agents')} onExport={() => exportAgents(data.agents, period)}>
                <AgentsTable agents={data.agents} onOpen={open} />
              </Part>
              <Part title={t('reports.departments')} onExport={() => exportDepartments(data.departments, period)}>
                <DepartmentsTable rows={data.departments} onOpen={open} />
              </Part>
              <Part title={t('reports.phone')}>
                <TelephonePart period={period} />
              </Part>
              <Part title={t('reports.chat')}>
                <ChatPart period={period} />
              </Part>
              {unequal.data ? (
                <Part title={t('reports.unequal')} onExport={() => exportUnequal(unequal.data.groups, period, currency)}>
                  <Unequal {...unequal.data} />
                </Part>
              ) : null}
              {budgets.data?.length ? (
                <Part title={t('attributions.budgets')}>
                  <TeamBudgets budgets={budgets.data} />
                </Part>
              ) : null}
            </>
          ) : null}
        </div>
        {behind ? <BehindPanel behind={behind} period={period} onClose={close} /> : null}
      </div>
    </Page>
  );
}

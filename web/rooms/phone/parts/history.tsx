import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Select } from '../../../ui/select.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { type Call, type CallFilter, callsQuery } from '../api.ts';
import { spelled, ticks, whoOf } from './said.ts';

const SHOWN = ['all', 'mine', 'missed', 'answered', 'voicemail', 'out'] as const;
type Shown = (typeof SHOWN)[number];

function filterOf(shown: Shown, personId: string, number: string): CallFilter {
  const sought = number.trim() === '' ? {} : { number };
  if (shown === 'mine') return { personId, ...sought };
  if (shown === 'out') return { direction: 'out', ...sought };
  return shown === 'all' ? sought : { result: shown, direction: 'in', ...sought };
}

const length = (seconds: number | null): string => (seconds === null ? '–' : ticks(seconds));

/** Calls that were, newest first: who, when, how long they waited and spoke, with whom. */
export function History({ onOpen }: { onOpen: (callId: string) => void }) {
  const { person } = useMe();
  const [shown, setShown] = useState<Shown>('all');
  const [number, setNumber] = useState('');
  const found = useInfiniteQuery(callsQuery(filterOf(shown, person.id, number)));
  const calls = found.data?.pages.flatMap((page) => page.calls) ?? [];
  const columns: Column<Call>[] = [
    {
      key: 'who',
      title: t('phone.column.who'),
      cell: (call) => (
        <button
          type="button"
          className="inline-flex min-h-6 cursor-pointer flex-col items-start border-0 p-0 text-left whitespace-nowrap"
          onClick={() => onOpen(call.id)}
        >
          <span className="opens">{whoOf(call)}</span>
          {whoOf(call) === spelled(call.number) ? null : (
            <span className="num block text-s text-ink-3">{spelled(call.number)}</span>
          )}
        </button>
      ),
    },
    {
      key: 'what',
      title: t('phone.column.what'),
      cell: (call) => (
        <span className={call.result === 'missed' || call.result === 'voicemail' ? 'text-bad' : 'text-ink-2'}>
          {t(`phone.result.${call.direction}.${call.result ?? 'now'}`)}
        </span>
      ),
    },
    {
      key: 'at',
      title: t('phone.column.at'),
      cell: (call) => <span className="whitespace-nowrap">{moment(call.startedAt)}</span>,
    },
    { key: 'wait', title: t('phone.column.wait'), numeric: true, cell: (call) => ticks(call.waitSeconds) },
    {
      key: 'talk',
      title: t('phone.column.talk'),
      numeric: true,
      cell: (call) => (call.answeredAt && !call.endKnown ? t('phone.cutOff') : length(call.talkSeconds)),
    },
    { key: 'agent', title: t('phone.column.agent'), cell: (call) => call.agentName ?? '–' },
    {
      key: 'case',
      title: t('phone.column.case'),
      cell: (call) =>
        call.caseId ? (
          <Link
            to="/case/$caseId"
            params={{ caseId: call.caseId }}
            className="link inline-flex min-h-6 items-center whitespace-nowrap"
          >
            {call.caseKey}
          </Link>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <>
      <div className="flex flex-wrap items-end gap-3 border-b border-line bg-paper px-4 py-2.5 sm:px-6">
        <Field label={t('phone.show')}>
          <Select
            value={shown}
            onChange={setShown}
            options={SHOWN.map((value) => ({ value, label: t(`phone.show.${value}`) }))}
          />
        </Field>
        <Field label={t('phone.number')}>
          <Input
            type="search"
            inputMode="tel"
            value={number}
            placeholder="600 10 20 30"
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        </Field>
      </div>
      {found.error ? <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} className="m-4" /> : null}
      {!found.data && !found.error ? <Waiting lines={8} /> : null}
      {found.data && calls.length === 0 ? <Empty title={t('phone.history.empty')} todo={t('phone.history.empty.do')} /> : null}
      {calls.length > 0 ? (
        <div className="px-4 py-3 sm:px-6">
          <Table caption={t('phone.tab.history')} columns={columns} rows={calls} rowKey={({ id }) => id} dense />
        </div>
      ) : null}
      {found.hasNextPage ? (
        <div className="px-4 pb-4 sm:px-6">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('phone.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newKey } from '../../../lib/client.ts';
import { type Matrix, type Replay, replaying, replayQuery } from '../api.ts';

/** Days that each period looks back. */
export const PERIODS = { month: 30, quarter: 91, half: 182, year: 365 } as const;
export type Period = keyof typeof PERIODS;

/** Changes come in quick succession while somebody tries limits: the past is ruled again when the hand rests. */
const REST_MS = 700;
const DAY_MS = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const spanOf = (period: Period): { from: string; to: string } => ({
  from: dayOf(Date.now() - PERIODS[period] * DAY_MS),
  to: dayOf(Date.now() - DAY_MS),
});

/**
 * The replay of a draft. It starts by itself, again with every change of the draft or of the period; what came of the last one stays in
 * sight, marked, until the next has something to say.
 */
export function useReplay(matrix: Matrix, period: Period) {
  const [id, setId] = useState<string | null>(null);
  const [last, setLast] = useState<Replay | null>(null);
  const { version, attributions } = matrix;
  const start = useMutation({
    mutationFn: () =>
      replaying('POST /attributions/replays', { body: { version: version.id, ...spanOf(period) }, key: newKey() }),
    onSuccess: (replay) => setId(replay.id),
  });
  const { mutate } = start;
  const first = useRef(true);
  // The rows are what is asked about: a note or an example changes nothing of it.
  const rows = JSON.stringify(attributions);
  useEffect(() => {
    const rest = first.current ? 0 : REST_MS;
    first.current = false;
    const timer = setTimeout(() => mutate(), rest);
    return () => clearTimeout(timer);
  }, [rows, period, version.id, mutate]);
  const found = useQuery({ ...replayQuery(id ?? ''), enabled: id !== null, placeholderData: keepPreviousData });
  const now = found.data?.id === id ? found.data : undefined;
  if (now?.state === 'done' && now !== last) setLast(now);
  const running = start.isPending || (id !== null && (!now || now.state === 'waiting' || now.state === 'running'));
  return {
    shown: now?.state === 'done' ? now : last,
    running,
    share: now && now.progress > 0 ? now.progress / 1000 : null,
    failed: now?.state === 'failed' ? now.problem : null,
    error: start.error ?? found.error,
    again: () => mutate(),
  };
}

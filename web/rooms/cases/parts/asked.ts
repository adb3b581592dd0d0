import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Money } from '../../../lib/format.ts';
import { type Attachment, mayOneQuery, type MayBody, type MayLine } from '../api.ts';

export type Params = NonNullable<MayBody['params']>;
/** What an agent has typed of an action. */
export type Typed = { params: Params; amount: Money | null; identityVerified: boolean; evidence: Attachment[] };

const REST = 150;

/** What goes to the server: parameters left empty are left out. */
export function bodyOf(action: string, orderId: string | null, typed: Typed): MayBody & { params: Params } {
  const params = Object.fromEntries(
    Object.entries(typed.params).filter(
      ([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
  return { action, orderId, params, amount: typed.amount, identityVerified: typed.identityVerified, evidence: typed.evidence };
}

/**
 * The ruling of what is typed, asked once the hand rests; the answer before it stays meanwhile. `settled`: what is shown speaks of
 * exactly what is typed.
 */
export function useRuling(caseId: string, line: MayLine, body: MayBody) {
  const content = JSON.stringify(body);
  const [rested, setRested] = useState({ content, body });
  useEffect(() => {
    const timer = setTimeout(() => setRested({ content, body: JSON.parse(content) as MayBody }), REST);
    return () => clearTimeout(timer);
  }, [content]);
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    ...mayOneQuery(caseId, rested.body),
    placeholderData: keepPreviousData,
  });
  const settled = rested.content === content && !isFetching && !isPlaceholderData;
  return { now: data ?? line, error: settled ? error : null, settled: settled && !error };
}

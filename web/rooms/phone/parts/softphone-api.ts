import { queryOptions } from '@tanstack/react-query';
import type { asteriskRoutes } from '../../../../server/rooms/channels/phone/asterisk/contract.ts';
import type { softphoneRoutes } from '../../../../server/rooms/channels/phone/softphone/contract.ts';
import { client } from '../../../lib/client.ts';
import type { Account } from './softphone-port.ts';

export const api = client<typeof softphoneRoutes & typeof asteriskRoutes>();

/** My telephone in the browser, with its secret: asked for once a visit. Its key is no room's, so that each call does not ask for it again. */
export const softphoneQuery = queryOptions({
  queryKey: ['softphone', 'mine'],
  queryFn: ({ signal }) => api('GET /phone/softphone', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  // Names that lapse are made anew with every question: a telephone that is registered does not begin again for them.
  structuralSharing: (before, now) => (identity(before) === identity(now) && before !== undefined ? before : now),
});

function identity(answer: unknown): string {
  const { softphone, exchangeCalls } = (answer ?? {}) as { softphone?: Account | null; exchangeCalls?: boolean };
  if (!softphone) return String(exchangeCalls);
  return [softphone.lineId, softphone.wss, softphone.domain, softphone.user, softphone.password, exchangeCalls].join('\n');
}

export const accountsQuery = queryOptions({
  queryKey: ['phone', 'accounts'],
  queryFn: ({ signal }) => api('GET /phone/accounts', { signal }),
});

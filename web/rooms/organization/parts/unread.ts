import { queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../../server/rooms/organization/contract.ts';
import { client } from '../../../lib/client.ts';

const api = client<typeof routes>();

/** The number on the bell: asked anew when the live connection says that something was told. */
export const unreadQuery = queryOptions({
  queryKey: ['organization', 'unread'],
  queryFn: async ({ signal }) => (await api('GET /me', { signal })).unread,
});

import { queryOptions } from '@tanstack/react-query';
import type { routes } from '../../../server/rooms/channels/chat/contract.ts';
import { type AnswerOf, client } from '../../lib/client.ts';

export const api = client<typeof routes>();
export type Chats = AnswerOf<typeof routes, 'GET /chats'>;
export type Chat = Chats['chats'][number];
export type WidgetSheet = AnswerOf<typeof routes, 'GET /chat-widget'>;

/** A visitor who goes away makes no noise: it is asked again while it is looked at. */
const LOOK = 20_000;

export const chatsQuery = queryOptions({
  queryKey: ['chat', 'all'],
  queryFn: ({ signal }) => api('GET /chats', { signal }),
  refetchInterval: LOOK,
});
export const ofCaseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['chat', 'of-case', caseId],
    queryFn: ({ signal }) => api('GET /chats/of-case/:caseId', { params: { caseId }, signal }),
    refetchInterval: ({ state }) => (state.data?.chat && isAlive(state.data.chat) ? LOOK : false),
  });
export const widgetQuery = queryOptions({
  queryKey: ['chat', 'widget'],
  queryFn: ({ signal }) => api('GET /chat-widget', { signal }),
});

export const isAlive = ({ state }: Pick<Chat, 'state'>): boolean =>
  state === 'assistant' || state === 'waiting' || state === 'talking';

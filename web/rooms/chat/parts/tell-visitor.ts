import { useQuery } from '@tanstack/react-query';
import { api, ofCaseQuery } from '../api.ts';

const BEAT = 5_000;

/** While I write in a case whose customer is in the chat, they see that somebody does. */
export function useTellVisitor(caseId: string, writing: boolean): void {
  const chat = useQuery(ofCaseQuery(caseId)).data?.chat;
  useQuery({
    queryKey: ['desk', 'chat-typing', chat?.id],
    queryFn: () => api('POST /chats/:chatId/typing', { params: { chatId: chat?.id ?? '' } }),
    enabled: writing && chat?.state === 'talking' && chat.may.end,
    refetchInterval: BEAT,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

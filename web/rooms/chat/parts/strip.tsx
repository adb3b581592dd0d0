import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Chat, isAlive, ofCaseQuery } from '../api.ts';
import { VisitorState } from './visitor-state.tsx';
import { Waited } from './waited.tsx';

/** What the agent must know before writing: by whom it is read, and how. */
function reach(chat: Chat): string {
  if (chat.here) return t('chat.reach.now');
  return t(chat.mail ? 'chat.reach.mail' : 'chat.reach.none');
}

/** Above the composer while the customer is in the chat: whether they are there and write, and taking or ending it. */
export function ChatStrip({ caseId }: { caseId: string }) {
  const queries = useQueryClient();
  const { data } = useQuery(ofCaseQuery(caseId));
  const act = useMutation({
    mutationFn: ({ chatId, what }: { chatId: string; what: 'take' | 'end' }): Promise<unknown> =>
      api(`POST /chats/:chatId/${what}`, { params: { chatId } }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['chat'] }),
  });
  const chat = data?.chat;
  if (!chat || !isAlive(chat)) return null;
  const press = (what: 'take' | 'end') => act.mutate({ chatId: chat.id, what });
  const waits = chat.state === 'waiting' && chat.requestedAt;
  return (
    <section aria-label={t('chat.strip')} className="px-4 pb-2 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-m border border-accent bg-accent-soft px-3.5 py-2">
        <span role="status">
          <VisitorState chat={chat} />
        </span>
        <span className="min-w-40 flex-1 text-s text-ink-2">
          {chat.state === 'assistant' ? t('chat.withMachine') : reach(chat)}
          {chat.verified ? null : ` ${t('chat.unverified')}`}
        </span>
        {waits ? <Waited since={waits} /> : null}
        {chat.may.take && chat.state !== 'talking' ? (
          <Button size="s" tone="primary" busy={act.isPending} onClick={() => press('take')}>
            {t('chat.take')}
          </Button>
        ) : null}
        {chat.may.end ? (
          <Button size="s" busy={act.isPending} onClick={() => press('end')}>
            {t('chat.end')}
          </Button>
        ) : null}
        {act.error ? <Problem error={act.error} kept={null} className="w-full" /> : null}
      </div>
    </section>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Chat, chatsQuery } from '../api.ts';
import { VisitorState } from './visitor-state.tsx';
import { Waited } from './waited.tsx';

/** One conversation: who, what was said last, how long they wait, and the one thing to do. */
export function ChatRow({ chat, first }: { chat: Chat; first: boolean }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const take = useMutation({
    mutationFn: () => api('POST /chats/:chatId/take', { params: { chatId: chat.id } }),
    onSuccess: async ({ caseId }) => {
      void queries.invalidateQueries({ queryKey: ['chat'] });
      await navigate({ to: '/case/$caseId', params: { caseId } });
    },
    onError: () => void queries.invalidateQueries(chatsQuery),
  });
  useKeys('here', first && chat.may.take ? [{ keys: 't', word: 'chat.key.take', run: () => take.mutate() }] : []);
  const waits = chat.state === 'waiting' && chat.requestedAt !== null;
  return (
    <li className="grid gap-2 border-b border-line px-4 py-3 sm:grid-cols-[minmax(0,1fr)_8rem_8rem] sm:items-center sm:gap-5 sm:px-6">
      <div className="min-w-0">
        <p className="m-0 flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link to="/case/$caseId" params={{ caseId: chat.caseId }} className="link font-semibold">
            {chat.name || t('chat.somebody')}
          </Link>
          <span className="num text-s text-ink-3">{chat.key}</span>
          <VisitorState chat={chat} />
          {chat.verified ? <Chip>{t('chat.verified')}</Chip> : null}
          {chat.language === 'es' ? null : <Chip>{chat.language.toUpperCase()}</Chip>}
        </p>
        <p className="m-0 mt-0.5 truncate text-ink-2">
          {chat.lastBy === 'visitor' ? null : <span className="text-ink-3">{t(`chat.by.${chat.lastBy}`)} </span>}
          {chat.lastText}
        </p>
        {chat.page ? <p className="m-0 truncate text-s text-ink-3">{chat.page}</p> : null}
        {take.error ? <Problem error={take.error} kept={null} className="mt-2" /> : null}
      </div>
      {waits ? <Waited since={chat.requestedAt ?? chat.openedAt} /> : <span className="text-s text-ink-2">{chat.agentName}</span>}
      <span className="sm:justify-self-end">
        {chat.may.take && (waits || chat.state === 'assistant' || !chat.may.end) ? (
          <Button
            tone={first ? 'primary' : 'plain'}
            busy={take.isPending}
            {...(first ? { keys: 't' } : {})}
            onClick={() => take.mutate()}
          >
            {t('chat.take')}
          </Button>
        ) : (
          <Button onClick={() => void navigate({ to: '/case/$caseId', params: { caseId: chat.caseId } })}>
            {t('chat.open')}
          </Button>
        )}
      </span>
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { setBadge } from '../../../lib/badges.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { api, chatsQuery } from '../api.ts';
import { hasSound, ring } from './sound.ts';

const BEAT = 45_000;

/** Keeps the number of those who wait on the rail, says every little while that I am there, and calls when somebody new waits. Draws nothing. */
export function ChatBell() {
  const { screens } = useMe();
  const { data } = useQuery({ ...chatsQuery, enabled: screens.includes('chats') });
  const waiting = data?.chats.filter((chat) => chat.state === 'waiting') ?? [];
  const known = useRef<Set<string> | null>(null);
  const ids = waiting.map(({ id }) => id).join();
  const seat = data?.seat;
  useEffect(() => setBadge('chats', waiting.length), [waiting.length]);
  useEffect(() => {
    if (!data) return;
    const now = ids === '' ? [] : ids.split(',');
    const fresh = known.current ? now.filter((id) => !known.current?.has(id)) : [];
    known.current = new Set(now);
    if (fresh.length === 0 || !seat?.available) return;
    if (hasSound()) ring();
    const first = data.chats.find(({ id }) => id === fresh[0]);
    if (first && document.hidden && 'Notification' in window && Notification.permission === 'granted')
      new Notification(t('chat.new', { name: first.name || t('chat.somebody') }), { body: first.lastText, tag: first.id });
  }, [ids, data, seat?.available]);
  const available = seat?.available ?? false;
  const capacity = seat?.capacity ?? 1;
  useQuery({
    queryKey: ['desk', 'chat-seat', { available, capacity }],
    queryFn: () => api('POST /chats/seat', { body: { available, capacity } }),
    enabled: available,
    refetchInterval: BEAT,
    refetchIntervalInBackground: true,
    staleTime: BEAT,
    gcTime: 0,
    retry: false,
  });
  return null;
}

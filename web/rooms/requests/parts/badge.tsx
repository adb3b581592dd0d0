import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setBadge } from '../../../lib/badges.ts';
import { useMe } from '../../../lib/session.ts';
import { countQuery } from '../api.ts';

/** Keeps the number on the rail, whatever screen is open. Draws nothing. */
export function RequestsBadge() {
  const { screens } = useMe();
  const count = useQuery({ ...countQuery, enabled: screens.includes('requests') });
  useEffect(() => setBadge('requests', count.data ?? 0), [count.data]);
  return null;
}

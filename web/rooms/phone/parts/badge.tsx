import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setBadge } from '../../../lib/badges.ts';
import { useMe } from '../../../lib/session.ts';
import { callBacksQuery } from '../api.ts';

/** Keeps the number of calls that are owed on the rail, whatever screen is open. Draws nothing. */
export function CallsBadge() {
  const { screens } = useMe();
  const owed = useQuery({ ...callBacksQuery('open'), enabled: screens.includes('phone') });
  useEffect(() => setBadge('phone', owed.data?.length ?? 0), [owed.data]);
  return null;
}

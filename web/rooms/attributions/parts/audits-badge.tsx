import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setBadge } from '../../../lib/badges.ts';
import { auditsQuery } from './trial-queries.ts';
import { useLeads } from './trial-say.ts';

/** Keeps the number of grants to review on the rail, whatever screen is open. Draws nothing. */
export function AuditsBadge() {
  const leads = useLeads();
  const open = useQuery({ ...auditsQuery(false), enabled: leads });
  const waiting = open.data?.length ?? 0;
  useEffect(() => setBadge('attributions', waiting), [waiting]);
  return null;
}

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { requestsOfCase } from '../../requests/views.ts';
import { longestCircuit } from '../decide.ts';
import { showWaits } from '../sql.ts';
import { openActions } from '../taken/sql.ts';

/**
 * Brings what a list shows of a case up to date: what it waits for, and by which circuit. System only: called wherever something of
 * the case began or ended.
 */
export const refreshWaits = action(
  'cases.refreshWaits',
  z.object({ caseId: z.uuid() }),
  async (tx, { caseId }): Promise<void> => {
    const running = await openActions(tx, caseId);
    const requests = (await requestsOfCase(tx, caseId)).filter((r) => r.isOpen);
    const waits = new Set<string>(requests.map((r) => r.kind));
    for (const one of running) if (one.state === 'executing' || one.state === 'unknown') waits.add('execution');
    const asked = requests.flatMap((r) =>
      r.kind === 'authorization' ? ['authorised' as const] : r.kind === 'consultation' ? ['consulted' as const] : [],
    );
    await showWaits(tx, caseId, [...waits], longestCircuit([...running.map((r) => r.circuit), ...asked]));
  },
);

import { look } from '../../platform/act.ts';
import type { TimedJob } from '../../platform/reactions.ts';
import type { Scan } from './contract.ts';
import { judge } from './verdicts/actions/judge.ts';
import { waitingFiles } from './verdicts/views.ts';

const SWEEP_SECONDS = 60;

export const timedJobs = ({ scan }: { scan: Scan | null }): TimedJob[] => [
  {
    // What a lost job left behind, and what came before there was a scanner.
    name: 'documents.sweep',
    everySeconds: SWEEP_SECONDS,
    run: async ({ orgIds, sessionFor }) => {
      if (!scan) return;
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        for (const sha256 of await look(session, waitingFiles)) {
          const reached = await judge(session, sha256, scan).then(
            () => true,
            (error: unknown) => {
              session.ctx.log.warn({ err: error }, 'a file was not scanned');
              return false;
            },
          );
          if (!reached) break;
        }
      }
    },
  },
];

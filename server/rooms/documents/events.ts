import type { Reaction } from '../../platform/reactions.ts';
import type { Scan } from './contract.ts';
import { judge } from './verdicts/actions/judge.ts';
import { events } from './verdicts/contract.ts';

/** `scan` is null where no scanner is set: files wait then. */
export const reactions = ({ scan }: { scan: Scan | null }): Reaction[] => [
  {
    name: 'documents.judge',
    on: [events.kept],
    run: async (session, event) => {
      if (scan && typeof event.data.sha256 === 'string') await judge(session, event.data.sha256, scan);
    },
  },
];

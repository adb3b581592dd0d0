import { api, type Attachment, type DoorChoice } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import type { Forwarded } from './composer-forward.tsx';
import type { Mode } from './draft.ts';

export type Letter = {
  mode: Mode;
  text: string;
  html: string | null;
  attachments: Attachment[];
  promisedAt: string | null;
  door: DoorChoice | null;
  cc: string[];
  /** An hour, or as this person is used to. */
  when: string;
  ask: boolean;
  forwarded: Forwarded;
  version: number;
};

/** Sends what was written to whom it is for: the customer, the house, somebody outside. */
export function useSending(caseId: string, settle: (mode: Mode) => Promise<void>) {
  return useCaseWrite(async ({ mode, forwarded, ...letter }: Letter, key) => {
    const params = { caseId };
    await settle(mode);
    const { text, attachments } = letter;
    if (mode === 'note') return api('POST /cases/:caseId/notes', { params, body: { text }, key });
    if (mode === 'forward')
      return api('POST /cases/:caseId/forwards', {
        params,
        body: { ...forwarded, to: forwarded.to.trim(), text, attachments },
        key,
      });
    return api('POST /cases/:caseId/replies', { params, body: letter, key });
  });
}

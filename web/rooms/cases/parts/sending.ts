import { useEffect, useEffectEvent, useRef } from 'react';
import { UnreachableError } from '../../../lib/client.ts';
import { api, type Case, type Attachment, type DoorChoice } from '../api.ts';
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

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
const idsOf = (one: Case): ReadonlySet<string> => new Set([...one.messages, ...one.held].map(({ id }) => id));

/** Where no answer came back, the case itself may show that it was sent after all: then nothing of it is left to send. */
export function useArrived(
  one: Case,
  { text, myId, error }: { text: string; myId: string; error: unknown },
  onArrived: () => void,
) {
  const before = useRef(idsOf(one));
  const arrived = useEffectEvent(onArrived);
  const isUnsure = error instanceof UnreachableError;
  useEffect(() => {
    if (!isUnsure) return;
    const mine = [
      ...one.messages.map(({ id, author, text: said }) => ({ id, by: author.id, said })),
      ...one.held.map(({ id, by, text: said }) => ({ id, by: by.id, said })),
    ].filter(({ id, by }) => by === myId && !before.current.has(id));
    if (bare(text) !== '' && mine.some(({ said }) => bare(said) === bare(text))) arrived();
  }, [one, text, myId, isUnsure]);
  /** Called as it is sent. */
  return { mark: () => void (before.current = idsOf(one)) };
}

import type { Case } from '../api.ts';
import { joined } from './draft-join.ts';

type Draft = Case['draft'];
/** `base` is the text of the answer that the server had when this was written. */
export type Stashed = { draft: Draft; base: string };

const PLACE = 'mostrador.draft ';
const placeOf = (personId: string, caseId: string): string => `${PLACE}${personId} ${caseId}`;

/** What the server has not got yet, in this tab and for this person alone: neither a session that ends nor a network that is gone costs it. */
export function stash(personId: string, caseId: string, kept: Stashed): void {
  sessionStorage.setItem(placeOf(personId, caseId), JSON.stringify(kept));
}
export const unstash = (personId: string, caseId: string): void => sessionStorage.removeItem(placeOf(personId, caseId));
export function stashed(personId: string, caseId: string): Stashed | null {
  const kept = sessionStorage.getItem(placeOf(personId, caseId));
  return kept === null ? null : (JSON.parse(kept) as Stashed);
}

/** Files of both, each once. */
export const together = (mine: Draft['attachments'], theirs: Draft['attachments']): Draft['attachments'] => [
  ...mine,
  ...theirs.filter(({ sha256 }) => !mine.some((file) => file.sha256 === sha256)),
];

/** What was written and never kept, with what the server has by now: nothing of either is dropped. */
export function recovered({ draft, base }: Stashed, theirs: Draft): Draft {
  const reply = joined(draft.reply, theirs.reply, { known: new Set(['', base]), base });
  const isTheirs = reply !== null && reply === theirs.reply;
  return {
    reply: reply ?? draft.reply,
    html: isTheirs ? theirs.html : reply === null ? draft.html : null,
    note: draft.note || theirs.note,
    forward: draft.forward || theirs.forward,
    door: draft.door ?? theirs.door,
    cc: draft.cc ?? theirs.cc,
    attachments: together(draft.attachments, theirs.attachments),
  };
}

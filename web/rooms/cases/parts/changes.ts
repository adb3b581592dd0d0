import { t } from '../../../lib/words.ts';
import type { Case } from '../api.ts';
import { sayStep } from './steps.ts';

/** What stood on the screen when somebody began to write. */
export type Seen = { version: number; ids: ReadonlySet<string> };
export type Change = { id: string; by: string; words: string };

export const seenOf = ({ version, messages, steps }: Case): Seen => ({
  version,
  ids: new Set([...messages.map(({ id }) => id), ...steps.map(({ id }) => id)]),
});

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

/** What others have added to a case since it was seen: the customer's words, a colleague's answer, what came back from a department. */
export function changesSince(seen: Seen, one: Case, me: { id: string; name: string }): Change[] {
  if (seen.version === one.version) return [];
  const messages = one.messages
    .filter(({ id, author }) => !seen.ids.has(id) && author.id !== me.id && author.kind !== 'system')
    .map(({ id, author, text }) => ({
      id,
      by: author.name || t('cases.customer.unknown'),
      words: short(text.replace(/\s+/g, ' ').trim()),
    }));
  const steps = one.steps
    .filter(({ id, by }) => !seen.ids.has(id) && by !== me.name)
    .map((step) => {
      const { title, detail } = sayStep(step);
      return { id: step.id, by: step.by, words: detail ? `${title}: ${detail}` : title };
    });
  return [...messages, ...steps];
}

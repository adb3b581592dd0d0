/**
 * What stands in the field once the server's text is known beside it: an answer that came back, or what was written in another window, is set
 * below and never dropped. `known` are texts that this field had or kept before, `base` the last of them that the server had. Null: nothing new.
 */
export function joined(
  mine: string,
  theirs: string,
  { known, base }: { known: ReadonlySet<string>; base: string },
): string | null {
  if (theirs === mine || known.has(theirs)) return null;
  const bare = mine.trim();
  if (mine === base || theirs.includes(bare)) return theirs;
  // Where the other text goes on within a word, it is another text.
  const begins = (one: string): boolean => theirs.startsWith(one) && (one === '' || /^(\s|$)/.test(theirs.slice(one.length)));
  const stem = [...known].filter(begins).toSorted((a, b) => b.length - a.length)[0] ?? '';
  const more = theirs.slice(stem.length).trim();
  return more === '' || bare.includes(more) ? null : `${mine}\n\n${more}`;
}

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
  const stem = [...known].filter((one) => theirs.startsWith(one)).toSorted((a, b) => b.length - a.length)[0] ?? '';
  const more = theirs.slice(stem.length).trim();
  return more === '' || bare.includes(more) ? null : `${mine}\n\n${more}`;
}

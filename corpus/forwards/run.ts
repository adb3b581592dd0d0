import { readWritten, rowsIn } from '../mails/written.ts';

type Pair = {
  id: string;
  subject_line: string | null;
  raw_text: string;
  expected: {
    forwarded: boolean;
    from?: { address?: string | null; name?: string | null };
    extra?: { path: string; value: unknown }[];
  };
};
export type Forwards = { pairs: number; right: number; missed: { id: string; expected: string; found: string }[] };

/** What is expected of the sender: told as a whole, or piece by piece. */
function expectedSender({ expected }: Pair): { address: string | null; name: string | null } {
  const piece = (path: string) => {
    const value = expected.extra?.find((one) => one.path === path)?.value;
    return typeof value === 'string' ? value : null;
  };
  return { address: expected.from?.address ?? piece('from.address'), name: expected.from?.name ?? piece('from.name') };
}

/** Reads each text as a mail and compares who is taken for the first sender. A sender without an address is compared by the name. */
export async function readForwards(at: string): Promise<Forwards> {
  const found: Forwards = { pairs: 0, right: 0, missed: [] };
  for (const pair of rowsIn<Pair>(at, 'forward-pairs.jsonl')) {
    found.pairs++;
    const wanted = expectedSender(pair);
    const { forwarded } = await readWritten(pair.raw_text, { subject: pair.subject_line ?? '' });
    const sender = forwarded?.from ?? { address: null, name: '' };
    const isFound = wanted.address ? sender.address === wanted.address.toLowerCase() : sender.name === (wanted.name ?? '');
    const isRight = pair.expected.forwarded ? isFound : !forwarded?.sure;
    if (isRight) found.right++;
    else found.missed.push({ id: pair.id, expected: JSON.stringify(wanted), found: JSON.stringify(sender) });
  }
  return found;
}

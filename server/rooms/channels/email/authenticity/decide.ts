import type { Checked, Origin } from './contract.ts';

const VERDICTS = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror', 'policy'] as const;
type Verdict = Checked['spf'];
export const verdictOf = (text: string | undefined): Verdict => VERDICTS.find((one) => one === text?.toLowerCase()) ?? 'none';

export const domainOf = (address: string | null | undefined): string =>
  address?.slice(address.lastIndexOf('@') + 1).toLowerCase() ?? '';

/** Relaxed alignment without asking anybody: the same domain, or one within the other (RFC 7489, 3.1). */
export function alignedWith(from: string, other: string): boolean {
  if (!from.includes('.') || !other.includes('.')) return false;
  return from === other || from.endsWith(`.${other}`) || other.endsWith(`.${from}`);
}

const MOST_HEAD = 64_000;
/** Header lines as they stand, unfolded; only of the head. */
function linesOf(raw: Buffer): string[] {
  const head =
    raw
      .subarray(0, MOST_HEAD)
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? '';
  return head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
}

/** What stands in brackets is said to people. */
function withoutComments(text: string): string {
  let depth = 0;
  let kept = '';
  for (const sign of text) {
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += sign;
  }
  return kept;
}

type Result = { method: string; verdict: Verdict; of: string };
function resultsOf(text: string): { server: string; results: Result[] } {
  const [first = '', ...rest] = withoutComments(text).split(';');
  const named = !first.includes('=');
  const results = (named ? rest : [first, ...rest]).flatMap((part): Result[] => {
    const found = /^\s*(spf|dkim|dmarc)\s*=\s*(\w+)/i.exec(part);
    if (!found?.[1]) return [];
    const of = /\b(?:smtp\.mailfrom|header\.[dif]|header\.from|smtp\.helo)\s*=\s*"?([^\s";]+)/i.exec(part)?.[1] ?? '';
    return [{ method: found[1].toLowerCase(), verdict: verdictOf(found[2]), of: domainOf(of.includes('@') ? of : `@${of}`) }];
  });
  return { server: named ? (first.trim().split(/\s/)[0]?.toLowerCase() ?? '') : '', results };
}

/** The name that stands for whichever server wrote the topmost line: some name none. */
const TOPMOST = '*';

/**
 * What a server that is trusted found (RFC 8601): its own lines at the head of the mail, down to where the mail came to it; what a sender wrote
 * there himself stands below. Null where it wrote none.
 */
export function foundByTrusted(raw: Buffer, trusted: string, from: string | null): Checked | null {
  const found: Result[] = [];
  let begun = false;
  for (const line of linesOf(raw)) {
    if (begun && /^received\s*:/i.test(line)) break;
    const said = /^authentication-results\s*:(.*)$/i.exec(line)?.[1];
    if (said === undefined) continue;
    const { server, results } = resultsOf(said);
    if (trusted === TOPMOST ? begun : server !== trusted.toLowerCase()) continue;
    begun = true;
    found.push(...results);
  }
  if (!begun) return null;
  const mine = domainOf(from);
  const of = (method: string) => found.filter((one) => one.method === method);
  const best = (method: string): Verdict =>
    (of(method).find((one) => one.verdict === 'pass') ?? of(method)[0])?.verdict ?? 'none';
  const dmarc = of('dmarc')[0]?.verdict ?? 'none';
  const passes = (method: string) => of(method).some((one) => one.verdict === 'pass' && alignedWith(mine, one.of));
  return {
    spf: best('spf'),
    dkim: best('dkim'),
    dmarc,
    aligned: dmarc === 'pass' || (dmarc === 'none' && (passes('dkim') || passes('spf'))),
  };
}

/** Names that nobody ever gets to own (RFC 6761, RFC 2606): asking for them finds nothing, so nobody is asked. */
export const isNobodys = (name: string): boolean => /(^|\.)(example|test|invalid|localhost|local)\.?$/i.test(name);

/** An address of this machine or of the network it stands in: whoever it is only passes mail on. */
export const isNear = (ip: string): boolean =>
  /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd][\da-f]{2}:|^fe80:/i.test(ip);

/** What can be said of a mail's origin for what must not be taken at its word: that it is as it says, that it is not, or neither. */
export function provenanceOf({ auth, forged }: Pick<Origin, 'auth' | 'forged'>): 'proved' | 'refuted' | 'unknown' {
  if (forged) return 'refuted';
  if (auth.aligned) return 'proved';
  return [auth.dmarc, auth.spf, auth.dkim].includes('fail') ? 'refuted' : 'unknown';
}

/** What a mail is wrapped in (RFC 5652): signed, with what was signed within; sealed for somebody's key. */
export type Wrapped = { kind: 'signed'; content: Buffer } | { kind: 'sealed' };

const DEEPEST = 24;
const MOST_ELEMENTS = 200_000;
const LONGEST_HEAD = 500_000;
const SIGNED = '2a864886f70d010702';
/** Enveloped data, encrypted data and authenticated enveloped data. */
const SEALED: readonly string[] = ['2a864886f70d010703', '2a864886f70d010706', '2a864886f70d0109100117'];
const [OID, OCTETS, CONTENT] = [0x06, 0x04, 0xa0];

type Element = { tag: number; from: number; to: number; next: number };
/** Counts what was looked at, so that nothing is looked at for long. */
type Walk = { data: Buffer; left: number };

/** The element that begins at a place, its end told beforehand or by a mark; null where there is none. */
function elementAt(walk: Walk, at: number, end: number, depth: number): Element | null {
  const { data } = walk;
  if (at + 2 > end || depth > DEEPEST || walk.left-- <= 0) return null;
  const [tag, first] = [data[at] ?? 0, data[at + 1] ?? 0];
  const from = at + 2;
  if (first < 0x80) return from + first <= end ? { tag, from, to: from + first, next: from + first } : null;
  if (first > 0x80) {
    const long = first - 0x80;
    if (long > 4 || from + long > end) return null;
    const size = data.readUIntBE(from, long);
    const to = from + long + size;
    return to <= end ? { tag, from: from + long, to, next: to } : null;
  }
  let inner = from;
  while (inner + 2 <= end && (data[inner] !== 0 || data[inner + 1] !== 0)) {
    const child = elementAt(walk, inner, end, depth + 1);
    if (!child) return null;
    inner = child.next;
  }
  return inner + 2 <= end ? { tag, from, to: inner, next: inner + 2 } : null;
}

function childrenOf(walk: Walk, { from, to }: Element, most: number, depth: number): Element[] {
  const found: Element[] = [];
  for (let at = from; at < to && found.length < most; ) {
    const child = elementAt(walk, at, to, depth);
    if (!child) break;
    found.push(child);
    at = child.next;
  }
  return found;
}

/** The bytes of a string, which may come in pieces. */
function octetsOf(walk: Walk, element: Element, depth: number): Buffer | null {
  if (element.tag === OCTETS) return walk.data.subarray(element.from, element.to);
  if (element.tag !== (OCTETS | 0x20) || depth > DEEPEST) return null;
  const pieces = childrenOf(walk, element, MOST_ELEMENTS, depth + 1).map((piece) => octetsOf(walk, piece, depth + 1));
  return pieces.every((piece) => piece !== null) ? Buffer.concat(pieces) : null;
}

/** What a file of S/MIME holds; null where it is none, or is of a kind that nothing can be read of. Says nothing of whether a signature is true. */
export function unwrap(data: Buffer): Wrapped | null {
  const walk: Walk = { data, left: MOST_ELEMENTS };
  const info = elementAt(walk, 0, data.length, 0);
  const [type, content] = info ? childrenOf(walk, info, 2, 1) : [];
  if (type?.tag !== OID || content?.tag !== CONTENT) return null;
  const kind = data.subarray(type.from, type.to).toString('hex');
  if (SEALED.includes(kind)) return { kind: 'sealed' };
  const [signed] = kind === SIGNED ? childrenOf(walk, content, 1, 2) : [];
  const inner = signed ? childrenOf(walk, signed, 3, 3)[2] : undefined;
  const held = inner ? childrenOf(walk, inner, 2, 4)[1] : undefined;
  const [octets] = held?.tag === CONTENT ? childrenOf(walk, held, 1, 5) : [];
  const bytes = octets ? octetsOf(walk, octets, 6) : null;
  return bytes && bytes.length > 0 ? { kind: 'signed', content: bytes } : null;
}

/**
 * A mail with what was signed in it in the place of its wrapping. Of the inner head only what tells how to read it: who wrote the mail stays what the
 * outer head says, which is what was checked.
 */
export function unwrapped(raw: Buffer, content: Buffer): Buffer {
  const parts = (mail: Buffer) => {
    const gap = /\r?\n\r?\n/.exec(mail.subarray(0, LONGEST_HEAD).toString('latin1'));
    const end = gap ? gap.index : mail.length;
    return { head: mail.subarray(0, end).toString('latin1'), body: mail.subarray(gap ? end + gap[0].length : end) };
  };
  const fields = (head: string) => head.split(/\r?\n(?![ \t])/);
  const tells = (field: string) => /^content-/i.test(field);
  const [outer, inner] = [parts(raw), parts(content)];
  const head = [...fields(outer.head).filter((field) => !tells(field)), ...fields(inner.head).filter(tells)].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), inner.body]);
}

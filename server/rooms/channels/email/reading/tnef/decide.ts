/** What Outlook packs into a winmail.dat (MS-OXTNEF): the files, and the text of the mail as plain text, HTML or RTF. */
export type Packed = { files: { name: string; data: Buffer }[]; text: string; html: string; rtf: Buffer | null };

const SIGNATURE = 0x223e9f78;
const [MOST_FILES, MOST_PARTS, MOST_PROPERTIES, LARGEST_RTF] = [200, 5000, 2000, 20_000_000];
const ATTRIBUTE = {
  begin: 0x00069002,
  title: 0x00018010,
  data: 0x0006800f,
  ofFile: 0x00069005,
  ofMessage: 0x00069003,
  body: 0x0002800c,
} as const;
const PROPERTY = { body: 0x1000, rtf: 0x1009, html: 0x1013, data: 0x3701, longName: 0x3707, name: 0x3704 } as const;
/** Bytes of a value by its type; what is of any length says its own. */
const SIZES: Readonly<Record<number, number>> = { 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 };
const OF_ANY_LENGTH = new Set([0x1e, 0x1f, 0x102, 0x0d]);

const latin = new TextDecoder('windows-1252');
const wide = new TextDecoder('utf-16le');
const clean = (text: string): string => text.replace(/\0+$/, '');

/** Reads a packed mail as far as it is whole; null where it is none. Never reads beyond its end, and never more than is sensible. */
export function unpack(raw: Buffer): Packed | null {
  if (raw.length < 6 || raw.readUInt32LE(0) !== SIGNATURE) return null;
  const packed: Packed = { files: [], text: '', html: '', rtf: null };
  let at = 6;
  for (let n = 0; n < MOST_PARTS && at + 9 <= raw.length; n++) {
    const name = raw.readUInt32LE(at + 1);
    const length = raw.readUInt32LE(at + 5);
    const end = at + 9 + length;
    if (end > raw.length) break;
    keep(packed, name, raw.subarray(at + 9, end));
    at = end + 2;
  }
  packed.files = packed.files.filter((file) => file.data.length > 0);
  return packed;
}

function keep(packed: Packed, name: number, data: Buffer): void {
  const last = packed.files.at(-1);
  if (name === ATTRIBUTE.begin && packed.files.length < MOST_FILES) packed.files.push({ name: '', data: Buffer.alloc(0) });
  else if (name === ATTRIBUTE.body) packed.text = clean(latin.decode(data));
  else if (name === ATTRIBUTE.title && last) last.name ||= clean(latin.decode(data));
  else if (name === ATTRIBUTE.data && last) last.data = data;
  else if (name === ATTRIBUTE.ofFile && last) {
    const properties = propertiesIn(data);
    last.name = textOf(properties.get(PROPERTY.longName)) || last.name || textOf(properties.get(PROPERTY.name));
    if (last.data.length === 0) last.data = properties.get(PROPERTY.data)?.data ?? last.data;
  } else if (name === ATTRIBUTE.ofMessage) {
    const properties = propertiesIn(data);
    packed.text ||= textOf(properties.get(PROPERTY.body));
    const html = properties.get(PROPERTY.html);
    if (html) packed.html = clean(latin.decode(html.data));
    const rtf = properties.get(PROPERTY.rtf);
    if (rtf) packed.rtf = expand(rtf.data);
  }
}

type Property = { type: number; data: Buffer };
const textOf = (property: Property | undefined): string =>
  property === undefined ? '' : clean((property.type === 0x1f ? wide : latin).decode(property.data));

/** The properties of a block by their ids; of several values the first. Ends where the block does not hold together. */
function propertiesIn(block: Buffer): Map<number, Property> {
  const found = new Map<number, Property>();
  let at = 4;
  const number = (): number => {
    if (at + 4 > block.length) throw new RangeError('short');
    at += 4;
    return block.readUInt32LE(at - 4);
  };
  const bytes = (length: number): Buffer => {
    if (at + length > block.length) throw new RangeError('short');
    const data = block.subarray(at, at + length);
    at += length + ((4 - (length % 4)) % 4);
    return data;
  };
  try {
    const count = Math.min(block.length >= 4 ? block.readUInt32LE(0) : 0, MOST_PROPERTIES);
    for (let n = 0; n < count; n++) {
      const head = number();
      const [type, id] = [head & 0xffff, head >>> 16];
      if (id >= 0x8000) {
        at += 16;
        if (number() === 0) at += 4;
        else bytes(number());
      }
      const [single, several] = [type & 0x0fff, (type & 0x1000) !== 0];
      const isAny = OF_ANY_LENGTH.has(single);
      const size = SIZES[single];
      if (!isAny && size === undefined) break;
      const values = several || isAny ? Math.min(number(), MOST_PROPERTIES) : 1;
      for (let value = 0; value < values; value++) {
        const data = bytes(isAny ? number() : (size ?? 0));
        if (value === 0) found.set(id, { type: single, data });
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** RTF as it was before it was made small (MS-OXRTFCP); null where it is something else. */
function expand(data: Buffer): Buffer | null {
  if (data.length < 16) return null;
  const [size, kind] = [data.readUInt32LE(4), data.readUInt32LE(8)];
  if (kind === 0x414c454d) return data.subarray(16, 16 + size);
  if (kind !== 0x75465a4c || size > LARGEST_RTF) return null;
  const window = Buffer.alloc(4096);
  window.write(DICTIONARY, 'latin1');
  let written = DICTIONARY.length;
  const out: number[] = [];
  const put = (byte: number): void => {
    out.push(byte);
    window[written++ % 4096] = byte;
  };
  for (let at = 16; at < data.length && out.length < size; ) {
    const flags = data[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < data.length && out.length < size; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(data[at++] ?? 0);
        continue;
      }
      if (at + 2 > data.length) return Buffer.from(out);
      const pair = data.readUInt16BE(at);
      at += 2;
      const from = pair >>> 4;
      if (from === written % 4096) return Buffer.from(out);
      for (let n = 0; n < (pair & 15) + 2 && out.length < size; n++) put(window[(from + n) % 4096] ?? 0);
    }
  }
  return Buffer.from(out);
}

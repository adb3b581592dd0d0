import { outlines } from './glyphs/decide.ts';

const KNOWN =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill';
const tagAt = (index: number): string => KNOWN.slice(index * 5, index * 5 + 4);
const HEADER = 48;
const OWN_TAG = 63;
const RECORD = 16;

type Entry = { tag: string; length: number; isTransformed: boolean };

/** A number in groups of seven bits, the highest first (WOFF2, 4.1). */
function sevens(data: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let next = at; ; ) {
    const byte = data.readUInt8(next++);
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, next };
  }
}

function directoryOf(woff2: Buffer): { entries: Entry[]; at: number } {
  const entries: Entry[] = [];
  let at = HEADER;
  for (let n = woff2.readUInt16BE(12); n > 0; n--) {
    const flags = woff2.readUInt8(at++);
    const index = flags & 63;
    const tag = index === OWN_TAG ? woff2.toString('latin1', at, at + 4) : tagAt(index);
    if (index === OWN_TAG) at += 4;
    let { value, next } = sevens(woff2, at);
    const isOutline = tag === 'glyf' || tag === 'loca';
    const version = flags >> 6;
    const isTransformed = isOutline ? version === 0 : version !== 0;
    if (isTransformed) ({ value, next } = sevens(woff2, next));
    entries.push({ tag, length: value, isTransformed });
    at = next;
  }
  return { entries, at };
}

/** Widths with the left edges that the packing leaves out (WOFF2, 5.4): an outline's own left edge. */
function metrics(packed: Buffer, lefts: readonly number[], wide: number): Buffer {
  const flags = packed.readUInt8(0);
  const widths = packed.subarray(1, 1 + wide * 2);
  let at = 1 + wide * 2;
  const out = Buffer.alloc(wide * 4 + (lefts.length - wide) * 2);
  for (const [glyph, left] of lefts.entries()) {
    const isWide = glyph < wide;
    const isLeftOut = (flags & (isWide ? 1 : 2)) !== 0;
    const edge = isLeftOut ? left : packed.readInt16BE(at);
    if (!isLeftOut) at += 2;
    const to = isWide ? glyph * 4 : wide * 4 + (glyph - wide) * 2;
    if (isWide) widths.copy(out, to, glyph * 2, glyph * 2 + 2);
    out.writeInt16BE(edge, isWide ? to + 2 : to);
  }
  return out;
}

/** Unpacks WOFF2 (W3C Recommendation, 2024) into TrueType, which a PDF can hold. `inflate` undoes Brotli. Throws where it is none. */
export function unpack(woff2: Buffer, inflate: (data: Buffer) => Buffer): Buffer {
  if (woff2.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not WOFF2');
  const { entries, at } = directoryOf(woff2);
  const data = inflate(woff2.subarray(at, at + woff2.readUInt32BE(20)));
  const tables = new Map<string, Buffer>();
  const packed = new Map<string, Buffer>();
  let from = 0;
  for (const { tag, length, isTransformed } of entries) {
    (isTransformed ? packed : tables).set(tag, data.subarray(from, from + length));
    from += length;
  }
  const glyf = packed.get('glyf');
  if (glyf) {
    const { glyphs, places, lefts } = outlines(glyf);
    tables.set('glyf', glyphs).set('loca', places);
    const hmtx = packed.get('hmtx');
    const wide = tables.get('hhea')?.readUInt16BE(34) ?? 0;
    if (hmtx) tables.set('hmtx', metrics(hmtx, lefts, wide));
    const head = Buffer.from(tables.get('head') ?? Buffer.alloc(54));
    head.writeInt16BE(1, 50);
    tables.set('head', head);
  }
  return assemble(woff2.readUInt32BE(4), tables);
}

function assemble(flavour: number, tables: ReadonlyMap<string, Buffer>): Buffer {
  const named = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(12 + named.length * RECORD);
  header.writeUInt32BE(flavour, 0);
  header.writeUInt16BE(named.length, 4);
  const parts = [header];
  let offset = header.length;
  for (const [n, [tag, table]] of named.entries()) {
    const record = 12 + n * RECORD;
    header.write(tag, record, 'latin1');
    header.writeUInt32BE(offset, record + 8);
    header.writeUInt32BE(table.length, record + 12);
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(padded);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

/** Ranges as style sheets write them: `U+0000-00FF,U+0131`. */
export function rangesOf(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

/** Reads one stream of the packed outlines after another. */
class Stream {
  private readonly data: Buffer;
  private at = 0;
  constructor(data: Buffer) {
    this.data = data;
  }
  u8 = (): number => this.data.readUInt8(this.at++);
  u16 = (): number => this.data.readUInt16BE((this.at += 2) - 2);
  i16 = (): number => this.data.readInt16BE((this.at += 2) - 2);
  take = (length: number): Buffer => this.data.subarray(this.at, (this.at += length));
  /** A number of one to three bytes (WOFF2, 4.2). */
  short(): number {
    const code = this.u8();
    if (code === 253) return this.u16();
    if (code === 255) return this.u8() + 253;
    if (code === 254) return this.u8() + 506;
    return code;
  }
}

type Point = { x: number; y: number; on: boolean };
const signed = (flag: number, by: number): number => ((flag & 1) === 1 ? by : -by);

/** How far a point lies from the one before it (WOFF2, 5.2): bits of the flag say how many bytes follow and what they mean. */
function step(flags: Stream, more: Stream): { dx: number; dy: number; on: boolean } {
  const flag = flags.u8();
  const kind = flag & 127;
  const on = flag < 128;
  if (kind < 10) return { dx: 0, dy: signed(kind, ((kind & 14) << 7) + more.u8()), on };
  if (kind < 20) return { dx: signed(kind, (((kind - 10) & 14) << 7) + more.u8()), dy: 0, on };
  if (kind < 84) {
    const [base, byte] = [kind - 20, more.u8()];
    return { dx: signed(kind, 1 + (base & 48) + (byte >> 4)), dy: signed(kind >> 1, 1 + ((base & 12) << 2) + (byte & 15)), on };
  }
  if (kind < 120) {
    const base = kind - 84;
    const dx = signed(kind, 1 + (Math.trunc(base / 12) << 8) + more.u8());
    return { dx, dy: signed(kind >> 1, 1 + (((base % 12) >> 2) << 8) + more.u8()), on };
  }
  if (kind < 124) {
    const [a, b, c] = [more.u8(), more.u8(), more.u8()];
    return { dx: signed(kind, (a << 4) + (b >> 4)), dy: signed(kind >> 1, ((b & 15) << 8) + c), on };
  }
  return { dx: signed(kind, more.u16()), dy: signed(kind >> 1, more.u16()), on };
}

const short = (value: number): Buffer => {
  const out = Buffer.alloc(2);
  out.writeInt16BE(value > 32_767 ? value - 65_536 : value);
  return out;
};

function boxOf(points: readonly Point[]): Buffer {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  return Buffer.concat([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(short));
}

/** As TrueType has a glyph of its own points, each step in two bytes: plain, and the PDF packs it anyway. */
function simple(ends: readonly number[], points: readonly Point[], box: Buffer, program: Buffer): Buffer {
  const flags = Buffer.from(points.map(({ on }) => (on ? 1 : 0)));
  const steps = (of: (p: Point) => number): Buffer[] => points.map((p, n) => short(of(p) - (n > 0 ? of(points[n - 1] ?? p) : 0)));
  const lengths = [short(ends.length), box, ...ends.map(short), short(program.length), program];
  return Buffer.concat([...lengths, flags, ...steps((p) => p.x), ...steps((p) => p.y)]);
}

const MORE = 0x20;
const WITH_PROGRAM = 0x100;
const sizeOf = (flags: number): number => (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);

function composite(parts: Stream, glyphs: Stream, programs: Stream, box: Buffer): Buffer {
  const out = [short(-1), box];
  let hasProgram = false;
  for (let flags = MORE; flags & MORE; ) {
    flags = parts.u16();
    hasProgram ||= (flags & WITH_PROGRAM) !== 0;
    out.push(short(flags), parts.take(2), parts.take(sizeOf(flags)));
  }
  if (hasProgram) {
    const length = glyphs.short();
    out.push(short(length), programs.take(length));
  }
  return Buffer.concat(out);
}

/** Unpacks the outlines of a face (WOFF2, 5.1): the glyphs, where each lies (long form), and the left edge of each. */
export function outlines(packed: Buffer): { glyphs: Buffer; places: Buffer; lefts: number[] } {
  const count = packed.readUInt16BE(4);
  let at = 36;
  const streams = [0, 1, 2, 3, 4, 5, 6].map((n) => {
    const size = packed.readUInt32BE(8 + n * 4);
    at += size;
    return packed.subarray(at - size, at);
  });
  const [contours, counts, flags, glyphs, parts, boxes, programs] = streams.map((s) => new Stream(s)) as [
    ...[Stream, Stream, Stream, Stream, Stream, Stream, Stream],
  ];
  const hasBox = boxes.take(Math.ceil(count / 32) * 4);
  const out: Buffer[] = [];
  const places = Buffer.alloc((count + 1) * 4);
  const lefts: number[] = [];
  let length = 0;
  for (let glyph = 0; glyph < count; glyph++) {
    const n = contours.i16();
    const box = ((hasBox[glyph >> 3] ?? 0) & (128 >> (glyph & 7))) !== 0 ? boxes.take(8) : null;
    const data =
      n === 0
        ? Buffer.alloc(0)
        : n < 0
          ? composite(parts, glyphs, programs, box ?? Buffer.alloc(8))
          : own(n, box, counts, flags, glyphs, programs);
    const padded = data.length % 2 ? Buffer.concat([data, Buffer.alloc(1)]) : data;
    places.writeUInt32BE(length, glyph * 4);
    lefts.push(data.length ? data.readInt16BE(2) : 0);
    out.push(padded);
    length += padded.length;
  }
  places.writeUInt32BE(length, count * 4);
  return { glyphs: Buffer.concat(out), places, lefts };
}

function own(n: number, box: Buffer | null, counts: Stream, flags: Stream, glyphs: Stream, programs: Stream): Buffer {
  const ends: number[] = [];
  for (let i = 0; i < n; i++) ends.push((ends.at(-1) ?? -1) + counts.short());
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i <= (ends.at(-1) ?? -1); i++) {
    const { dx, dy, on } = step(flags, glyphs);
    [x, y] = [x + dx, y + dy];
    points.push({ x, y, on });
  }
  const program = programs.take(glyphs.short());
  return simple(ends, points, box ?? boxOf(points), program);
}

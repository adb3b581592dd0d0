import { deflateSync } from 'node:zlib';
import { pngOf } from './photo.ts';
import { glyphOf, rounded, shaken } from './pen.ts';
import { type Random, randomFrom } from './random.ts';

/** A page as a fax machine has it, A4 in its fine mode: rows of bits, 1 where it is black. */
export type Sheet = { rows: Buffer; width: number; height: number };
export type Hand = { size: number; slant: number; shake: number; nib: number; seed: number; pitch?: number };

const WIDTH = 1728;
const HEIGHT = 2292;
const MARGIN = 150;
const LINE = 17;
const ROW = WIDTH / 8;

/** How things are written: by a hurried hand, by a careful one, by a machine. */
export const HANDS = {
  hurried: { size: 4.4, slant: 0.22, shake: 0.42, nib: 2.4, seed: 7 },
  careful: { size: 4.2, slant: 0.08, shake: 0.2, nib: 2.1, seed: 11 },
  machine: { size: 3.2, slant: 0, shake: 0, nib: 1.9, seed: 1, pitch: 7.6 },
} satisfies Record<string, Hand>;

/** A page with these lines of text on it; an empty line is a gap, `stamp` what the sender's machine prints along the top. */
export function written(text: string, hand: Hand, stamp = ''): Sheet {
  const sheet: Sheet = { rows: Buffer.alloc(ROW * HEIGHT), width: WIDTH, height: HEIGHT };
  const random = randomFrom(hand.seed + text.length);
  if (stamp) line(sheet, stamp, 60, 40, { ...HANDS.machine, size: 2.4, nib: 1.4 }, random);
  let y = 210;
  for (const paragraph of text.split('\n'))
    for (const words of wrapped(paragraph, (WIDTH - 2 * MARGIN) / hand.size, hand)) {
      line(sheet, words, MARGIN + shaken(random, hand.shake * 8), y, hand, random);
      y += LINE * hand.size;
    }
  for (let speck = 0; speck < 160; speck++) dot(sheet, random.int(WIDTH), random.int(HEIGHT), 0.5 + random.int(2) * 0.5);
  return sheet;
}

const widthOf = (text: string, { pitch }: Hand): number =>
  Array.from(text).reduce((sum, letter) => sum + (pitch ?? glyphOf(letter).width), 0);

function wrapped(text: string, room: number, hand: Hand): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && widthOf(longer, hand) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function line(sheet: Sheet, text: string, from: number, y: number, hand: Hand, random: Random): void {
  let x = from;
  for (const letter of text) {
    const { strokes, ...glyph } = glyphOf(letter);
    const width = hand.pitch ?? glyph.width;
    const [lift, tilt] = [shaken(random, hand.shake), hand.slant + shaken(random, hand.shake / 8)];
    for (const stroke of strokes) {
      const points = stroke.map(([px, py]) => {
        const [gx, gy] = [px + shaken(random, hand.shake), py + lift + shaken(random, hand.shake / 2)];
        return [x + (gx + (9 - gy) * tilt) * hand.size, y + gy * hand.size] as const;
      });
      draw(sheet, rounded(points), hand.nib);
    }
    x += (width + shaken(random, hand.shake / 2)) * hand.size;
  }
}

function draw(sheet: Sheet, points: readonly (readonly [number, number])[], nib: number): void {
  for (const [n, [x, y]] of points.entries()) {
    const [toX, toY] = points[n + 1] ?? [x, y];
    const steps = Math.ceil(Math.hypot(toX - x, toY - y) / nib);
    for (let step = 0; step <= steps; step++) {
      const part = steps === 0 ? 0 : step / steps;
      dot(sheet, x + (toX - x) * part, y + (toY - y) * part, nib);
    }
  }
}

function dot({ rows, width, height }: Sheet, x: number, y: number, radius: number): void {
  for (let py = Math.ceil(y - radius); py <= y + radius; py++) {
    if (py < 0 || py >= height) continue;
    const half = Math.sqrt(radius * radius - (py - y) ** 2);
    const [from, to] = [Math.max(0, Math.ceil(x - half)), Math.min(width, Math.floor(x + half) + 1)];
    for (let px = from; px < to; px++) {
      const at = py * ROW + (px >> 3);
      rows[at] = (rows[at] ?? 0) | (128 >> (px & 7));
    }
  }
}

/** The page as far down as it came through, in white below: what is left of a fax whose line fell. */
export const cut = (sheet: Sheet, at: number): Sheet => {
  const rows = Buffer.alloc(sheet.rows.length);
  sheet.rows.copy(rows, 0, 0, at * ROW);
  return { ...sheet, rows };
};

/** As a browser shows it. */
export function pictureOf(sheet: Sheet): Buffer {
  const rows = Buffer.alloc((ROW + 1) * sheet.height);
  for (let y = 0; y < sheet.height; y++) sheet.rows.copy(rows, y * (ROW + 1) + 1, y * ROW, (y + 1) * ROW);
  // In a picture 1 is white; the first byte of each row is no part of it.
  for (let at = 0; at < rows.length; at++) if (at % (ROW + 1) > 0) rows[at] = ~(rows[at] ?? 0) & 255;
  return pngOf({ width: sheet.width, height: sheet.height, depth: 1, colour: 0, rows: deflateSync(rows) });
}

/** As a fax machine and a scanner write it: TIFF, one strip a page (deflated, 204 × 196 points to the inch). */
export function tiffOf(sheets: readonly Sheet[]): Buffer {
  const parts: Buffer[] = [Buffer.from('49492a0008000000', 'hex')];
  let at = 8;
  for (const [n, sheet] of sheets.entries()) {
    const data = deflateSync(sheet.rows);
    const behind = 2 + 11 * 12 + 4;
    const tags: [number, number, number][] = [
      ...([
        [256, 4, sheet.width],
        [257, 4, sheet.height],
        [258, 3, 1],
        [259, 3, 8],
        [262, 3, 0],
      ] as [number, number, number][]),
      ...([
        [273, 4, at + behind + 16],
        [277, 3, 1],
        [278, 4, sheet.height],
        [279, 4, data.length],
      ] as [number, number, number][]),
      ...([
        [282, 5, at + behind],
        [283, 5, at + behind + 8],
      ] as [number, number, number][]),
    ];
    const entry = Buffer.alloc(behind + 16);
    entry.writeUInt16LE(tags.length, 0);
    for (const [i, [tag, type, value]] of tags.entries()) {
      entry.writeUInt16LE(tag, 2 + i * 12);
      entry.writeUInt16LE(type, 4 + i * 12);
      entry.writeUInt32LE(1, 6 + i * 12);
      entry.writeUInt32LE(value, 10 + i * 12);
    }
    for (const [i, value] of [204, 1, 196, 1].entries()) entry.writeUInt32LE(value, behind + i * 4);
    const odd = data.length % 2;
    const next = at + entry.length + data.length + odd;
    entry.writeUInt32LE(n === sheets.length - 1 ? 0 : next, behind - 4);
    parts.push(entry, data, Buffer.alloc(odd));
    at = next;
  }
  return Buffer.concat(parts);
}

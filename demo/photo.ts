import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 480;
const HEIGHT = 360;
type Colour = readonly [number, number, number];
const TABLE: Colour = [214, 203, 184];
const WALL: Colour = [236, 233, 227];
const BODY: Colour = [88, 84, 78];
const WATER: Colour = [132, 160, 196];

/** A customer's photo for the demo: a thing on a table with a puddle, drawn here pixel by pixel so that nothing is borrowed. */
export function demoPhoto(): Buffer {
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1));
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y), y * (WIDTH * 3 + 1) + 1 + x * 3);
  return pngOf({ width: WIDTH, height: HEIGHT, depth: 8, colour: 2, rows: deflateSync(rows) });
}

/** A picture from its deflated rows. `colour` as PNG has it: 0 grey, 2 red, green and blue. */
export function pngOf(of: { width: number; height: number; depth: number; colour: number; rows: Buffer }): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(of.width, 0);
  head.writeUInt32BE(of.height, 4);
  head.set([of.depth, of.colour], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', of.rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) =>
  ((x - cx) * ry) ** 2 + ((y - cy) * rx) ** 2 <= (rx * ry) ** 2;

function colourAt(x: number, y: number): Colour {
  if (inside(x, y, 240, 170, 86, 104) && y < 262) return BODY;
  if (inside(x, y, 330, 150, 40, 62) && !inside(x, y, 330, 150, 26, 46)) return BODY;
  if (inside(x, y, 222, 268, 132, 16)) return WATER;
  return y > 236 ? TABLE : WALL;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

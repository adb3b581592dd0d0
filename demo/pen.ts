import type { Random } from './random.ts';

/**
 * Letters of a pen: strokes as pairs of hexadecimal digits, across and down. Capitals reach from 0 to 9, small letters from 3, tails to c. Corners are
 * rounded when they are drawn, so few points make a letter.
 */
const STROKES: Readonly<Record<string, string>> = {
  ...{ a: '5433130507193957 5359', b: '0009 052353592907', c: '543303093958', d: '5059 553303093957', e: '06565303093958' },
  ...{ f: '402029 0444', g: '543303083957 535a4c1c0b', h: '0009 05235359', i: '0309 0001', j: '232b1c0b 2021' },
  ...{ k: '0009 4306 1549', l: '00081929', m: '0309 05133339 35436369', n: '0309 05235359', o: '230309595323' },
  ...{ p: '030c 052353592907', q: '535c 553303093957', r: '0309 052343', s: '5443030656591908', t: '21283949 0343' },
  ...{ u: '03092957 5359', v: '0329 2953', w: '0319 1934 3459 5963', x: '0359 5309', y: '0338 531c', z: '0353 5309 0959' },
  ...{ A: '0930 3069 1656', B: '0009 00505404 04646909', C: '625000095967', D: '0009 00606909', E: '0050 0009 0959 0444' },
  ...{ F: '0050 0009 0444', G: '625000096965 3565', H: '0009 6069 0464', I: '1019 0020 0929', J: '40491907' },
  ...{ K: '0009 6005 1469', L: '0009 0959', M: '0009 0035 3560 6069', N: '0009 0069 6069', O: '300009696030' },
  ...{ P: '0009 00606505', Q: '300009696030 466a', R: '0009 00606505 2569', S: '6150000464691908', T: '0060 3039' },
  ...{ U: '00096960', V: '0039 3960', W: '0019 1933 3359 5960', X: '0069 6009', Y: '0034 6034 3439', Z: '0060 6009 0969' },
  ...{ 0: '200009595020', 1: '1230 3039', 2: '0200505409 0959', 3: '0100505424 2454590908', 4: '4049 4006 0656' },
  ...{ 5: '5000 0004 0454590908', 6: '5140000959540406', 7: '0050 5019', 8: '200004545020 240409595424', 9: '540400505919' },
  ...{ '.': '0809', ',': '190b', ':': '0405 0809', ';': '1415 190b', '-': '0636', '(': '20020729', ')': '00222709' },
  ...{ '/': '5009', '¿': '2324 26090b4b4a', '?': '020050542426 2829', '¡': '0304 060c', '!': '0006 0809', '+': '0646 2448' },
  ...{ '€': '625010195967 0343 0545', º: '100003333010', _: '0969' },
};
/** Above a small letter; a capital's stand three higher. */
const MARKS: Readonly<Record<string, string>> = {
  '\u0301': '3240',
  '\u0303': '02113140',
  '\u0308': '1011 4041',
  '\u0327': '392b',
};
const CAPITAL = 3;
const BETWEEN = 2.2;
const SPACE = 4.6;

export type Point = readonly [number, number];
export type Glyph = { strokes: Point[][]; width: number };

const read = (strokes: string, up = 0): Point[][] =>
  strokes
    .split(' ')
    .filter(Boolean)
    .map((stroke) =>
      (stroke.match(/../g) ?? []).map(([x = '0', y = '0']): Point => [Number.parseInt(x, 16), Number.parseInt(y, 16) - up]),
    );

const known = new Map<string, Glyph>();
/** A letter with its accent; a space for what the pen does not know. */
export function glyphOf(letter: string): Glyph {
  const glyph = known.get(letter) ?? glyphFrom(letter);
  known.set(letter, glyph);
  return glyph;
}

function glyphFrom(letter: string): Glyph {
  const [base = '', mark = ''] = letter.normalize('NFD');
  const body = read(base === 'i' && mark ? '0309' : (STROKES[base] ?? ''));
  const width = Math.max(0, ...body.flat().map(([x]) => x));
  const isCapital = base !== base.toLowerCase();
  const above = mark ? read(MARKS[mark] ?? '', isCapital ? CAPITAL : 0) : [];
  const shift = (width - 5) / 2;
  const marks = above.map((stroke) => stroke.map(([x, y]): Point => [x + shift, y]));
  return { strokes: [...body, ...marks], width: body.length > 0 ? width + BETWEEN : SPACE };
}

/** Every corner cut twice: what was angular is written by hand. The ends stay where they are. */
export function rounded(stroke: readonly Point[], times = 2): Point[] {
  if (times === 0 || stroke.length < 3) return [...stroke];
  const cut: Point[] = [];
  for (const [n, [x, y]] of stroke.entries()) {
    const next = stroke[n + 1];
    if (n === 0 || !next) cut.push([x, y]);
    if (!next) continue;
    if (n > 0) cut.push([x * 0.75 + next[0] * 0.25, y * 0.75 + next[1] * 0.25]);
    if (n < stroke.length - 2) cut.push([x * 0.25 + next[0] * 0.75, y * 0.25 + next[1] * 0.75]);
  }
  return rounded(cut, times - 1);
}

/** Nobody writes a letter twice alike. */
export const shaken = (random: Random, by: number): number => ((random.int(201) - 100) / 100) * by;

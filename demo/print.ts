import type { LayOut, Letter } from '../server/rooms/documents/contract.ts';

const MM = 72 / 25.4;
const HEIGHT = 842;
const LEFT = 22 * MM;
const WIDTH = 166 * MM;
const WINDOW = 102 * MM;
const LEADING = 1.45;

type Face = 'F1' | 'F2';
type Line = { text: string; x: number; y: number; size: number; face: Face };

/**
 * Lays a letter of the demo out with the faces that every reader of PDF has: the library that lays out real ones is not loaded for a first start's sake.
 * One page: the demo's answers are short.
 */
export const printed: LayOut = (letter) => {
  const [first] = [letter].flat();
  if (!first) throw new RangeError('no letter');
  return Promise.resolve(pdfOf(linesOf(first)));
};

function linesOf(letter: Letter): Line[] {
  const lines: Line[] = [];
  let y = 18 * MM;
  const put = (text: string, size = 10.5, x = LEFT, face: Face = 'F1'): void => {
    for (const part of wrapped(text, (LEFT + WIDTH - x) / size)) {
      lines.push({ text: part, x, y: y + size, size, face });
      y += size * LEADING;
    }
  };
  put(letter.letterhead.name, 15, LEFT, 'F2');
  for (const line of letter.letterhead.lines) put(line, 8.5);
  y = 50 * MM;
  for (const line of letter.addressee) put(line, 10.5, WINDOW);
  y = Math.max(y + 10, 84 * MM);
  put([letter.place, letter.date].filter(Boolean).join(', '));
  if (letter.reference) put(letter.reference, 10.5, LEFT, 'F2');
  y = Math.max(y + 10, 98 * MM);
  put(letter.title, 12.5, LEFT, 'F2');
  for (const paragraph of letter.paragraphs) {
    y += 8;
    for (const line of paragraph.split('\n')) put(line);
  }
  y += 30;
  for (const line of letter.signature) put(line);
  y = HEIGHT - 24 * MM;
  for (const line of letter.foot.split('\n')) put(line, 8.5);
  return lines;
}

/** Of their size, roughly: the demo breaks lines a little early rather than late. */
const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, c) => sum + (/[ijl.,:;'|()tfrI ]/.test(c) ? 0.3 : /[mwMW@]/.test(c) ? 0.88 : /[A-Z]/.test(c) ? 0.71 : 0.56),
    0,
  );

function wrapped(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Those outside Latin 1, as WinAnsi has them. */
const OTHERS: Readonly<Record<string, string>> = { '€': '\u0080', '…': '\u0085', '—': '\u0097', '–': '\u0096', '’': '\u0092' };
const quoted = (text: string): string =>
  text.replaceAll(/[€…—–’]/g, (c) => OTHERS[c] ?? c).replaceAll(/[\\()]/g, (c) => `\\${c}`);

function pdfOf(lines: readonly Line[]): Buffer {
  const drawn = lines.map(
    ({ text, x, y, size, face }) =>
      `BT /${face} ${size} Tf ${x.toFixed(1)} ${(HEIGHT - y).toFixed(1)} Td (${quoted(text)}) Tj ET`,
  );
  const page = drawn.join('\n');
  const face = (name: string): string => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    face('Helvetica'),
    face('Helvetica-Bold'),
  ];
  let file = '%PDF-1.4\n';
  const places = parts.map((part, n) => {
    const place = file.length;
    file += `${n + 1} 0 obj\n${part}\nendobj\n`;
    return String(place).padStart(10, '0');
  });
  const table = places.map((place) => `${place} 00000 n \n`).join('');
  const end = `trailer\n<< /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

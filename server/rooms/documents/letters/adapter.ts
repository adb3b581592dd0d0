import type PDFDocument from 'pdfkit';
import { say } from '../../../platform/words.ts';
import type { LayOut, Letter } from '../contract.ts';
import type { Face, FaceFor } from '../typeface/contract.ts';
import { linesOf, runsOf } from './decide.ts';

const MM = 72 / 25.4;
const PAGE = { width: 210 * MM, height: 297 * MM };
/** Where a window envelope shows the addressee: on the right, as is usual in Spain (ISO 269 DL, window 45 × 100 mm). */
const WINDOW = { x: 102 * MM, y: 50 * MM, width: 88 * MM };
const MARGIN = { side: 22 * MM, top: 18 * MM, bottom: 26 * MM };
const WIDTH = PAGE.width - 2 * MARGIN.side;
/** The first line of text stands below the window. */
const BODY_FROM = 98 * MM;
const A_LETTER = 97;
const LEADING = 1.45;
/** How thick the outline of strong letters is, of their size. */
const STRONG = 0.034;

/** A fax has 204 × 98 points to the inch and no grey: nothing small, nothing thin, nothing pale. */
const LOOKS = {
  letter: { body: 10.5, small: 8.5, name: 15, title: 12.5, ink: '#1c1b19', pale: '#5d5a54', line: 0.6 },
  fax: { body: 12.5, small: 11, name: 17, title: 14, ink: '#000000', pale: '#000000', line: 1.2 },
} as const;
type Look = (typeof LOOKS)[keyof typeof LOOKS];
type Weight = 'plain' | 'strong';
type Style = { size: number; weight?: Weight; colour?: string };
type Paper = InstanceType<typeof PDFDocument>;

/** Sets lines of text on pages by hand: faces change inside a word, and pages break where nothing is torn apart. */
class Setter {
  readonly paper: Paper;
  readonly look: Look;
  y = 0;
  private readonly faceFor: FaceFor;
  private readonly known = new Map<string, Face>();
  constructor(paper: Paper, look: Look, faceFor: FaceFor) {
    this.paper = paper;
    this.look = look;
    this.faceFor = faceFor;
  }

  private faceOf(codePoint: number): string | null {
    const face = this.faceFor(codePoint);
    if (face && !this.known.has(face.name)) {
      this.paper.registerFont(face.name, face.ttf);
      this.known.set(face.name, face);
    }
    return face?.name ?? null;
  }

  private runs(text: string, style: Style): { text: string; width: number; use: () => void }[] {
    return runsOf(text, (codePoint) => this.faceOf(codePoint), this.faceOf(A_LETTER) ?? '').map((run) => {
      const use = (): void => void this.paper.font(run.face);
      use();
      this.paper.fontSize(style.size);
      return { text: run.text, width: this.paper.widthOfString(run.text), use };
    });
  }

  width = (text: string, style: Style): number => this.runs(text, style).reduce((sum, run) => sum + run.width, 0);

  line(text: string, x: number, style: Style): void {
    let at = x;
    for (const run of this.runs(text, style)) {
      run.use();
      const ink = style.colour ?? this.look.ink;
      const isStrong = style.weight === 'strong';
      this.paper.fontSize(style.size).fillColor(ink);
      // The library can't embed another weight of a variable face: an outline of the letters makes them strong.
      if (isStrong) this.paper.strokeColor(ink).lineWidth(style.size * STRONG);
      this.paper.text(run.text, at, this.y, { lineBreak: false, fill: true, stroke: isStrong });
      at += run.width;
    }
    this.y += style.size * LEADING;
  }

  /** A new page where what comes next has no room left. */
  need(height: number): void {
    if (this.y + height <= PAGE.height - MARGIN.bottom) return;
    this.paper.addPage();
    this.y = MARGIN.top;
  }

  block(text: string, style: Style, room = WIDTH, x: number = MARGIN.side): void {
    for (const line of linesOf(text, room, (part) => this.width(part, style))) {
      this.need(style.size * LEADING);
      this.line(line, x, style);
    }
  }

  rule(x: number, width: number): void {
    this.paper
      .moveTo(x, this.y)
      .lineTo(x + width, this.y)
      .lineWidth(this.look.line)
      .strokeColor(this.look.ink)
      .stroke();
  }
}

function head(set: Setter, { letterhead }: Letter): void {
  const { look } = set;
  set.y = MARGIN.top;
  set.block(letterhead.name, { size: look.name, weight: 'strong' });
  set.y += 2;
  for (const line of letterhead.lines) set.block(line, { size: look.small, colour: look.pale }, WINDOW.x - MARGIN.side - 12);
}

function above(set: Setter, letter: Letter): void {
  const { look } = set;
  set.y = WINDOW.y;
  for (const line of letter.addressee) set.block(line, { size: look.body }, WINDOW.width, WINDOW.x);
  set.y = Math.max(set.y + look.body, BODY_FROM - 14 * MM);
  const place = [letter.place, letter.date].filter(Boolean).join(', ');
  const style = { size: look.body };
  set.line(place, MARGIN.side, style);
  if (letter.reference)
    set.block(say(letter.locale, 'documents.letter.reference', { reference: letter.reference }), {
      size: look.body,
      weight: 'strong',
    });
  set.y = Math.max(set.y + look.body, BODY_FROM);
}

function facts(set: Setter, letter: Letter): void {
  if (letter.facts.length === 0) return;
  const { look } = set;
  const nameWidth = WIDTH * 0.34;
  const valueWidth = WIDTH - nameWidth - 12;
  const style = { size: look.body };
  set.rule(MARGIN.side, WIDTH);
  for (const { name, value } of letter.facts) {
    const names = linesOf(name, nameWidth, (part) => set.width(part, style));
    const values = linesOf(value, valueWidth, (part) => set.width(part, style));
    for (let n = 0; n < Math.max(names.length, values.length); n++) {
      const wanted = n === 0 ? Math.min(names.length, 3) * style.size * LEADING + 6 : style.size * LEADING;
      set.need(wanted);
      if (n === 0) set.y += 4;
      const y = set.y;
      set.line(names[n] ?? '', MARGIN.side, { ...style, colour: look.pale });
      set.y = y;
      set.line(values[n] ?? '', MARGIN.side + nameWidth + 12, style);
    }
    set.y += 2;
    set.rule(MARGIN.side, WIDTH);
  }
  set.y += look.body;
}

function feet(set: Setter, letter: Letter, before: number): void {
  const { paper, look } = set;
  const style = { size: look.small, colour: look.pale };
  const count = paper.bufferedPageRange().count - before;
  for (let page = 0; page < count; page++) {
    paper.switchToPage(before + page);
    const numbers = `${page + 1}/${count}`;
    const numberAt = PAGE.width - MARGIN.side - set.width(numbers, style);
    const lines = linesOf(letter.foot, numberAt - MARGIN.side - 12, (part) => set.width(part, style)).slice(0, 3);
    set.y = PAGE.height - MARGIN.bottom + 12;
    set.rule(MARGIN.side, WIDTH);
    const top = set.y + 6;
    set.y = top;
    for (const line of lines) set.line(line, MARGIN.side, style);
    set.y = top;
    set.line(numbers, numberAt, style);
  }
}

function setLetter(set: Setter, letter: Letter): void {
  const { look } = set;
  head(set, letter);
  above(set, letter);
  if (letter.title) set.block(letter.title, { size: look.title, weight: 'strong' });
  set.y += look.body * 0.6;
  for (const paragraph of letter.paragraphs) {
    set.need(look.body * LEADING * 2);
    set.block(paragraph, { size: look.body });
    set.y += look.body * 0.7;
  }
  facts(set, letter);
  set.need(letter.signature.length * look.body * LEADING);
  for (const line of letter.signature) set.block(line, { size: look.body });
}

/** Lays letters out with pdfkit, set in the type that is handed in; each has its own numbers of pages. */
export const layOutIn =
  (faceFor: FaceFor): LayOut =>
  async (given, how) => {
    const letters = [given].flat();
    const { title = '', reference = '', locale, letterhead } = letters[0] ?? {};
    const { default: Document } = await import('pdfkit');
    const paper = new Document({
      ...{ size: 'A4', margin: 0, bufferPages: true, autoFirstPage: false, font: '', lang: locale ?? 'es', displayTitle: true },
      info: { Title: title, Author: letterhead?.name ?? '', Subject: reference },
    });
    const chunks: Buffer[] = [];
    const ended = new Promise<Buffer>((resolve, reject) => {
      paper.on('data', (chunk: Buffer) => void chunks.push(chunk));
      paper.on('end', () => resolve(Buffer.concat(chunks)));
      paper.on('error', reject);
    });
    const set = new Setter(paper, LOOKS[how], faceFor);
    for (const letter of letters) {
      const before = paper.bufferedPageRange().count;
      paper.addPage();
      setLetter(set, letter);
      feet(set, letter, before);
    }
    paper.end();
    return ended;
  };

/** What a layout is made from: volumes only. Keys name the nodes. */
export type Volume = { key: string; n: number; ended: number };
export type Volumes = {
  own: Volume;
  /** Nearest first: drawn from the team upwards. */
  superiors: readonly Volume[];
  /** `away`: those referred, whose answer goes past the team to the customer. */
  departments: readonly (Volume & { away: number })[];
  sections: readonly Volume[];
};
export type Kind = 'own' | 'consulted' | 'authorised' | 'supply';
export type Box = { x: number; y: number; w: number; h: number };
/** One ribbon, from where it leaves to where it arrives; `width` is linear in its volume. */
export type Strand = { kind: Kind; key: string; way: 'demand' | 'answer'; d: string; width: number };
export type Loop = { kind: Exclude<Kind, 'supply'>; demand: { y: number; width: number }; answer: { y: number; width: number } };
export type Node = Box & { key: string; kind: Kind };
export type Layout = {
  width: number;
  height: number;
  /** Pixels of width for one demand. */
  scale: number;
  client: Box;
  team: Box;
  /** Where the team's own words stand. */
  words: { x: number; y: number };
  loops: Loop[];
  nodes: Node[];
  strands: Strand[];
  /** Grounds of the circuits. */
  tints: { kind: Kind; d: string }[];
  /** Filled heads of demands, open heads of answers, and the cuts that tell an answer. */
  heads: string[];
  open: string[];
  cuts: string[];
  /** The dashed way of what was referred; null where nothing was. */
  referred: { d: string; y: number } | null;
};

export const WIDTH = 1388;
export const CLIENT_X = 28;
export const CLIENT_W = 116;
export const LEFT = CLIENT_X + CLIENT_W;
export const TEAM_X = 500;
export const RISER = 520;
/** Where circuit 1 begins to turn. */
export const TURN = 528;
export const INNER = 46;
export const BETWEEN = 26;
export const NODE = { w: 182, h: 34, pitch: 42 };
export const DEPARTMENT = { x: 1000, w: 200, h: 44, pitch: 69 };
export const COLLECTOR = 1296;
/** All demands together are so wide, and one is never wider than this. */
export const ALL = 84;
export const MOST = 5;
/** The thinnest ribbon that is still seen. */
export const LEAST = 1.5;

export const scaleOf = (demands: number): number => Math.min(MOST, ALL / Math.max(demands, 1));
export const widthOf = (n: number, scale: number): number => (n > 0 ? Math.max(LEAST, n * scale) : 0);
export const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);
/** The middle of each of some ribbons that lie side by side. */
export const middles = (widths: readonly number[]): number[] => widths.map((width, at) => total(widths.slice(0, at)) + width / 2);
const r1 = (value: number): number => Math.round(value * 10) / 10;
export const path = (parts: TemplateStringsArray, ...values: number[]): string =>
  parts.reduce((text, part, at) => text + part + (at < values.length ? r1(values[at] ?? 0) : ''), '');

export const filled = (x: number, y: number, width: number): string => {
  const half = width / 2 + 6;
  return path`M${x} ${y}L${x - half * 0.95} ${y - half}V${y + half}Z`;
};
export const openLeft = (x: number, y: number, width: number): string => {
  const half = width / 2 + 5;
  return path`M${x + half * 0.55} ${y - half}L${x} ${y}L${x + half * 0.55} ${y + half}`;
};
export const openRight = (x: number, y: number, width: number): string => {
  const half = width / 2 + 5;
  return path`M${x - 7} ${y - half}L${x} ${y}L${x - 7} ${y + half}`;
};
/** Cuts across an answer that runs to the left, every so often. */
export function cutsLeft(from: number, to: number, y: number, width: number): string[] {
  const [half, slope] = [width / 2 + 1, Math.min(13, width / 4 + 2)];
  const cuts: string[] = [];
  if (width > 3)
    for (let x = from; x > to; x -= 46) cuts.push(path`M${x + slope} ${y - half}L${x} ${y}L${x + slope} ${y + half}`);
  return cuts;
}

export type Lane = { volume: Volume; demand: number; answer: number };
export const lanesOf = (volumes: readonly Volume[], scale: number): Lane[] =>
  volumes.map((volume) => ({ volume, demand: widthOf(volume.n, scale), answer: widthOf(volume.ended, scale) }));

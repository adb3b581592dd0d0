import {
  COLLECTOR,
  cutsLeft,
  DEPARTMENT,
  filled,
  type Lane,
  type Layout,
  LEFT,
  type Loop,
  middles,
  NODE,
  openRight,
  path,
  RISER,
  type Strand,
  TEAM_X,
  total,
  TURN,
} from './geometry.ts';

/** Circuit 1 turns within the team. */
export function ownOf({ demand, answer }: Loop, key: string): Strand[] {
  const [x, middle, radius] = [TURN, (demand.y + answer.y) / 2, (answer.y - demand.y) / 2];
  const strands: Strand[] = [];
  if (demand.width)
    strands.push({
      ...{ kind: 'own', key, way: 'demand', width: demand.width },
      d: path`M${LEFT} ${demand.y}H${x}A${radius} ${radius} 0 0 1 ${x + radius} ${middle}`,
    });
  if (answer.width)
    strands.push({
      ...{ kind: 'own', key, way: 'answer', width: answer.width },
      d: path`M${x + radius} ${middle}A${radius} ${radius} 0 0 1 ${x} ${answer.y}H${LEFT + 12}`,
    });
  return strands;
}

type Part = Pick<Layout, 'nodes' | 'strands' | 'heads' | 'open'>;
type Lifted = Part & { right: number; tints: Layout['tints'] };

/** Circuit 3: a riser to each level and a way back down. The nearest leaves the riser first, so it lies outermost in its bend. */
export function superiorsOf(lanes: readonly Lane[], { demand, answer }: Loop, top: number): Lifted {
  const part: Lifted = { nodes: [], strands: [], heads: [], open: [], tints: [], right: 0 };
  const x = RISER + demand.width + 22;
  const back = x + NODE.w + 18;
  const far = lanes.toReversed();
  const into = middles(far.map((lane) => lane.demand)).toReversed();
  const out = middles(lanes.map((lane) => lane.answer));
  const [upTop, backTop] = [demand.y - demand.width / 2, answer.y - answer.width / 2];
  lanes.forEach((lane, at) => {
    const { key } = lane.volume;
    const node = { key, kind: 'authorised' as const, x, y: top - 31 - NODE.h - at * NODE.pitch, w: NODE.w, h: NODE.h };
    const [y, o, b] = [node.y + NODE.h / 2, into[at] ?? 0, out[at] ?? 0];
    const [bend, turn] = [Math.max(8, lane.demand / 2 + 2), Math.max(8, lane.answer / 2 + 2)];
    part.nodes.push(node);
    if (lane.demand) {
      part.strands.push({
        ...{ kind: 'authorised', key, way: 'demand', width: lane.demand },
        d: path`M${LEFT} ${upTop + o}H${RISER - 12}A${12 + o} ${12 + o} 0 0 0 ${RISER + o} ${upTop - 12}V${y + bend}A${bend} ${bend} 0 0 1 ${RISER + o + bend} ${y}H${x - 5}`,
      });
      part.heads.push(filled(x, y, Math.min(lane.demand, 28)));
    }
    if (lane.answer) {
      part.strands.push({
        ...{ kind: 'authorised', key, way: 'answer', width: lane.answer },
        d: path`M${x + NODE.w} ${y}H${back + b - turn}A${turn} ${turn} 0 0 1 ${back + b} ${y + turn}V${backTop - 12}A${12 + b} ${12 + b} 0 0 1 ${back - 12} ${backTop + b}H${LEFT + 12}`,
      });
      part.open.push(openRight(x + NODE.w + 10, y, Math.min(lane.answer, 14)));
    }
  });
  const highest = part.nodes.at(-1);
  if (highest)
    part.tints.push({ kind: 'authorised', d: path`M${RISER} ${highest.y + 8}H${back + answer.width / 2}V${answer.y}H${RISER}Z` });
  part.right = back + answer.width;
  return part;
}

export type Across = Part & { tints: Layout['tints']; cuts: string[]; bottom: number; edge: number };

/** Circuit 2: fans out to the departments and is gathered beyond them; the lowest comes home innermost. */
export function departmentsOf(lanes: readonly Lane[], { demand, answer }: Loop, right: number): Across {
  const part: Across = {
    nodes: [],
    strands: [],
    heads: [],
    open: [],
    tints: [],
    cuts: [],
    bottom: 0,
    edge: COLLECTOR + answer.width,
  };
  const { x, w, h } = DEPARTMENT;
  const pitch = lanes.length > 7 ? 58 : DEPARTMENT.pitch;
  const first = 92;
  const bottom = Math.max(first + (lanes.length - 1) * pitch + h + 22, answer.y - answer.width / 2 + 8, 200);
  const into = middles(lanes.map((lane) => lane.demand));
  const out = middles(lanes.toReversed().map((lane) => lane.answer)).toReversed();
  const [demandTop, answerTop] = [demand.y - demand.width / 2, answer.y - answer.width / 2];
  const half = (right + x - 6) / 2;
  let gathered = 0;
  lanes.forEach((lane, at) => {
    const { key } = lane.volume;
    const node = { key, kind: 'consulted' as const, x, y: first + at * pitch, w, h };
    const [y, o, b] = [node.y + h / 2, into[at] ?? 0, out[at] ?? 0];
    const turn = Math.max(10, lane.answer / 2 + 2);
    part.nodes.push(node);
    if (lane.demand) {
      part.strands.push({
        ...{ kind: 'consulted', key, way: 'demand', width: lane.demand },
        d: path`M${LEFT} ${demandTop + o}H${right}C${half} ${demandTop + o} ${half} ${y} ${x - 6} ${y}`,
      });
      part.heads.push(filled(x, y, Math.min(lane.demand, 34)));
    }
    if (lane.answer) {
      part.strands.push({
        ...{ kind: 'consulted', key, way: 'answer', width: lane.answer },
        d: path`M${x + w} ${y}H${COLLECTOR + b - turn}A${turn} ${turn} 0 0 1 ${COLLECTOR + b} ${y + turn}V${bottom - 12}A${12 + b} ${12 + b} 0 0 1 ${COLLECTOR - 12} ${bottom + b}H${x - 6}C${half} ${bottom + b} ${half} ${answerTop + b} ${right} ${answerTop + b}H${LEFT + 12}`,
      });
      part.open.push(openRight(COLLECTOR - 16, y, Math.min(lane.answer, 14)));
      gathered += lane.answer;
    }
    if (gathered > 3 && at < lanes.length - 1) {
      const [middle, slope] = [part.edge - gathered / 2, Math.min(9, gathered / 4 + 2)];
      const cut = y + pitch / 2;
      part.cuts.push(path`M${part.edge - gathered - 1} ${cut - slope}L${middle} ${cut}L${part.edge + 1} ${cut - slope}`);
    }
  });
  part.cuts.push(...cutsLeft(COLLECTOR - 40, x, bottom + answer.width / 2, answer.width));
  part.bottom = bottom + answer.width;
  if (lanes.length)
    part.tints.push({
      kind: 'consulted',
      d: path`M${TEAM_X + 24} ${demand.y}H${right}C${half} ${demand.y} ${half} ${first + h / 2} ${x} ${first + h / 2}H${COLLECTOR + answer.width / 2}V${bottom + answer.width / 2}H${x - 6}C${half} ${bottom + answer.width / 2} ${half} ${answer.y} ${right} ${answer.y}H${TEAM_X + 24}Z`,
    });
  return part;
}

/** Downwards: from the team's lower edge to each section and back to the team. */
export function sectionsOf(lanes: readonly Lane[], foot: number): Part {
  const part: Part = { nodes: [], strands: [], heads: [], open: [] };
  const x = RISER + total(lanes.map((lane) => lane.demand)) + 22;
  const back = x + NODE.w + 18;
  const into = middles(lanes.toReversed().map((lane) => lane.demand)).toReversed();
  const out = middles(lanes.map((lane) => lane.answer));
  lanes.forEach((lane, at) => {
    const { key } = lane.volume;
    const node = { key, kind: 'supply' as const, x, y: foot + 32 + at * NODE.pitch, w: NODE.w, h: NODE.h };
    const [y, o, b] = [node.y + NODE.h / 2, into[at] ?? 0, out[at] ?? 0];
    const [bend, turn] = [Math.max(8, lane.demand / 2 + 2), Math.max(8, lane.answer / 2 + 2)];
    part.nodes.push(node);
    if (lane.demand) {
      part.strands.push({
        ...{ kind: 'supply', key, way: 'demand', width: lane.demand },
        d: path`M${RISER + o} ${foot}V${y - bend}A${bend} ${bend} 0 0 0 ${RISER + o + bend} ${y}H${x - 5}`,
      });
      part.heads.push(filled(x, y, Math.min(lane.demand, 28)));
    }
    if (lane.answer)
      part.strands.push({
        ...{ kind: 'supply', key, way: 'answer', width: lane.answer },
        d: path`M${x + NODE.w} ${y}H${back + b - turn}A${turn} ${turn} 0 0 0 ${back + b} ${y - turn}V${foot + 6}`,
      });
  });
  const width = total(lanes.map((lane) => lane.answer));
  if (width) part.open.push(path`M${back - 6} ${foot + 9}L${back + width / 2} ${foot + 2}L${back + width + 6} ${foot + 9}`);
  return part;
}

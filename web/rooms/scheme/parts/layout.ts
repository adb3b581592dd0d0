import {
  BETWEEN,
  CLIENT_W,
  CLIENT_X,
  cutsLeft,
  filled,
  INNER,
  type Kind,
  type Lane,
  lanesOf,
  type Layout,
  LEFT,
  type Loop,
  NODE,
  openLeft,
  path,
  scaleOf,
  TEAM_X,
  total,
  TURN,
  type Volume,
  type Volumes,
  WIDTH,
  widthOf,
} from './geometry.ts';
import { type Across, departmentsOf, ownOf, sectionsOf, superiorsOf } from './ways.ts';

/**
 * The drawing. Demand enters every node on its left, the answer leaves on its right, each circuit is a closed loop. Ribbons to several
 * nodes lie side by side in the order in which they leave, nested in every bend, so that none crosses another.
 */
export function layoutOf({ own, superiors, departments, sections }: Volumes): Layout {
  const sum = (volumes: readonly Volume[]) => volumes.reduce((n, volume) => n + volume.n, 0);
  const scale = scaleOf(Math.max(own.n + sum(superiors) + sum(departments), sum(sections)));
  const up = lanesOf(superiors, scale);
  const across = lanesOf(
    departments.map((one) => ({ ...one, ended: Math.max(0, one.ended - one.away) })),
    scale,
  );
  const down = lanesOf(sections, scale);
  const loops = stack(own, up, across, scale, Math.max(196, 76 + superiors.length * NODE.pitch));
  const [authorised, consulted, alone] = loops;
  const top = authorised.demand.y - authorised.demand.width / 2 - 22;
  const foot = Math.max(alone.answer.y + alone.answer.width / 2 + 20, alone.demand.y - alone.demand.width / 2 + 132, top + 316);
  const lifted = superiorsOf(up, authorised, top);
  const right = Math.max(800, lifted.right + 12);
  const beside = departmentsOf(across, consulted, right);
  const below = sectionsOf(down, foot);
  const bottom = Math.max(foot + 54 + sections.length * NODE.pitch, beside.bottom + 96);
  const away = departments.some((one) => one.away > 0);
  return {
    ...{ width: WIDTH, height: bottom, scale, loops: [...loops] },
    client: { x: CLIENT_X, y: top, w: CLIENT_W, h: foot - top },
    team: { x: TEAM_X, y: top, w: right - TEAM_X, h: foot - top },
    words: { x: 650, y: Math.max(alone.demand.y - alone.demand.width / 2 + 10, foot - 112) },
    nodes: [...lifted.nodes, ...beside.nodes, ...below.nodes],
    strands: [...ownOf(alone, own.key), ...lifted.strands, ...beside.strands, ...below.strands],
    tints: [...lifted.tints, ...beside.tints, ...loops.map(tintOf)],
    heads: [
      ...loops.flatMap(({ demand }) => (demand.width ? [filled(TEAM_X + 1, demand.y, demand.width)] : [])),
      ...lifted.heads,
      ...beside.heads,
      ...below.heads,
    ],
    open: [
      ...loops.flatMap(({ answer }) => (answer.width ? [openLeft(LEFT + 4, answer.y, answer.width)] : [])),
      ...lifted.open,
      ...beside.open,
      ...below.open,
    ],
    cuts: [
      ...loops.flatMap(({ kind, answer }) =>
        cutsLeft({ own: 480, consulted: right - 30, authorised: 740 }[kind], LEFT + 40, answer.y, answer.width),
      ),
      ...beside.cuts,
    ],
    referred: away ? { d: referredWay(beside, bottom, foot), y: bottom - 16 } : null,
  };
}

function referredWay(beside: Across, bottom: number, foot: number): string {
  const [x, y, to] = [Math.min(WIDTH - 3, beside.edge + 10), bottom - 16, CLIENT_X + 58];
  return path`M${beside.edge - 1} ${beside.bottom - 74}Q${x} ${beside.bottom - 60} ${x} ${beside.bottom - 44}V${y - 18}A18 18 0 0 1 ${x - 18} ${y}H${to + 18}A18 18 0 0 1 ${to} ${y - 18}V${foot + 8}`;
}

type Stacked = readonly [Loop, Loop, Loop];
/** The three loops one under the other: demand above, answer below, room for words between. */
function stack(own: Volume, up: readonly Lane[], across: readonly Lane[], scale: number, top: number): Stacked {
  let y = top + 22;
  const loop = (kind: Loop['kind'], demand: number, answer: number): Loop => {
    const placed = {
      kind,
      demand: { y: y + demand / 2, width: demand },
      answer: { y: y + demand + INNER + answer / 2, width: answer },
    };
    y += demand + INNER + answer + BETWEEN;
    return placed;
  };
  const wide = (lanes: readonly Lane[], way: 'demand' | 'answer') => total(lanes.map((lane) => lane[way]));
  return [
    loop('authorised', wide(up, 'demand'), wide(up, 'answer')),
    loop('consulted', wide(across, 'demand'), wide(across, 'answer')),
    loop('own', widthOf(own.n, scale), widthOf(own.ended, scale)),
  ];
}

const tintOf = ({ kind, demand, answer }: Loop): { kind: Kind; d: string } => {
  const radius = (answer.y - demand.y) / 2;
  return {
    kind,
    d:
      kind === 'own'
        ? path`M${LEFT} ${demand.y}H${TURN}A${radius} ${radius} 0 0 1 ${TURN} ${answer.y}H${LEFT}Z`
        : path`M${LEFT} ${demand.y}H${TEAM_X + 24}V${answer.y}H${LEFT}Z`,
  };
};

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout, Strand, Volumes } from './geometry.ts';
import { widthOf } from './geometry.ts';
import { layoutOf } from './layout.ts';

type Point = { x: number; y: number };
const STEPS = 24;

/** A round bend as points: the only arcs drawn are parts of circles. */
function bend(from: Point, to: Point, r: number, sweep: boolean): Point[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const far = Math.hypot(dx, dy);
  const radius = Math.max(r, far / 2);
  const off = Math.sqrt(Math.max(0, radius ** 2 - (far / 2) ** 2)) * (sweep ? 1 : -1);
  const centre = { x: (from.x + to.x) / 2 - (dy / far) * off, y: (from.y + to.y) / 2 + (dx / far) * off };
  const start = Math.atan2(from.y - centre.y, from.x - centre.x);
  let turn = Math.atan2(to.y - centre.y, to.x - centre.x) - start;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  return Array.from({ length: STEPS }, (_, at) => {
    const angle = start + (turn * (at + 1)) / STEPS;
    return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
  });
}

/** A ribbon's middle line as points. */
function pointsOf(d: string): Point[] {
  const points: Point[] = [];
  for (const [, command = '', rest = ''] of d.matchAll(/([MHVCAL])([^MHVCALZ]*)/g)) {
    const n = rest
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const at = points.at(-1) ?? { x: 0, y: 0 };
    const end = { x: n.at(-2) ?? 0, y: n.at(-1) ?? 0 };
    if (command === 'H') points.push({ x: n[0] ?? 0, y: at.y });
    else if (command === 'V') points.push({ x: at.x, y: n[0] ?? 0 });
    else if (command === 'A') points.push(...bend(at, end, n[0] ?? 0, n[4] === 1));
    else if (command === 'C')
      for (let step = 1; step <= STEPS; step++) {
        const s = step / STEPS;
        const mix = (a: number, b: number, c: number, e: number) =>
          (1 - s) ** 3 * a + 3 * (1 - s) ** 2 * s * b + 3 * (1 - s) * s ** 2 * c + s ** 3 * e;
        points.push({ x: mix(at.x, n[0] ?? 0, n[2] ?? 0, end.x), y: mix(at.y, n[1] ?? 0, n[3] ?? 0, end.y) });
      }
    else points.push(end);
  }
  return points;
}

const side = (a: Point, b: Point, p: Point): number => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
/** Whether two pieces cross in earnest; that they touch, or lie side by side as drawn to a tenth, is no crossing. */
const cross = (a: Point, b: Point, c: Point, d: Point): boolean => {
  const [one, two, three, four] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  return one * two < -1 && three * four < -1;
};
const crossing = (one: Strand, other: Strand): boolean => {
  const [p, q] = [pointsOf(one.d), pointsOf(other.d)];
  return p.slice(1).some((b, i) => q.slice(1).some((d, j) => cross(p[i] ?? b, b, q[j] ?? d, d)));
};

const volume = (key: string) =>
  fc
    .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 30 }))
    .map(([n, answered, away]) => {
      const ended = Math.floor((n * answered) / 100);
      return { key, n, ended, away: Math.floor((ended * away) / 100) };
    });
const some = (kind: string, most: number) =>
  fc.integer({ min: 0, max: most }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, at) => volume(`${kind}${at}`))));
const volumes: fc.Arbitrary<Volumes> = fc.record({
  own: volume('own'),
  superiors: some('level', 5),
  departments: some('department', 9),
  sections: some('section', 3),
});
const all = (given: Volumes) => [given.own, ...given.superiors, ...given.departments, ...given.sections];

describe('the drawing, whatever the volumes', () => {
  it('has widths linear in the volumes, and a least one that is still seen', () => {
    fc.assert(
      fc.property(volumes, (given) => {
        const { strands, scale } = layoutOf(given);
        for (const one of all(given)) {
          const demand = strands.filter((strand) => strand.key === one.key && strand.way === 'demand');
          expect(demand.map((strand) => strand.width)).toEqual(one.n > 0 ? [Math.max(1.5, one.n * scale)] : []);
        }
        expect(widthOf(0, scale)).toBe(0);
      }),
    );
  });

  it('has no two ribbons that cross', () => {
    fc.assert(
      fc.property(volumes, (given) => {
        const { strands } = layoutOf(given);
        for (const [at, one] of strands.entries())
          for (const other of strands.slice(at + 1))
            expect(
              crossing(one, other) ? `${one.kind} ${one.key} ${one.way} × ${other.kind} ${other.key} ${other.way}` : '',
            ).toBe('');
      }),
      { numRuns: 60 },
    );
  });

  it('lets demand enter every node on its left and the answer leave on its right, all within the picture', () => {
    fc.assert(
      fc.property(volumes, (given) => {
        const layout: Layout = layoutOf(given);
        for (const node of layout.nodes) {
          const [demand, answer] = (['demand', 'answer'] as const).map((way) =>
            layout.strands.find((one) => one.key === node.key && one.way === way),
          );
          const end = demand ? pointsOf(demand.d).at(-1) : undefined;
          if (end) expect(end.x < node.x && end.y > node.y && end.y < node.y + node.h).toBe(true);
          const start = answer ? pointsOf(answer.d)[0] : undefined;
          if (start)
            expect(start).toEqual({
              x: expect.closeTo(node.x + node.w, 0) as number,
              y: expect.closeTo(node.y + node.h / 2, 0) as number,
            });
        }
        for (const strand of layout.strands)
          for (const { x, y } of pointsOf(strand.d))
            expect(x >= 0 && x <= layout.width && y >= 0 && y <= layout.height).toBe(true);
      }),
    );
  });

  it('closes each circuit: what leaves the customer and what comes home lie apart, with room for words between', () => {
    fc.assert(
      fc.property(volumes, (given) => {
        const edges = layoutOf(given).loops.flatMap(({ demand, answer }) => [
          [demand.y - demand.width / 2, demand.y + demand.width / 2],
          [answer.y - answer.width / 2, answer.y + answer.width / 2],
        ]);
        for (const [at, [, below = 0]] of edges.entries()) {
          const next = edges[at + 1]?.[0];
          if (next !== undefined) expect(next - below).toBeGreaterThanOrEqual(at % 2 === 0 ? 45.9 : 25.9);
        }
      }),
    );
  });
});

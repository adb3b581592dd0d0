/** Times of many turns, in milliseconds, as a bench tells them. */
export type Times = { n: number; p50: number; p95: number; p99: number; perSecond: number };

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Runs `turn` by so many clients at once for so many seconds, each one after the other. */
export async function during(
  seconds: number,
  clients: number,
  turn: (client: number, n: number) => Promise<unknown>,
): Promise<Times> {
  const times: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let n = 0; performance.now() < end; n++) {
        const start = performance.now();
        await turn(client, n);
        times.push(performance.now() - start);
      }
    }),
  );
  const elapsed = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { n: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: Math.round(times.length / elapsed) };
}

/** One thing to reach: what it is, what it came to, what is wanted, and whether it is so. */
export type Aim = { what: string; figure: number; aim: string; met: boolean };
export const atMost = (what: string, figure: number, limit: number): Aim => ({
  what,
  figure: round(figure),
  aim: `≤ ${limit}`,
  met: figure <= limit,
});
export const atLeast = (what: string, figure: number, limit: number): Aim => ({
  what,
  figure: round(figure),
  aim: `≥ ${limit}`,
  met: figure >= limit,
});

/** Prints a bench: what was measured as a table, what was aimed at, and both as one line of JSON. A target missed is said to be missed. */
export function tell(bench: string, measured: Record<string, unknown>[], aims: Aim[]): void {
  console.table(measured);
  console.table(aims.map(({ what, figure, aim, met }) => ({ what, figure, aim, outcome: met ? 'reached' : 'MISSED' })));
  console.log(JSON.stringify({ bench, measured, aims }));
}

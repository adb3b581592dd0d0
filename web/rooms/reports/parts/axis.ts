/** Marks of a logarithmic axis of waiting, in minutes: what people say when they speak of waiting. */
const MARKS = [1, 5, 15, 60, 240, 1440, 4320, 10_080, 43_200] as const;

export type Axis = { marks: number[]; at: (minutes: number) => number };

/** An axis that holds all these waits, from a mark below the least to one above the most; `at` is 0 to 1. */
export function axisFor(waits: readonly number[]): Axis {
  const least = Math.max(1, Math.min(...waits, 60));
  const most = Math.max(...waits, 240);
  const from = MARKS.findLast((mark) => mark <= least) ?? 1;
  const to = MARKS.find((mark) => mark >= most) ?? most;
  const span = Math.log(to / from);
  const at = (minutes: number): number => Math.min(1, Math.max(0, Math.log(Math.max(minutes, 1) / from) / span));
  return { marks: MARKS.filter((mark) => mark >= from && mark <= to), at };
}

/** A moment's words on a ruler; `at` from 0 to 1, the lowest `rank` is kept first. */
type Label = { at: number; text: string; rank: number; strong?: boolean; late?: boolean };
const letter = (strong: boolean | undefined): number => (strong ? 7 : 6.3);

/** Keeps the labels that fit, the important ones first; a tick without its words is still a tick. */
export function fitting(labels: Label[], width: number): (Label & { left: number })[] {
  const taken: [number, number][] = [];
  return labels
    .toSorted((a, b) => a.rank - b.rank)
    .flatMap((label) => {
      const size = label.text.length * letter(label.strong) + 12;
      const tick = label.at * width;
      // Over its tick, else just before or after it.
      const left = [tick - size / 2, tick - size + 6, tick - 6]
        .map((place) => Math.max(0, Math.min(width - size + 12, place)))
        .find((place) => !taken.some(([from, to]) => place < to && place + size > from));
      if (left === undefined) return [];
      taken.push([left, left + size]);
      return [{ ...label, left }];
    });
}

import { type House, lineAt, type Violation } from './house.ts';

/** Joined from halves, so that this file does not say what it forbids. */
const either = (...halves: readonly (readonly [string, string])[]): string => halves.map((pair) => pair.join('')).join('|');

const machines = new RegExp(
  either(
    ['(?<![\\w.])/wo', 'rk/'],
    ['regis', 'try[.]npm'],
    ['regis', 'try[.]yarn'],
    ['deb[.]de', 'bian'],
    ['/ho', 'me/\\w+/'],
    ['/Us', 'ers/\\w+/'],
  ),
  'g',
);
const beside = new RegExp(either(['[.][.]/sha', 'red\\b']), 'g');
const workshop = new RegExp(
  either(['\\biss', 'ue #\\d'], ['\\b(?:this|our|last|previous|earlier) working ses', 'sion\\b'], ['\\bsub-?ag', 'ents?\\b']),
  'gi',
);
const resolved = /"resolved":\s*"[a-z+]+:/g;

/** Tests may read sample data that lies beside the repository, and skip where it is absent. */
const readers = /^(test|corpus|e2e)\/|\.test\.tsx?$/;

/** The repository speaks of the product and of nothing around it: no places of one machine, no trackers, no registries. */
export function traces(house: House): Violation[] {
  return [...house.files].flatMap(([path, text]) => {
    const all = (pattern: RegExp, sentence: string): Violation[] =>
      [...text.matchAll(pattern)].map((match) => ({
        path,
        line: lineAt(text, match.index),
        rule: 'traces',
        sentence: `"${match[0]}": ${sentence}`,
      }));
    return [
      ...all(machines, 'a place of one machine means nothing to whoever reads this elsewhere'),
      ...(readers.test(path) ? [] : all(beside, 'only tests read the sample data beside the repository')),
      ...all(workshop, 'say the reason itself; trackers and ways of working are not part of the product'),
      ...(path.endsWith('package-lock.json') ? all(resolved, 'the lockfile names packages and sums, not addresses') : []),
    ];
  });
}

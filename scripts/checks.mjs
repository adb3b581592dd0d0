// The checks that npm test and npm run check share: how each is run, how its outcome is counted.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { root, run, runtime } from './prepare.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ title: string, run: () => Promise<Count> }} Step */

/** @param {string} file */
const tool = (file) => path.join(root, 'node_modules', file);

/** Each checker of the compiler meets most types by itself: more of them than cores only repeats work. */
const checkers = String(Math.min(4, availableParallelism()));

/** Format, lint, types, the laws of the house, unused code. @type {Step[]} */
export const checks = [
  { title: 'Format', run: () => check([tool('@biomejs/biome/bin/biome'), 'format', '.']) },
  { title: 'Lint', run: () => check([tool('oxlint/bin/oxlint')]) },
  { title: 'Types', run: () => check([tool('typescript/bin/tsc'), '--noEmit', '-p', '.', '--checkers', checkers]) },
  { title: 'House rules', run: () => check(['rules/check.ts']) },
];

/** @type {Step} */
export const unusedCode = { title: 'Unused code', run: () => check([tool('knip/bin/knip.js'), '--no-config-hints']) };

/**
 * Tests of some projects of vitest.config.ts.
 * @param {string} title
 * @param {string[]} projects
 * @returns {Step}
 */
export function tests(title, projects) {
  return { title, run: () => vitest(projects) };
}

/**
 * Runs all of them, whatever becomes of each, and prints the sum as the last line. Exits with 1 when anything failed.
 * @param {Step[]} steps
 */
export async function runAll(steps) {
  /** @type {Count} */
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const broken = [];
  for (const step of steps) {
    console.log(`\n=== ${step.title}`);
    const count = await step.run();
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
    if (count.failed > 0) broken.push(step.title);
  }
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  process.exit(sum.failed > 0 ? 1 : 0);
}

/**
 * A program under our Node: one passed or one failed.
 * @param {string[]} args
 * @returns {Promise<Count>}
 */
export async function check(args) {
  const code = await run(runtime(), args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/**
 * @param {string[]} projects
 * @returns {Promise<Count>}
 */
async function vitest(projects) {
  const report = path.join(root, '.cache', `tests-${projects.join('-')}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = await run(runtime(), [
    tool('vitest/vitest.mjs'),
    'run',
    '--passWithNoTests',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const count = existsSync(report) ? counted(report) : { passed: 0, failed: 0, skipped: 0 };
  // A file that could not be loaded, an error outside a test, a run that broke off: no test failed, the run did.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

/**
 * @param {string} report
 * @returns {Count}
 */
function counted(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0 } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

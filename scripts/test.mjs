// npm test: every check and every test, those in a real browser last.
import { check, checks, runAll, tests, unusedCode } from './checks.mjs';
import { prepareLibraries } from './prepare.mjs';

await prepareLibraries({ dev: true });
await runAll([
  ...checks,
  unusedCode,
  tests('Decisions and rooms', ['decisions', 'rooms']),
  { title: 'Build', run: () => check(['scripts/build.mjs']) },
  tests('Journeys', ['journeys']),
]);

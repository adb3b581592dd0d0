// npm run check: the fast part, without a database.
import { checks, runAll, tests } from './checks.mjs';
import { prepareLibraries } from './prepare.mjs';

await prepareLibraries({ dev: true });
await runAll([...checks, tests('Decisions', ['decisions'])]);

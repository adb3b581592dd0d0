// npm run corpus -- NAME
import { runProgram } from './programs.mjs';

await runProgram('corpus', process.argv.slice(2));

// npm run bench -- NAME
import { runProgram } from './programs.mjs';

await runProgram('bench', process.argv.slice(2));

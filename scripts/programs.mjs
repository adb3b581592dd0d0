// Programs of the repository that are no part of the product: benchmarks, corpora.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { prepareLibraries, root, run, runtime } from './prepare.mjs';

/**
 * Runs `<folder>/<name>.ts` with the arguments after the name; without a name it lists those there are.
 * @param {string} folder
 * @param {string[]} args
 */
export async function runProgram(folder, [name, ...args]) {
  const there = existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : [];
  const names = there.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => file.slice(0, -3));
  if (!name || !names.includes(name)) {
    if (name) console.error(`There is no ${folder}/${name}.ts`);
    console.log(`npm run ${folder} -- NAME\n${names.map((one) => `  ${one}`).join('\n')}`);
    process.exit(name ? 1 : 0);
  }
  await prepareLibraries({ dev: true });
  process.exit(await run(runtime(), [path.join(root, folder, `${name}.ts`), ...args]));
}

// Who wrote a forwarded mail first: npm run corpus -- forwards PATH
import { readForwards } from './forwards/run.ts';
import { percent } from './mails/written.ts';

const RIGHT = 0.9;
const [at] = process.argv.slice(2);
if (!at) {
  console.error('npm run corpus -- forwards PATH\na file of pairs (forward-pairs.jsonl), or the directory that holds it');
  process.exit(2);
}

const { pairs, right, missed } = await readForwards(at);
for (const { id, expected, found } of missed) console.log(`missed       ${id}\n  expected   ${expected}\n  found      ${found}`);
console.log(`original sender          ${right} of ${pairs} (${percent(right, pairs)}; at least 90 %)`);
process.exitCode = pairs > 0 && right >= RIGHT * pairs ? 0 : 1;

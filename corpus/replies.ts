// What the author of an answer wrote, and what hangs on it: npm run corpus -- replies PATH
import { percent } from './mails/written.ts';
import { readReplies } from './replies/run.ts';

const RIGHT = 0.8;
const [at] = process.argv.slice(2);
if (!at) {
  console.error('npm run corpus -- replies PATH\na file of pairs (reply-pairs.jsonl), or the directory that holds it');
  process.exit(2);
}

const { pairs, right, unreachable, missed } = await readReplies(at);
const short = (text: string) => JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);
for (const { id, expected, found } of missed)
  console.log(`missed       ${id}\n  expected   ${short(expected)}\n  shown      ${short(found)}`);
for (const id of unreachable) console.log(`unreachable  ${id}`);
console.log(`right reply              ${right} of ${pairs} (${percent(right, pairs)}; at least 80 %)`);
console.log(
  `words reachable          ${pairs - unreachable.length} of ${pairs} (${percent(pairs - unreachable.length, pairs)}; all)`,
);
process.exitCode = pairs > 0 && right >= RIGHT * pairs && unreachable.length === 0 ? 0 : 1;

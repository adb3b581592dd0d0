// Which addresses are gone and which got nothing this time: npm run corpus -- bounces PATH
import { readBounces } from './bounces/run.ts';
import { percent } from './mails/written.ts';

const RIGHT = 0.95;
const [at] = process.argv.slice(2);
if (!at) {
  console.error('npm run corpus -- bounces PATH\na directory that holds expected.jsonl and the mails it names');
  process.exit(2);
}

const { mails, right, missed } = await readBounces(at);
for (const { id, expected, found } of missed) console.log(`missed       ${id}: expected ${expected}, found ${found}`);
console.log(`hard or soft             ${right} of ${mails} (${percent(right, mails)}; at least 95 %)`);
process.exitCode = mails > 0 && right >= RIGHT * mails ? 0 : 1;

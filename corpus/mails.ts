// Awkward mails, delivered byte by byte to the built-in receiver: npm run corpus -- mails DIR
import { parseArgs } from 'node:util';
import { throwAwayHouse } from '../test/throw-away.ts';
import { measureAll } from './mails/measure.ts';
import { deliverAll, filesIn } from './mails/run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '4802' }, smtp: { type: 'string', default: '4803' } },
});
const [directory] = positionals;
if (!directory) {
  console.error('npm run corpus -- mails DIR\nevery file below DIR, or DIR itself where it is a file, is taken for a raw mail');
  process.exit(2);
}

const house = await throwAwayHouse('corpus-mails', { port: Number(values.port), smtpPort: Number(values.smtp) });
try {
  const found = await deliverAll(house.url, Number(values.smtp), directory, (done, of) => {
    if (done % 100 === 0) console.error(`${done} of ${of}`);
  });
  for (const { file, problem } of found.unreadable) console.log(`unreadable  ${file}: ${problem}`);
  for (const line of found.refused) console.log(`refused     ${line}`);
  for (const line of found.lost) console.log(`lost        ${line}`);
  const { read, crashed, slow, large, slowest, largest } = await measureAll(filesIn(directory));
  for (const line of crashed) console.log(`crashed     ${line}`);
  for (const line of slow) console.log(`slow        ${line}`);
  for (const line of large) console.log(`large       ${line}`);
  console.log(`delivered                ${found.delivered} of ${found.files}`);
  console.log(`readable                 ${found.readable}, in ${found.cases} cases`);
  console.log(`machines' reports        ${found.reports}, no case of their own`);
  console.log(`duplicates               ${found.duplicates}`);
  console.log(`unreadable but visible   ${found.unreadable.filter((one) => one.visible).length}`);
  console.log(`lost                     ${found.lost.length}`);
  console.log(`took                     ${found.seconds.toFixed(1)} s`);
  const worst = (taken: typeof slowest) =>
    taken ? `${Math.round(taken.milliseconds)} ms, ${Math.round(taken.rss / 1048576)} MB` : '—';
  console.log(
    `read alone               ${read}, ${crashed.length} crashed; slowest ${worst(slowest)}; largest ${worst(largest)} (at most 5 s, 300 MB)`,
  );
  const isGood = [found.lost, crashed, slow, large].every((list) => list.length === 0) && found.delivered > 0;
  process.exitCode = isGood ? 0 : 1;
} finally {
  await house.close();
}

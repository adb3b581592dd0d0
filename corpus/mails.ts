// Awkward mails, delivered byte by byte to the built-in receiver: npm run corpus -- mails DIR
import { parseArgs } from 'node:util';
import { throwAwayHouse } from '../test/throw-away.ts';
import { deliverAll } from './mails/run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '4802' }, smtp: { type: 'string', default: '4803' } },
});
const [directory] = positionals;
if (!directory) {
  console.error('npm run corpus -- mails DIR\nevery file below DIR is taken for a raw mail');
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
  console.log(`delivered                ${found.delivered} of ${found.files}`);
  console.log(`readable                 ${found.readable}, in ${found.cases} cases`);
  console.log(`duplicates               ${found.duplicates}`);
  console.log(`unreadable but visible   ${found.unreadable.filter((one) => one.visible).length}`);
  console.log(`lost                     ${found.lost.length}`);
  console.log(`took                     ${found.seconds.toFixed(1)} s`);
  process.exitCode = found.lost.length === 0 && found.delivered > 0 ? 0 : 1;
} finally {
  await house.close();
}

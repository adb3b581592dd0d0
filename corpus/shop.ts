// A shop's written policy, its rule matrix and its customers' requests, played through the public API: npm run corpus -- shop DIR
import { parseArgs } from 'node:util';
import { throwAwayHouse } from '../test/throw-away.ts';
import { playShop } from './shop/run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: 'string' },
    clients: { type: 'string', default: '8' },
    port: { type: 'string', default: '4800' },
    reasons: { type: 'boolean', default: false },
  },
});
const [directory] = positionals;
if (!directory) {
  console.error(
    'npm run corpus -- shop DIR [--limit TASKS] [--clients N] [--reasons]\n' +
      'DIR holds users.json, orders.json, products.json, rule-matrix.jsonl and tasks_*.jsonl',
  );
  process.exit(2);
}

const SHARE = 0.95;
const house = await throwAwayHouse('corpus-shop', { port: Number(values.port) });
try {
  let shown = 0;
  const { played, badSignatures, seconds } = await playShop(house.url, directory, {
    clients: Number(values.clients),
    ...(values.limit ? { limit: Number(values.limit) } : {}),
    progress: (done, of) => {
      if (done - shown < 50) return;
      shown = done;
      console.error(`${done} of ${of}`);
    },
  });
  const [verdicts, tasks] = [played.filter((one) => one.verdict), played.filter((one) => !one.verdict)];
  const agree = (lines: typeof played) => lines.filter((one) => one.agrees).length;
  for (const { id, about, wrong } of played.filter((one) => !one.agrees))
    console.log(`${id} ${about.slice(0, 100)}\n${wrong.map((line) => `    ${line.slice(0, 600)}`).join('\n')}`);
  if (values.reasons)
    for (const { id, about, denials } of verdicts.filter((one) => one.denials.length))
      console.log(`${id} ${about}: ${denials.join('; ')}`);
  console.log(`verdicts agree     ${agree(verdicts)} of ${verdicts.length}`);
  console.log(`end states agree   ${agree(tasks)} of ${tasks.length}`);
  console.log(`webhooks refused   ${badSignatures}`);
  console.log(`took               ${seconds.toFixed(1)} s`);
  const good = agree(verdicts) === verdicts.length && agree(tasks) >= tasks.length * SHARE && badSignatures === 0;
  if (!good) console.log(`missed: every verdict and ${SHARE * 100} % of the end states must agree`);
  process.exitCode = good && played.length > 0 ? 0 : 1;
} finally {
  await house.close();
}

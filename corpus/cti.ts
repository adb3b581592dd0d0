// What exchanges say of calls, played through the real door in several orders: npm run corpus -- cti PATH
import { parseArgs } from 'node:util';
import { throwAwayHouse } from '../test/throw-away.ts';
import { bodiesIn, playAll } from './cti/run.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: 'string', default: '4806' } } });
const [where] = positionals;
if (!where) {
  console.error('npm run corpus -- cti PATH\na file of JSON lines {id, provider, encoding, fields}, or a directory of them');
  process.exit(2);
}

const house = await throwAwayHouse('corpus_cti', { port: Number(values.port) });
try {
  const found = await playAll(house.url, bodiesIn(where), (text) => console.error(text));
  const share = (n: number, of: number): string => `${n} of ${of}${of ? ` (${((n * 100) / of).toFixed(1)} %)` : ''}`;
  for (const miss of found.misses) console.log(`miss   ${miss}`);
  console.log(`bodies        ${found.bodies}, of which ${found.notOffered} are of no call and are not offered`);
  console.log(`taken         ${share(found.taken, found.bodies - found.notOffered)}`);
  console.log(`right         ${share(found.right, found.calls)} calls`);
  console.log(`in any order  ${share(found.same, found.retold)} tellings`);
  console.log(`took          ${found.seconds.toFixed(1)} s`);
  process.exitCode = found.misses.length === 0 && found.calls > 0 ? 0 : 1;
} finally {
  await house.close();
}

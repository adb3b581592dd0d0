// Faxes, whole and cut off, handed to the real door of a fax server: npm run corpus -- fax PATH
import { parseArgs } from 'node:util';
import { throwAwayHouse } from '../test/throw-away.ts';
import { faxAll } from './fax/run.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: 'string', default: '4807' } } });
const [where] = positionals;
if (!where) {
  console.error('npm run corpus -- fax PATH\na TIFF or PDF, or a directory of them');
  process.exit(2);
}

const house = await throwAwayHouse('corpus_fax', { port: Number(values.port) });
try {
  const found = await faxAll(house.url, where, (text) => console.error(text));
  for (const line of found.lost) console.log(`lost       ${line}`);
  for (const line of found.misses) console.log(`miss       ${line}`);
  for (const file of found.withoutWords) console.log(`no words   ${file}`);
  console.log(`taken             ${found.taken} of ${found.files + found.broken}, whole and cut off`);
  console.log(
    `pages counted     ${found.counted} of ${found.files} files, of which ${found.uncounted} could not be counted otherwise`,
  );
  console.log(`pages shown       ${found.shown} of ${found.pages}`);
  console.log(`with words        ${found.withWords} of ${found.files}`);
  console.log(
    `cut off, visible  ${found.brokenShown} of ${found.broken}, with ${found.brokenPages} pages that could still be had`,
  );
  console.log(`lost              ${found.lost.length}`);
  console.log(`took              ${found.seconds.toFixed(1)} s`);
  process.exitCode = found.lost.length === 0 && found.misses.length === 0 && found.files > 0 ? 0 : 1;
} finally {
  await house.close();
}

import { actions } from './actions.ts';
import { rooms } from './floors.ts';
import { type House, readHouse, type Rule } from './house.ts';
import { imports } from './imports.ts';
import { language, markup } from './language.ts';
import { map } from './map.ts';
import { paths } from './paths.ts';
import { size, sizesOf } from './size.ts';
import { sql } from './sql.ts';
import { tables } from './tables.ts';
import { traces } from './traces.ts';
import { names } from './vocabulary.ts';
import { words } from './words.ts';

const laws: readonly Rule[] = [imports, names, language, markup, actions, sql, tables, size, paths, map, words, traces];

function summary(house: House): string {
  const { files, lines, median, ninth, largest } = sizesOf(house);
  const seconds = (performance.now() / 1000).toFixed(1);
  const standing = rooms.filter((room) => house.files.has(`server/rooms/${room.name}/contract.ts`)).length;
  const size = `${files} files, ${lines} lines, median ${median}, nine in ten within ${ninth}, largest ${largest.lines} (${largest.path})`;
  return `The house follows its ${laws.length} laws: ${standing} of ${rooms.length} rooms, ${size}; ${seconds} s`;
}

const house = readHouse(process.cwd());
const violations = laws.flatMap((law) => law(house));
for (const { path, line, rule, sentence } of violations) console.error(`${path}:${line} ${rule}: ${sentence}`);
if (violations.length > 0) {
  console.error(`${violations.length} places do not follow the laws of the house (CONTRIBUTING.md says why each exists).`);
  process.exit(1);
}
console.log(summary(house));

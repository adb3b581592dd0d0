import { writeFileSync } from 'node:fs';
import { type Room, rooms } from './floors.ts';
import { type House, readHouse, type Violation } from './house.ts';
import { placeOf } from './place.ts';
import { migrations, tablesOf } from './schema.ts';

const contractOf = (room: Room): string => `server/rooms/${room.name}/contract.ts`;

/** The first comment of a file; lines of `//` that follow each other are one. */
function firstComment(house: House, path: string): string {
  const comments = house.sources.find((source) => source.path === path)?.comments ?? [];
  const start = comments[0]?.line ?? 0;
  return comments
    .filter((one, at) => one.line === start + at)
    .map((one) => one.text)
    .join('\n');
}

/** What a room owns, in the words of the first comment of its contract: its first paragraph, as one line. */
function owns(house: House, room: Room): string {
  const lines = firstComment(house, contractOf(room))
    .split('\n')
    .map((line) => line.replace(/^\s*\*+ ?/, '').trim());
  while (lines[0] === '') lines.shift();
  const end = lines.indexOf('');
  return lines
    .slice(0, end === -1 ? undefined : end)
    .join(' ')
    .trim()
    .replace(/^Owns (\w)/, (_, letter: string) => letter.toUpperCase());
}

/** The rooms that a room's files take something from. */
function uses(house: House, room: Room): string[] {
  const known = new Set<string>();
  for (const source of house.sources) {
    const place = placeOf(source.path);
    if (place.room !== room || place.role === 'test') continue;
    for (const one of source.imports) {
      const target = one.target ? placeOf(one.target).room : undefined;
      if (target && target !== room) known.add(target.name);
    }
  }
  return rooms.filter((one) => known.has(one.name)).map((one) => one.name);
}

const cell = (text: string): string => text.replace(/\|/g, '\\|');

/** MAP.md as it should read for this house. */
export function drawMap(house: House): string {
  const standing = rooms.filter((room) => house.files.has(contractOf(room)));
  const tables = [...tablesOf(migrations(house)).values()];
  const floors = [...new Set(standing.map((room) => room.floor))].sort((a, b) => a - b);
  const sections = floors.flatMap((floor) => {
    const below = floors.filter((one) => one < floor);
    const may =
      below.length === 0
        ? '`server/platform/` only'
        : `the rooms on floor${below.length > 1 ? 's' : ''} ${below.join(', ')}, and \`server/platform/\``;
    const rows = standing
      .filter((room) => room.floor === floor)
      .map((room) => {
        const own = tables.filter((table) => table.room === room.name).map((table) => table.name);
        const cells = [
          `[${room.name}](server/rooms/${room.name}/contract.ts)`,
          owns(house, room),
          uses(house, room).join(', '),
          own.join(', '),
        ];
        return `| ${cells.map((text) => cell(text) || '—').join(' | ')} |`;
      });
    return [
      `## Floor ${floor}`,
      '',
      `May use ${may}.`,
      '',
      '| room | owns | uses today | tables and views |',
      '|---|---|---|---|',
      ...rows,
      '',
    ];
  });
  return [
    '# Map',
    '',
    'Written by `npm run map` from the first comment of each contract, the floors in `rules/floors.ts`, the imports and the',
    'migrations; `npm run check` fails when it is stale. Arrows between rooms run strictly down; upwards there are only events.',
    'What each file inside a room is for stands in `CONTRIBUTING.md`.',
    '',
    ...sections,
  ].join('\n');
}

/** The map is true, and every room that stands says what it owns. */
export function map(house: House): Violation[] {
  const silent = rooms.filter((room) => house.files.has(contractOf(room)) && !owns(house, room));
  const said = silent.map((room) => ({
    path: contractOf(room),
    line: 1,
    rule: 'map',
    sentence: 'the first comment of a contract says what the room owns',
  }));
  if (house.files.get('MAP.md') === drawMap(house)) return said;
  return [...said, { path: 'MAP.md', line: 1, rule: 'map', sentence: 'it no longer shows the house: run npm run map' }];
}

if (import.meta.main) writeFileSync('MAP.md', drawMap(readHouse(process.cwd())));

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { nounOf, type Room, rooms } from './floors.ts';

const forbidden = /^(shared|utils?|helpers?|common|misc|actions|platform|core|lib|services?|managers?)$/;

/** Why a room by that name can't stand on that floor, or undefined where it can. */
export function whyNot(name: string, floor: string): string | undefined {
  if (!/^[a-z]+(-[a-z]+)*(\/[a-z]+(-[a-z]+)*)?$/.test(name))
    return `"${name}" is no name for a room: a noun of the business in lower case, such as incidents or channels/fax.`;
  const noun = name.slice(name.lastIndexOf('/') + 1);
  if (forbidden.test(noun)) return `"${noun}" could hold anything: name the room after the noun it owns.`;
  if (name.includes('/') && !name.startsWith('channels/')) return 'only doors share a folder: channels/<noun>.';
  const taken = rooms.find((room) => nounOf(room) === noun);
  if (taken) return `there is a room for ${noun} already: ${taken.name}, on floor ${taken.floor}.`;
  if (!/^[1-9]$/.test(floor))
    return `"${floor}" is no floor: a digit, 1 for the ground; a room sees only the floors below its own.`;
  return undefined;
}

const asWord = (noun: string): string => noun.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The files of a room that says what it owns and does nothing yet. */
export function roomFiles(name: string): [string, string][] {
  const folder = `server/rooms/${name}`;
  const noun = name.slice(name.lastIndexOf('/') + 1);
  const word = asWord(noun);
  const type = word.replace(/^\w/, (letter) => letter.toUpperCase());
  const contract = `/**
 * ${type}: say in one paragraph what this room owns, since MAP.md shows it.
 */
import { z } from 'zod';

/** Something of ${noun}, as others may see it. */
export const ${word}View = z.object({ id: z.uuid() });
export type ${type}View = z.infer<typeof ${word}View>;
`;
  const access = `import type { Actor } from '../../${name.includes('/') ? '../' : ''}platform/actor.ts';

/** Whoever may look for cases at all may see ${noun}. */
export function maySee(actor: Actor): boolean {
  return actor.scope !== 'none';
}
`;
  return [
    [`${folder}/contract.ts`, contract],
    [`${folder}/access.ts`, access],
  ];
}

/** floors.ts with one line more, in floor order. */
export function withRoom(text: string, room: Room): string {
  const lines = text.split('\n');
  const listed = lines.flatMap((line, at) => {
    const floor = /^ {2}\{ name: '[\w/-]+', floor: (\d) \},$/.exec(line)?.[1];
    return floor && Number(floor) <= room.floor ? [at] : [];
  });
  const after = listed.at(-1) ?? lines.findIndex((line) => line.startsWith('export const rooms'));
  return lines.toSpliced(after + 1, 0, `  { name: '${room.name}', floor: ${room.floor} },`).join('\n');
}

function build(name: string, floor: string): void {
  const reason = whyNot(name, floor) ?? (existsSync(`server/rooms/${name}`) ? `server/rooms/${name} stands already.` : undefined);
  if (reason) {
    console.error(`No room built: ${reason}`);
    console.error('Usage: npm run new-room -- <name> <floor>');
    process.exit(1);
  }
  mkdirSync(`server/rooms/${name}`, { recursive: true });
  for (const [path, text] of roomFiles(name)) writeFileSync(path, text);
  writeFileSync('rules/floors.ts', withRoom(readFileSync('rules/floors.ts', 'utf8'), { name, floor: Number(floor) }));
  spawnSync(process.execPath, ['rules/map.ts'], { stdio: 'inherit' });
  console.log(
    `server/rooms/${name} stands on floor ${floor}. Next: say what it owns in contract.ts, then npm run map and npm run check.`,
  );
}

if (import.meta.main) build(process.argv[2] ?? '', process.argv[3] ?? '');

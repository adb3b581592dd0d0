import { basename } from 'node:path';
import { nounOf, rooms } from './floors.ts';
import type { House, Violation } from './house.ts';
import { isTest, placeOf, roomOf } from './place.ts';

const forbidden = /^(shared|utils?|helpers?|common|misc|barrel)$/;
const topOfServer = /^server\/(main\.ts|compose\.ts|platform\/|rooms\/|words\/)/;
const screenRoom = /^(api\.ts|words\.ts|(pages|parts)\/[\w.-]+\.(tsx|ts|css))$/;

function nameLaw(path: string): string | undefined {
  const segments = path.split('/');
  const file = segments.pop() ?? '';
  const bad =
    segments.find((segment) => forbidden.test(segment)) ?? (forbidden.test(file.replace(/\..*$/, '')) ? file : undefined);
  if (bad) return `"${bad}" says nothing: name it after what it holds`;
  if (/^index\.(ts|tsx|js|mjs)$/.test(file)) return 'no index files: an import says which file it means';
  if (/\.(ts|tsx|mjs)$/.test(file) && !/^[a-z0-9]+([.-][a-z0-9]+)*\.\w+$/.test(file))
    return 'file names are lower case with hyphens';
  if (path.startsWith('server/') && !topOfServer.test(path))
    return 'server/ holds main.ts, compose.ts, platform/, rooms/ and words/';
  return path.startsWith('server/rooms/') ? roomName(path) : screenName(path);
}

function roomName(path: string): string | undefined {
  const room = roomOf(path);
  if (!room) return 'this room is not in rules/floors.ts';
  const inside = path.slice(`server/rooms/${room.name}/`.length).split('/');
  const { part, role } = placeOf(path);
  if (part.split('/').length > 2) return 'a part may have parts of its own; what needs more is a room';
  if (role === 'action') return undefined;
  if (role === 'other' || (role === 'test' && !/^(decide|room)\.test\.ts$/.test(basename(path)))) {
    return `"${inside.at(-1)}" is not in the closed list of names inside a room (CONTRIBUTING.md)`;
  }
  return undefined;
}

function screenName(path: string): string | undefined {
  const found = /^(?:web|portal|widget)\/rooms\/(.+)$/.exec(path);
  if (!found?.[1]) return undefined;
  const [noun, ...rest] = found[1].split('/');
  if (!rooms.some((room) => nounOf(room) === noun))
    return `the folder of a screen bears the noun of a room in rules/floors.ts, not "${noun}"`;
  const inside = rest.join('/');
  return screenRoom.test(inside) || isTest(path)
    ? undefined
    : `a room of screens holds api.ts, pages/, parts/ and words.ts, not "${inside}"`;
}

/** The names of files and folders: a closed list inside each room, and no folder that could hold anything. */
export function names(house: House): Violation[] {
  return [...house.files.keys()].flatMap((path) => {
    const sentence = nameLaw(path);
    return sentence ? [{ path, line: 1, rule: 'names', sentence }] : [];
  });
}

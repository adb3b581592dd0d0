import { type Room, rooms } from './floors.ts';

/** What a file is for, read from its path alone. */
export type Role = 'contract' | 'access' | 'decide' | 'sql' | 'views' | 'action' | 'door' | 'adapter' | 'test' | 'other';

export interface Place {
  /** The first folder, except that the server is told apart: platform, words, room, compose, main. */
  readonly area: string;
  readonly room?: Room;
  /** The sub-noun inside a room, '' for the room itself. */
  readonly part: string;
  readonly role: Role;
}

const roles: Readonly<Record<string, Role>> = {
  'contract.ts': 'contract',
  'access.ts': 'access',
  'decide.ts': 'decide',
  'sql.ts': 'sql',
  'views.ts': 'views',
  'routes.ts': 'door',
  'events.ts': 'door',
  'jobs.ts': 'door',
  'adapter.ts': 'adapter',
  'decide.test.ts': 'test',
  'room.test.ts': 'test',
};

export const isTest = (path: string): boolean => /\.(test|journey)\.tsx?$/.test(path);

const byLength = [...rooms].sort((a, b) => b.name.length - a.name.length);

/** The room a path under server/rooms/ belongs to. */
export function roomOf(path: string): Room | undefined {
  return byLength.find((room) => path.startsWith(`server/rooms/${room.name}/`));
}

export function placeOf(path: string): Place {
  const room = roomOf(path);
  if (room) {
    const inside = path.slice(`server/rooms/${room.name}/`.length).split('/');
    const file = inside.pop() ?? '';
    const action = inside.at(-1) === 'actions';
    if (action) inside.pop();
    const role = isTest(file) ? 'test' : action ? 'action' : (roles[file] ?? 'other');
    return { area: 'room', room, part: inside.join('/'), role };
  }
  const role = isTest(path) ? 'test' : 'other';
  if (path === 'server/compose.ts') return { area: 'compose', part: '', role };
  if (path === 'server/main.ts') return { area: 'main', part: '', role };
  if (path.startsWith('server/words/')) return { area: 'words', part: '', role };
  if (path.startsWith('server/platform/')) return { area: 'platform', part: '', role };
  return { area: path.split('/')[0] ?? '', part: '', role };
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Centre, openRetail, tellEverything } from './centre.ts';
import { groupsOf, type Played, playGroup, tellChanged, type Told } from './play.ts';
import { openShopProgram } from './receiver.ts';
import { type Line, readLines, readState } from './state.ts';

const MATRIX = 'rule-matrix.jsonl';
const TASKS = ['tasks_dev.jsonl', 'tasks_train.jsonl', 'tasks_test.jsonl'];

export type Run = { played: Played[]; badSignatures: number; seconds: number };

/** The lines of a directory: the matrix of rules, and the tasks, of which `limit` may take a part. */
export function linesIn(directory: string, limit = Number.POSITIVE_INFINITY): Line[] {
  const read = (name: string) => (existsSync(path.join(directory, name)) ? readLines(directory, name) : []);
  const tasks = TASKS.flatMap(read);
  return [...read(MATRIX), ...tasks.slice(0, limit)];
}

/** Plays every line against an empty installation at `base`, as a shop and an agent who know nothing of it but its public API. */
export async function playShop(
  base: string,
  directory: string,
  options: { limit?: number; clients?: number; progress?: (done: number, of: number) => void } = {},
): Promise<Run> {
  const started = performance.now();
  const initial = readState(directory);
  const told: Told = new Map();
  let centre: Centre | null = null;
  const program = await openShopProgram(structuredClone(initial), (executionId, what) => {
    const telling = centre && what ? tellChanged(centre, program.state, what.orderId, what.userId) : Promise.resolve();
    told.set(executionId, telling);
    return telling;
  });
  try {
    centre = await openRetail(base, program.url);
    program.secret = centre.webhookSecret;
    await tellEverything(centre, initial);
    const lines = linesIn(directory, options.limit);
    const waiting = groupsOf(initial, lines).toSorted((a, b) => b.length - a.length);
    const table = { centre, program, initial, told };
    const played: Played[] = [];
    const work = async () => {
      for (let group = waiting.shift(); group; group = waiting.shift()) {
        played.push(...(await playGroup(table, group)));
        options.progress?.(played.length, lines.length);
      }
    };
    await Promise.all(Array.from({ length: options.clients ?? 8 }, work));
    const order = new Map(lines.map(({ id }, at) => [id, at]));
    const sorted = played.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    return { played: sorted, badSignatures: program.badSignatures, seconds: (performance.now() - started) / 1000 };
  } finally {
    await program.close();
  }
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { houseOf } from './house.ts';
import { imports } from './imports.ts';
import { language } from './language.ts';
import { roomFiles, whyNot, withRoom } from './new-room.ts';

describe('new room', () => {
  it.each([
    ['Incidents', '5', /no name for a room/],
    ['incident reports', '5', /no name for a room/],
    ['helpers', '5', /could hold anything/],
    ['cases', '4', /a room for cases already/],
    ['channels/email', '5', /a room for email already/],
    ['shops/vendure', '3', /only doors share a folder/],
    ['incidents', '', /no floor/],
    ['incidents', 'five', /no floor/],
  ])('refuses %s on floor "%s" in a sentence', (name, floor, sentence) => {
    expect(whyNot(name, floor)).toMatch(sentence);
  });

  it.each(['incidents', 'channels/sms', 'work-orders'])('builds %s as the laws want it', (name) => {
    expect(whyNot(name, '5')).toBeUndefined();
    const files = roomFiles(name);
    const house = houseOf([...files, ['server/platform/actor.ts', '']]);
    expect([...imports(house), ...language(house)]).toEqual([]);
    const taken = house.sources.flatMap((source) => source.imports.flatMap((one) => one.target ?? []));
    expect(taken).toEqual(['server/platform/actor.ts']);
  });

  it('takes its place in the list, after the rooms of its floor', () => {
    const text = withRoom(readFileSync(new URL('floors.ts', import.meta.url), 'utf8'), { name: 'incidents', floor: 5 });
    expect(text).toMatch(
      /'channels\/chat', floor: 5 \},\n {2}\{ name: 'incidents', floor: 5 \},\n {2}\{ name: 'channels\/email', floor: 6 \}/,
    );
  });
});

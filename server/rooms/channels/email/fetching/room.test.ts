import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noDovecot, openDovecot } from '../../../../../test/dovecot.ts';
import { fetchNew, tryImap } from './adapter.ts';
import type { Since } from './contract.ts';

const absent = noDovecot();
let server: Awaited<ReturnType<typeof openDovecot>>;
beforeAll(async () => {
  if (!absent) server = await openDovecot();
}, 60_000);
afterAll(async () => {
  if (!absent) await server.close();
});

const mail = (n: number) => `From: ana@example.org\r\nSubject: mail ${n}\r\nMessage-ID: <${n}@example.org>\r\n\r\nHola ${n}\r\n`;
const subjectsOf = (raws: Buffer[]) => raws.map((raw) => /Subject: (.*)\r\n/.exec(raw.toString())?.[1]);

/** A mailbox as we remember it: it asks for what is new, and keeps how far it got, one mail at a time. */
function reader(failAt = Number.POSITIVE_INFINITY) {
  const state = { since: { uidValidity: null, lastUid: 0 } as Since, raws: [] as Buffer[] };
  const fetch = () =>
    fetchNew(server.account, state.since, {
      keep: async (raw, uid, uidValidity) => {
        if (state.raws.length >= failAt) throw new Error('the disk is full');
        state.raws.push(raw);
        state.since = { uidValidity, lastUid: uid };
      },
    });
  return { state, fetch };
}

describe('a mailbox on a real IMAP server', () => {
  it('is read from where it was left, over deletions and a restart, and whole where its numbers have changed', async ({
    skip,
  }) => {
    if (absent) skip(absent);
    expect(await tryImap(server.account)).toEqual({ ok: true, text: '0' });
    for (const n of [1, 2, 3]) await server.append(mail(n));
    const { state, fetch } = reader();
    expect(await fetch()).toBe(3);
    expect(subjectsOf(state.raws)).toEqual(['mail 1', 'mail 2', 'mail 3']);
    expect(state.raws[0]?.toString()).toBe(mail(1));
    expect(await fetch()).toBe(0);

    await server.erase(3);
    await server.append(mail(4));
    await server.restart();
    expect(await fetch()).toBe(1);
    expect(subjectsOf(state.raws).at(-1)).toBe('mail 4');

    const before = state.since.uidValidity;
    await server.renumber();
    expect(await fetch()).toBe(3);
    expect(state.since.uidValidity).not.toBe(before);
    expect(new Set(subjectsOf(state.raws).slice(4))).toEqual(new Set(['mail 1', 'mail 2', 'mail 4']));
  });

  it('goes on after the last that was kept when keeping fails', async ({ skip }) => {
    if (absent) skip(absent);
    const { state, fetch } = reader(2);
    await expect(fetch()).rejects.toThrow('the disk is full');
    const first = state.raws.splice(0);
    expect(first).toHaveLength(2);
    expect(await fetch()).toBe(1);
    expect(new Set(subjectsOf([...first, ...state.raws])).size).toBe(3);
  });

  it('says in the server’s own words why it cannot be read', async ({ skip }) => {
    if (absent) skip(absent);
    const outcome = await tryImap({ ...server.account, folder: 'NADA' });
    expect(outcome.ok).toBe(false);
    expect(outcome.text).toMatch(/\w+/);
    expect(await tryImap({ ...server.account, port: 1 })).toMatchObject({ ok: false });
  });
});

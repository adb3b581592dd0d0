import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmsOf, type Facts, waitAfter } from './decide.ts';

const now = new Date('2026-11-23T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const ahead = (days: number) => new Date(now.getTime() + days * 86_400_000);
const link = { works: true, since: ago(6000), problem: null, certificateUntil: null };
const fine: Facts = {
  ...{ lastInAt: ago(30), quietFor: 30, quietAfter: 240, imap: link, smtp: link, secretUntil: null, queue: null },
};
const kinds = (facts: Partial<Facts>) => alarmsOf({ ...fine, ...facts }, now).map(({ kind }) => kind);

describe('somebody is told', () => {
  it('nothing while all is well, or while nothing ever came', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ lastInAt: null, quietFor: 0, imap: null, smtp: null })).toEqual([]);
  });

  it.each<[string, Partial<Facts>, string]>([
    ['silence longer than usual', { quietFor: 240 }, 'quiet'],
    ['a server that fails for ten minutes', { imap: { ...link, works: false, since: ago(10) } }, 'imapFails'],
    ['sending that fails', { smtp: { ...link, works: false, since: ago(11) } }, 'smtpFails'],
    ['a certificate that ends in a fortnight', { imap: { ...link, certificateUntil: ahead(14) } }, 'imapCertificate'],
    ['a certificate that has ended', { smtp: { ...link, certificateUntil: ahead(-1) } }, 'smtpCertificate'],
    ['a secret that ends', { secretUntil: ahead(3) }, 'secretEnds'],
    ['mails that wait to leave', { queue: { oldest: ago(31), waiting: 4 } }, 'queueStuck'],
  ])('%s', (_, facts, kind) => expect(kinds(facts)).toEqual([kind]));

  it('nothing of a moment’s failure, nor of what ends later', () => {
    expect(kinds({ imap: { ...link, works: false, since: ago(9) } })).toEqual([]);
    expect(kinds({ imap: { ...link, certificateUntil: ahead(15) }, secretUntil: ahead(20) })).toEqual([]);
    expect(kinds({ queue: { oldest: ago(29), waiting: 9 } })).toEqual([]);
  });
});

it('a server that stays away is asked less and less, and never forgotten', () => {
  fc.assert(fc.property(fc.nat(), (n) => waitAfter(n + 1) >= waitAfter(n) && waitAfter(n) <= 300_000));
});

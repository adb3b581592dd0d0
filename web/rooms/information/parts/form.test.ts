import { describe, expect, it } from 'vitest';
import type { Notice } from '../api.ts';
import { bodyOf, emptyForm, formFor, skusOf } from './form.ts';

const zone = 'Europe/Madrid';
const notice: Notice = {
  ...{
    id: 'n',
    number: 'A-1',
    kind: 'product',
    title: 'Lote',
    body: 'No lo reenvíes',
    skus: ['HV-17', 'HV-15'],
    actions: ['RESEND'],
  },
  ...{ withholds: true, mustAcknowledge: true, unitIds: [], phase: 'draft', effectiveAt: '2026-11-27T08:30:00.000Z' },
  ...{ dueAt: '2026-11-28T08:30:00.000Z', expiresAt: null, publishedAt: null, supersedes: null, supersededBy: null },
  ...{ owner: { id: 'p', unitId: 'u' }, mine: { openedAt: null, acknowledgedAt: null, awaited: false }, may: [] },
};

describe('a notice being written', () => {
  it('that is a draft comes back as it was sent', () => {
    const body = bodyOf(formFor({ kind: 'change', notice }, zone), zone);
    expect(body).toMatchObject({
      skus: notice.skus,
      effectiveAt: notice.effectiveAt,
      dueAt: notice.dueAt,
      expiresAt: null,
      withholds: true,
    });
  });

  it('that takes the place of another has its words, and its own time', () =>
    expect(formFor({ kind: 'supersede', notice }, zone)).toMatchObject({ title: 'Lote', effectiveAt: '', dueAt: '' }));

  it('is in force at the hour of the centre', () =>
    expect(bodyOf({ ...emptyForm, effectiveAt: '2026-07-01T09:00' }, zone).effectiveAt).toBe('2026-07-01T07:00:00.000Z'));

  it('withholds nothing where no action is named, and asks nobody to read it by a time where nobody must', () => {
    const body = bodyOf({ ...emptyForm, withholds: true, dueAt: '2026-07-01T09:00' }, zone);
    expect(body).toMatchObject({ withholds: false, dueAt: null });
  });

  it('takes products as people write them', () =>
    expect(skusOf('HV-17, CM-40;  HV-17\nLM-3')).toEqual(['HV-17', 'CM-40', 'LM-3']));
});

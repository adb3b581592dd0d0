import { instantOf, localOf } from '../../../lib/zone.ts';
import type { Notice } from '../api.ts';

/** What the writer wants: a new notice, a draft changed, or one that takes another's place. */
export type FormWish = { kind: 'new' } | { kind: 'change' | 'supersede'; notice: Notice };

/** A notice while it is written. Instants are as a clock in the centre shows them; products as they are typed. */
export type Form = {
  kind: Notice['kind'];
  title: string;
  body: string;
  skus: string;
  actions: string[];
  withholds: boolean;
  mustAcknowledge: boolean;
  unitIds: string[];
  effectiveAt: string;
  dueAt: string;
  expiresAt: string;
};

export const emptyForm: Form = {
  ...{ kind: 'product', title: '', body: '', skus: '', actions: [], withholds: false, mustAcknowledge: false, unitIds: [] },
  ...{ effectiveAt: '', dueAt: '', expiresAt: '' },
};

/** The form for a wish: what takes another's place begins with its words, from the moment it is published. */
export function formFor(wish: FormWish, zone: string): Form {
  if (wish.kind === 'new') return emptyForm;
  const { notice } = wish;
  const { kind, title, body, actions, withholds, mustAcknowledge, unitIds } = notice;
  const same = wish.kind === 'change';
  const at = (iso: string | null): string => (iso && same ? localOf(iso, zone) : '');
  return {
    ...{ kind, title, body, actions, withholds, mustAcknowledge, unitIds, skus: notice.skus.join(', ') },
    ...{ effectiveAt: at(notice.effectiveAt), dueAt: at(notice.dueAt), expiresAt: at(notice.expiresAt) },
  };
}

export const skusOf = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** What is sent: products parted, instants in the zone of the centre. */
export function bodyOf(form: Form, zone: string) {
  const at = (local: string): string | null => (local ? instantOf(local, zone) : null);
  return {
    ...form,
    title: form.title.trim(),
    body: form.body.trim(),
    skus: skusOf(form.skus),
    withholds: form.withholds && form.actions.length > 0,
    effectiveAt: at(form.effectiveAt),
    dueAt: form.mustAcknowledge ? at(form.dueAt) : null,
    expiresAt: at(form.expiresAt),
  };
}

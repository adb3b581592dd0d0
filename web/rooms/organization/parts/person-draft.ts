import { dayIn, instantOf } from '../../../lib/zone.ts';
import type { Person } from '../api.ts';
import { emailWrong, missing, passwordWrong } from './checks.ts';

/** A person as the form holds them. Lists are written with commas; '' is nobody, or no change. */
export type PersonDraft = {
  name: string;
  email: string;
  role: Person['role'];
  unitId: string;
  superiorId: string;
  vendorId: string;
  locale: Person['locale'];
  languages: string[];
  skills: string;
  /** `until` is the last day, `2026-12-31`; '' has no end. */
  qualifications: { code: string; until: string }[];
  assistant: boolean;
  password: string;
  resetTotp: boolean;
};

const list = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

/** The last day on which something is valid that ends at an instant. */
const lastDay = (until: string | null, zone: string): string =>
  until === null ? '' : dayIn(zone, new Date(Date.parse(until) - 1));

/** Valid to the end of its last day. */
function endOf(day: string, zone: string): string | null {
  if (!day) return null;
  const next = new Date(`${day}T00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return instantOf(next.toISOString().slice(0, 10), zone);
}

export const draftOf = (person: Person | null, unitId: string, zone: string): PersonDraft => ({
  name: person?.name ?? '',
  email: person?.email ?? '',
  role: person?.role ?? 'AGENT',
  unitId: person?.unitId ?? unitId,
  superiorId: person?.superiorId ?? '',
  vendorId: person?.vendorId ?? '',
  locale: person?.locale ?? 'es',
  languages: person?.languages ?? ['es'],
  skills: person?.skills.join(', ') ?? '',
  qualifications: (person?.qualifications ?? []).map((one) => ({ code: one.code, until: lastDay(one.validUntil, zone) })),
  assistant: person?.assistant ?? false,
  password: '',
  resetTotp: false,
});

/** What can be said before it is sent, by field; empty when nothing is wrong. */
export function wrongIn(draft: PersonDraft, isNew: boolean): Partial<Record<keyof PersonDraft, string>> {
  const found = {
    name: missing(draft.name),
    email: emailWrong(draft.email),
    password: draft.password || (isNew && signsIn(draft)) ? passwordWrong(draft.password) : null,
  };
  return Object.fromEntries(Object.entries(found).filter(([, words]) => words !== null)) as Partial<
    Record<keyof PersonDraft, string>
  >;
}

/** Programs come in by a key, not by a password. */
export const signsIn = ({ role, assistant }: Pick<PersonDraft, 'role' | 'assistant'>): boolean =>
  role !== 'INTEGRATION' && !assistant;

/** The certifications to send; null where none was touched. */
function qualificationsOf(draft: PersonDraft, before: Person | null, zone: string) {
  const written = draft.qualifications.filter(({ code }) => code.trim() !== '');
  const same = JSON.stringify(draftOf(before, '', zone).qualifications) === JSON.stringify(written);
  const kept = (code: string, until: string) =>
    before?.qualifications.find((one) => one.code === code && lastDay(one.validUntil, zone) === until);
  return same
    ? null
    : written.map(({ code, until }) => kept(code, until) ?? { code: code.trim(), validUntil: endOf(until, zone) });
}

/** The body of the call. What was not touched is sent as it was, or not at all: the server keeps it. */
export const bodyOf = (draft: PersonDraft, before: Person | null, zone: string) => {
  const qualifications = qualificationsOf(draft, before, zone);
  return {
    ...(before ? { id: before.id } : {}),
    name: draft.name.trim(),
    email: draft.email.trim(),
    role: draft.role,
    unitId: draft.unitId,
    superiorId: draft.superiorId || null,
    vendorId: draft.role === 'AGENT_EXT' ? draft.vendorId || null : null,
    locale: draft.locale,
    languages: draft.languages,
    skills: list(draft.skills),
    assistant: draft.assistant,
    ...(qualifications ? { qualifications } : {}),
    ...(draft.password ? { password: draft.password } : {}),
    ...(draft.resetTotp ? { resetTotp: true } : {}),
  };
};

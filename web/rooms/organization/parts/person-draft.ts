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
  certifications: string;
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

export const draftOf = (person: Person | null, unitId: string): PersonDraft => ({
  name: person?.name ?? '',
  email: person?.email ?? '',
  role: person?.role ?? 'AGENT',
  unitId: person?.unitId ?? unitId,
  superiorId: person?.superiorId ?? '',
  vendorId: person?.vendorId ?? '',
  locale: person?.locale ?? 'es',
  languages: person?.languages ?? ['es'],
  skills: person?.skills.join(', ') ?? '',
  certifications: person?.certifications.join(', ') ?? '',
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

/** The body of the call. What was not touched is sent as it was: the server keeps it. */
export const bodyOf = (draft: PersonDraft, before: Person | null) => ({
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
  ...(list(draft.certifications).join() === (before?.certifications ?? []).join()
    ? {}
    : { certifications: list(draft.certifications) }),
  ...(draft.password ? { password: draft.password } : {}),
  ...(draft.resetTotp ? { resetTotp: true } : {}),
});

// Owns people, units, roles, lines of report, absences, deputies, calendars, certifications, sign-in, notifications, the centre itself.
import { z } from 'zod';
import type { Routes } from '../../platform/route.ts';
import { absenceRoutes } from './absences/contract.ts';
import { dutyRoutes } from './duty/contract.ts';
import { sessionRoutes, zPassword, zSignedIn } from './sessions/contract.ts';

/** Every role with what it may look for: all cases, only what was put to it, or none. Source: the role catalogue of the field. */
export const ROLES = {
  AGENT: { scope: 'all', level: 0 },
  AGENT_EXT: { scope: 'shared', level: 0 },
  COORDINATOR: { scope: 'all', level: 1 },
  SUPERVISOR: { scope: 'all', level: 2 },
  CENTRE_MANAGER: { scope: 'all', level: 3 },
  CRM_COORD: { scope: 'all', level: 2 },
  STORE_INCIDENT_MGR: { scope: 'shared', level: 1 },
  STORE_MANAGER: { scope: 'shared', level: 2 },
  DEPARTMENT: { scope: 'shared', level: 1 },
  SECTION: { scope: 'shared', level: 0 },
  AUTHORITY: { scope: 'all', level: 4 },
  ADMIN: { scope: 'none', level: 0 },
  INTEGRATION: { scope: 'all', level: 0 },
} as const satisfies Record<string, { scope: 'all' | 'shared' | 'none'; level: number }>;
export type Role = keyof typeof ROLES;
/** What an assistant may be: the first level. It asks and acts; it never decides, audits or administers. */
export const ASSISTANT_ROLES = ['AGENT', 'AGENT_EXT'] as const satisfies Role[];
export const zRole = z.enum(Object.keys(ROLES) as [Role, ...Role[]]);

/** Reasons of refusal other rooms rely on: organization.notSignedIn, organization.mayNot, organization.unitUnknown, organization.personUnknown. */
export const zHours = z.partialRecord(
  z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
  z.array(z.tuple([z.string(), z.string()])),
);

export const zUnit = z.object({
  id: z.uuid(),
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
  kind: z.enum(['team', 'department', 'section', 'vendor', 'authority', 'store']),
  nameEs: z.string().min(1),
  nameEn: z.string().min(1),
  parentId: z.uuid().nullable(),
  headId: z.uuid().nullable(),
  email: z.email().nullable(),
  hours: zHours.nullable(),
});
export type Unit = z.output<typeof zUnit>;

/** A certification, and until when it is valid; null: without an end. */
export const zQualification = z.object({ code: z.string().trim().min(1).max(40), validUntil: z.iso.datetime().nullable() });

export const zPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: zRole,
  unitId: z.uuid(),
  unitName: z.string(),
  vendorId: z.uuid().nullable(),
  superiorId: z.uuid().nullable(),
  locale: z.enum(['es', 'en']),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  active: z.boolean(),
  assistant: z.boolean(),
  absentUntil: z.string().nullable(),
  deputyName: z.string().nullable(),
  /** Codes of those that are valid now. */
  certifications: z.array(z.string()),
  /** Also those that have expired. */
  qualifications: z.array(zQualification),
});
export type Person = z.output<typeof zPerson>;

/** Whoever is signed in, with the centre's frame: what the shell of the screens needs. */
export const zMe = z
  .object({
    person: zPerson.pick({
      id: true,
      name: true,
      email: true,
      role: true,
      unitId: true,
      unitName: true,
      locale: true,
      skills: true,
    }),
    theme: z.enum(['light', 'dark', 'system']),
    totp: z.boolean(),
    scope: z.enum(['all', 'shared', 'none']),
    centre: z.object({
      orgId: z.uuid(),
      name: z.string(),
      timeZone: z.string(),
      currency: z.string(),
      locale: z.string(),
      mailConfigured: z.boolean(),
    }),
    unread: z.int(),
    /** Screens this person may open: desk, requests, attributions, scheme, information, reports, people, settings, outbox. */
    screens: z.array(z.string()),
  })
  .meta({ id: 'Me' });

export const zNotification = z.object({
  id: z.uuid(),
  at: z.string(),
  text: z.string(),
  /** The word key that `text` says: what it is about, so that it can lead to its place. */
  word: z.string(),
  caseId: z.uuid().nullable(),
  requestId: z.uuid().nullable(),
  readAt: z.string().nullable(),
});

export type { ChainLink, Holder } from './holders/contract.ts';

/**
 * `founded` {orgId}: a centre with its standard units and its administrator; upper rooms add what they need to begin.
 * `personChanged` {personId, fields}; `absenceChanged` {personId, deputyId}; `dutyChanged` {dutyId, personId}; `notified` {personIds, word, params, caseId, requestId}.
 */
export const events = {
  founded: 'organization.founded',
  centreChanged: 'organization.centreChanged',
  personChanged: 'organization.personChanged',
  unitChanged: 'organization.unitChanged',
  absenceChanged: 'organization.absenceChanged',
  dutyChanged: 'organization.dutyChanged',
  notified: 'organization.notified',
  signedIn: 'organization.signedIn',
  signedOut: 'organization.signedOut',
  lockedOut: 'organization.lockedOut',
  credentialsChanged: 'organization.credentialsChanged',
  keyChanged: 'organization.keyChanged',
} as const;

const zHoliday = z.object({ day: z.iso.date(), name: z.string() });
/** The centre's own sheet. No weekday at all in `hours`: always open. */
export const zCentre = z.object({
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  locale: z.enum(['es', 'en']),
  keyPrefix: z.string(),
  hours: zHours,
  holidays: z.array(zHoliday),
});

const person = { access: 'person' } as const;
const open = { access: 'public', scope: '' } as const;
export const routes = {
  ...sessionRoutes,
  ...absenceRoutes,
  ...dutyRoutes,
  firstRun: {
    ...open,
    method: 'GET',
    path: '/first-run',
    summary: 'Whether a centre must be made first',
    returns: z.object({ needed: z.boolean() }),
  },
  found: {
    ...open,
    method: 'POST',
    path: '/first-run',
    summary: 'Makes the centre and its administrator; only while there is none',
    body: z.object({
      centre: z.string().min(1).max(100),
      timeZone: z.string(),
      currency: z.string().regex(/^[A-Z]{3}$/),
      name: z.string().min(1).max(100),
      email: z.email(),
      password: zPassword,
      locale: z.enum(['es', 'en']),
    }),
    returns: zSignedIn,
  },
  me: {
    ...person,
    method: 'GET',
    path: '/me',
    summary: 'Who I am and the frame of the centre',
    scope: 'organization:read',
    returns: zMe,
  },
  changeMe: {
    ...person,
    method: 'PATCH',
    path: '/me',
    summary: 'My language, theme, password',
    scope: 'organization:read',
    body: z.object({
      locale: z.enum(['es', 'en']).optional(),
      theme: z.enum(['light', 'dark', 'system']).optional(),
      password: z.object({ current: z.string(), next: zPassword }).optional(),
    }),
    returns: zMe,
  },
  people: {
    ...person,
    method: 'GET',
    path: '/people',
    summary: 'People of the centre',
    scope: 'organization:read',
    returns: z.array(zPerson),
  },
  putPerson: {
    ...person,
    method: 'POST',
    path: '/people',
    summary: 'Adds or changes a person, by id',
    scope: 'organization:admin',
    body: zPerson
      .pick({
        name: true,
        role: true,
        unitId: true,
        vendorId: true,
        superiorId: true,
        locale: true,
        skills: true,
        languages: true,
        active: true,
        assistant: true,
      })
      .partial({ vendorId: true, superiorId: true, locale: true, skills: true, languages: true, active: true, assistant: true })
      .extend({
        id: z.uuid().optional(),
        name: z.string().trim().min(1).max(100),
        email: z.email(),
        password: zPassword.optional(),
        /** Without an end; what has an end already keeps it. */
        certifications: z.array(z.string()).optional(),
        qualifications: z.array(zQualification).max(50).optional(),
        resetTotp: z.boolean().optional(),
      }),
    returns: zPerson,
  },
  units: { ...person, method: 'GET', path: '/units', summary: 'Units', scope: 'organization:read', returns: z.array(zUnit) },
  putUnit: {
    ...person,
    method: 'POST',
    path: '/units',
    summary: 'Adds or changes a unit, by its code',
    scope: 'organization:admin',
    body: zUnit.omit({ id: true }).partial({ parentId: true, headId: true, email: true, hours: true }),
    returns: zUnit,
  },
  notifications: {
    ...person,
    method: 'GET',
    path: '/notifications',
    summary: 'What I was told',
    scope: 'organization:read',
    returns: z.array(zNotification),
  },
  readNotifications: {
    ...person,
    method: 'POST',
    path: '/notifications/read',
    summary: 'Marks them read',
    scope: 'organization:read',
    returns: z.object({ ok: z.boolean() }),
  },
  centre: {
    ...person,
    method: 'PATCH',
    path: '/centre',
    summary: 'Name, hours, holidays of the centre',
    scope: 'organization:admin',
    body: z.object({
      name: z.string().min(1).optional(),
      timeZone: z.string().optional(),
      hours: zHours.optional(),
      holidays: z.array(zHoliday).optional(),
    }),
    returns: zMe,
  },
  readCentre: {
    ...person,
    method: 'GET',
    path: '/centre',
    summary: 'Name, hours, holidays of the centre',
    scope: 'organization:read',
    returns: zCentre,
  },
} satisfies Routes;

import { action, type Tx } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { hashPassword } from '../../../platform/passwords.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayPutPerson } from '../access.ts';
import { ASSISTANT_ROLES, events, type Person, routes } from '../contract.ts';
import { circles } from '../decide.ts';
import {
  deleteSessionsOf,
  insertLogin,
  revokeKeysOf,
  updateLoginEmail,
  updatePassword,
  updateTotpSecret,
} from '../sessions/sql.ts';
import { loginByEmail } from '../sessions/views.ts';
import { lockPeople, type PersonRow, putPersonRow, putQualifications, replaceQualifications } from '../sql.ts';
import { allPeople, personById, unitById } from '../views.ts';

const CHANGEABLE = [
  'name',
  'email',
  'role',
  'unitId',
  'vendorId',
  'superiorId',
  'locale',
  'skills',
  'languages',
  'assistant',
  'active',
] as const;

/**
 * Adds a person, or changes the one of that id; what is left out stays. A new password, a reset second step or the end of somebody's
 * time here ends their sessions, and the last also their keys. The last active administrator stays one.
 */
export const putPerson = action(
  'organization.putPerson',
  routes.putPerson.body,
  async (tx, { id, email: given, password, certifications, qualifications, resetTotp, ...wanted }) => {
    await lockPeople(tx);
    const people = await allPeople(tx);
    const before = id ? (people.find((p) => p.id === id) ?? null) : null;
    if (id && !before && tx.actor.kind !== 'system') throw refused('not_found', 'organization.personUnknown', { field: 'id' });
    const fresh = {
      id: id ?? newId(),
      vendorId: null,
      superiorId: null,
      locale: tx.actor.locale,
      skills: [],
      languages: ['es'],
      assistant: false,
      active: true,
    };
    const said = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    const after = { ...fresh, ...before, ...said, email: given.trim().toLowerCase() } as PersonRow & Pick<Person, 'role'>;
    must(
      mayPutPerson(tx.actor, before, {
        ...after,
        resetsSignIn: before !== null && (password !== undefined || resetTotp === true),
      }),
    );
    await judge(tx, after, people);
    await putPersonRow(tx, after);
    await putSignIn(tx, after, before, password);
    if (before && resetTotp) await updateTotpSecret(tx, after.id, null);
    if (before && (password !== undefined || resetTotp || !after.active)) await deleteSessionsOf(tx, after.id);
    if (!after.active) await revokeKeysOf(tx, after.id);
    if (qualifications) await putQualifications(tx, after.id, qualifications);
    else if (certifications) await replaceQualifications(tx, after.id, certifications);
    const changed: string[] = before
      ? CHANGEABLE.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      : [...CHANGEABLE];
    const fields = [
      ...changed,
      ...(certifications || qualifications ? ['certifications'] : []),
      ...(password ? ['password'] : []),
      ...(resetTotp ? ['totp'] : []),
    ];
    tx.record({
      name: events.personChanged,
      subjectId: after.id,
      audience: ['centre', `person:${after.id}`],
      data: { personId: after.id, isNew: before === null, role: after.role, fields },
    });
    const person = await personById(tx, after.id);
    if (!person) throw new Error(`no person ${after.id}`);
    return person;
  },
);

async function judge(tx: Tx, after: PersonRow, people: Person[]): Promise<void> {
  if (people.some((p) => p.email === after.email && p.id !== after.id))
    throw refused('conflict', 'organization.emailTaken', { field: 'email' });
  if (!(await unitById(tx, after.unitId))) throw refused('invalid', 'organization.unitUnknown', { field: 'unitId' });
  if (after.vendorId && (await unitById(tx, after.vendorId))?.kind !== 'vendor')
    throw refused('invalid', 'organization.notAVendor', { field: 'vendorId' });
  const superior = people.find((p) => p.id === after.superiorId);
  if (after.superiorId && !superior?.active)
    throw refused('invalid', superior ? 'organization.personInactive' : 'organization.personUnknown', { field: 'superiorId' });
  if (superior?.assistant) throw refused('invalid', 'organization.superiorIsProgram', { field: 'superiorId' });
  if (after.assistant && !ASSISTANT_ROLES.some((role) => role === after.role))
    throw refused('invalid', 'organization.assistantRole', { field: 'role' });
  if (after.assistant && after.active && !superior)
    throw refused('invalid', 'organization.assistantSuperior', { field: 'superiorId' });
  if (circles((at) => people.find((p) => p.id === at)?.superiorId, after.id, after.superiorId))
    throw refused('invalid', 'organization.superiorCircle', { field: 'superiorId' });
  const admins = people.filter((p) => p.role === 'ADMIN' && p.active);
  const stays = after.role === 'ADMIN' && after.active;
  if (!stays && admins.length === 1 && admins[0]?.id === after.id)
    throw refused('conflict', 'organization.lastAdmin', { field: after.active ? 'role' : 'active' });
}

async function putSignIn(tx: Tx, after: PersonRow, before: Person | null, password: string | undefined): Promise<void> {
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const taken = () => refused('conflict', 'organization.emailTaken', { field: 'email' });
  if (!before) {
    if (!(await insertLogin(tx, { email: after.email, personId: after.id, passwordHash }))) throw taken();
    return;
  }
  if (before.email !== after.email) {
    if (await loginByEmail(tx, after.email)) throw taken();
    await updateLoginEmail(tx, after.id, after.email);
  }
  if (passwordHash) await updatePassword(tx, after.id, passwordHash);
}

import { z } from 'zod';
import { act, fromZod } from '../../../platform/act.ts';
import { systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { hashPassword } from '../../../platform/passwords.ts';
import { must, Refused, refused } from '../../../platform/refusal.ts';
import { mayFound } from '../access.ts';
import { events, routes } from '../contract.ts';
import { judgeCurrency, judgeTimeZone, prefixFor, slugFor, STANDARD_HOURS, STANDARD_UNITS } from '../decide.ts';
import { insertLogin } from '../sessions/sql.ts';
import { insertCentre, lockCentres, putPersonRow, putUnitRow } from '../sql.ts';

const zFound = routes.found.body.extend({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('ES'),
});

/**
 * Makes a centre with the standard units and its first administrator, who belongs to no team that attends customers. A visitor may
 * only make the first of an installation. Says `organization.founded`; the country's holidays follow by `fillHolidays`.
 */
export async function foundCentre(
  ctx: Ctx,
  raw: z.input<typeof zFound>,
  by: 'visitor' | 'house',
): Promise<{ orgId: string; adminId: string }> {
  const parsed = zFound.safeParse(raw);
  if (!parsed.success) throw new Refused(fromZod(parsed.error));
  const { centre, timeZone, currency, name, password, locale, country } = parsed.data;
  must(judgeTimeZone(timeZone));
  must(judgeCurrency(currency));
  const email = parsed.data.email.trim().toLowerCase();
  const passwordHash = await hashPassword(password);
  const [orgId, adminId] = [newId(), newId()];
  const house = { ctx, actor: { ...systemActor(orgId), locale } };
  return act(house, 'organization.foundCentre', async (tx) => {
    const others = await lockCentres(tx);
    must(mayFound(by, others.length));
    const keyPrefix = prefixFor(centre, new Set(others.map((o) => o.keyPrefix)));
    if (!keyPrefix) throw refused('conflict', 'organization.noPrefixLeft');
    const slug = slugFor(centre, new Set(others.map((o) => o.slug)));
    await insertCentre(tx, {
      name: centre,
      slug,
      keyPrefix,
      locale,
      timeZone,
      currency,
      hours: STANDARD_HOURS,
      settings: { country },
    });
    const unitIds = new Map(STANDARD_UNITS.map(({ code }) => [code, newId()]));
    const idOf = (code: string | null) => (code && unitIds.get(code)) || null;
    for (const { parent, ...unit } of STANDARD_UNITS)
      await putUnitRow(tx, {
        ...unit,
        id: idOf(unit.code) ?? newId(),
        parentId: idOf(parent),
        headId: null,
        email: null,
        hours: null,
      });
    await putPersonRow(tx, {
      id: adminId,
      name,
      email,
      role: 'ADMIN',
      unitId: idOf('ADMIN') ?? '',
      vendorId: null,
      superiorId: null,
      locale,
      skills: [],
      languages: [locale],
      assistant: false,
      active: true,
    });
    if (!(await insertLogin(tx, { email, personId: adminId, passwordHash })))
      throw refused('conflict', 'organization.emailTaken', { field: 'email' });
    tx.record({ name: events.founded, subjectId: orgId, audience: ['centre'], data: { orgId } });
    return { orgId, adminId };
  });
}

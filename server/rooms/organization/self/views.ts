import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { say } from '../../../platform/words.ts';
import { ROLES, type zMe, type zNotification } from '../contract.ts';
import { screensOf } from './access.ts';

type Me = z.output<typeof zMe>;
type Notification = z.output<typeof zNotification>;
type MeRow = Me['person'] & { theme: Me['theme']; totp: boolean; unread: number; centre: Me['centre'] };

const PAGE = 100;

/** Whoever acts, with the frame of the centre. `mailConfigured` is what the mail room keeps among the centre's settings. */
export async function me(tx: Tx): Promise<Me> {
  const found = await sql<MeRow>`
    select p.id, p.name, p.email, p.role, p.unit_id as "unitId", case p.locale when 'en' then u.name_en else u.name_es end as "unitName", p.locale, p.skills, p.theme,
      coalesce((select l.totp_confirmed_at is not null from login l where l.org_id = p.org_id and l.person_id = p.id limit 1), false) as totp,
      (select count(*) from notification n where n.org_id = p.org_id and n.person_id = p.id and n.read_at is null) as unread,
      jsonb_build_object('orgId', o.org_id, 'name', o.name, 'timeZone', o.time_zone, 'currency', o.currency, 'locale', o.locale,
        'mailConfigured', coalesce(o.settings->'mailConfigured' = 'true'::jsonb, false)) as centre
    from person p join unit u on u.org_id = p.org_id and u.id = p.unit_id join organization o on o.org_id = p.org_id
    where p.org_id = ${tx.orgId} and p.id = ${tx.actor.id}`.execute(tx.sql);
  const row = found.rows[0];
  if (!row) throw refused('not_found', 'organization.personUnknown');
  const { theme, totp, unread, centre, ...person } = row;
  return { person, theme, totp, scope: ROLES[row.role].scope, centre, unread, screens: screensOf(row.role) };
}

type Row = {
  id: string;
  at: Date;
  word: string;
  params: Record<string, string | number>;
  caseId: string | null;
  requestId: string | null;
  readAt: Date | null;
};

/** What the actor was told, newest first, in the actor's language. */
export async function notifications(tx: Tx): Promise<Notification[]> {
  const found = await sql<Row>`select id, at, word, params, case_id as "caseId", request_id as "requestId", read_at as "readAt"
    from notification where org_id = ${tx.orgId} and person_id = ${tx.actor.id} order by id desc limit ${PAGE}`.execute(tx.sql);
  return found.rows.map(({ word, params, ...n }) => ({
    ...n,
    word,
    at: n.at.toISOString(),
    readAt: n.readAt?.toISOString() ?? null,
    text: say(tx.actor.locale, word, params),
  }));
}

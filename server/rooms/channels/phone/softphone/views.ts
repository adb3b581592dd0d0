import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { allPeople } from '../../../organization/views.ts';
import { lineRow, personOfSeat, secretsOf } from '../lines/views.ts';
import { type SipAccount, type Softphone, zExchange } from './contract.ts';
import { accountRow } from './sql.ts';

/** As short as no customer's number is. */
const EXTENSION = /^\d{1,5}$/;
const TURN_SECONDS = 12 * 3600;

export async function sipAccounts(tx: Tx): Promise<SipAccount[]> {
  const { rows } = await sql<
    Omit<SipAccount, 'personName'>
  >`select a.person_id as "personId", a.line_id as "lineId", l.name as "lineName", a.sip_user as "user", a.extension
    from sip_account a join phone_line l on l.org_id = a.org_id and l.id = a.line_id where a.org_id = ${tx.orgId} order by a.changed_at`.execute(
    tx.sql,
  );
  const names = new Map((await allPeople(tx)).map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...row, personName: names.get(row.personId) ?? '' }));
}

/** Whose telephone it is that SIP names so, by user or extension; an extension of somebody's seat counts, a number from outside does not. */
export async function colleagueAt(tx: Tx, said: string): Promise<{ id: string; email: string } | null> {
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from sip_account
    where org_id = ${tx.orgId} and ${said} <> '' and (sip_user = ${said} or extension = ${said}) order by changed_at limit 1`.execute(
    tx.sql,
  );
  const personId = rows[0]?.personId ?? (EXTENSION.test(said) ? (await personOfSeat(tx, [said]))?.id : undefined);
  return (await allPeople(tx)).find(({ id }) => id === personId) ?? null;
}

/**
 * The asker's own telephone, with its secret: nobody can ask for another's. Where the line knows the secret of a TURN server, the server is opened for half
 * a day by a name that lapses (draft-uberti-behave-turn-rest); otherwise with the line's standing credential.
 */
export async function mySoftphone(tx: Tx): Promise<Softphone | null> {
  const account = await accountRow(tx, tx.actor.id);
  const line = account ? await lineRow(tx, account.lineId) : null;
  const exchange = zExchange.safeParse(line?.settings);
  if (!account || !line?.enabled || !exchange.success) return null;
  const { turnSecret, turnPassword } = secretsOf(tx, line);
  const lapses = `${Math.floor(tx.now.getTime() / 1000) + TURN_SECONDS}:${account.user}`;
  const opened = turnSecret
    ? { username: lapses, credential: createHmac('sha1', turnSecret).update(lapses).digest('base64') }
    : { credential: turnPassword };
  return {
    ...{ lineId: line.id, lineName: line.name, wss: exchange.data.wss, domain: exchange.data.domain },
    ...{ user: account.user, password: tx.ctx.keys.open(account.secret), extension: account.extension, name: tx.actor.name },
    iceServers: exchange.data.iceServers.map((server) =>
      server.urls.every((url) => url.startsWith('stun')) ? { urls: server.urls } : { ...server, ...opened },
    ),
  };
}

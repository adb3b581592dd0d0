import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import type { Ask, Facts } from '../../attributions/contract.ts';
import { kindOf } from '../../attributions/views.ts';
import { requestsFor } from '../../requests/views.ts';
import type { zPrecedent } from '../contract.ts';
import { nearest } from './decide.ts';

export type Precedent = z.output<typeof zPrecedent>;
type Row = {
  id: string;
  state: string;
  minor: number | null;
  currency: string | null;
  changedMinor: number | null;
  decidedAt: Date;
  facts: Facts;
};

const DAY_MS = 86_400_000;
const LOOKED_AT = 2000;
const MOST = 5;

/**
 * The five decided requests of the last 180 days most like one that is asked, or about to be. What they were about is told to those only
 * who may open them; the figures to everybody who may ask.
 */
export async function precedentsFor(tx: Tx, ask: Ask, exceptId: string | null = null): Promise<Precedent[]> {
  const since = new Date(tx.now.getTime() - 180 * DAY_MS);
  const { rows } =
    await sql<Row>`select id, state, minor, currency, changed_minor as "changedMinor", decided_at as "decidedAt", jsonb_build_object('reason', facts -> 'reason',
        'storeCode', facts -> 'storeCode', 'tier', facts -> 'tier', 'daysSinceDelivery', facts -> 'daysSinceDelivery') as facts
      from authorization_request where org_id = ${tx.orgId} and action = ${ask.action} and decided_at > ${since} and id is distinct from ${exceptId}::uuid
      order by decided_at desc limit ${LOOKED_AT}`.execute(tx.sql);
  if (rows.length === 0) return [];
  const matter = { minor: ask.amount?.minor ?? null, facts: ask.facts };
  const like = nearest(
    matter,
    rows.map((row) => ({ ...row, at: row.decidedAt.getTime() })),
    MOST,
  );
  const known = await requestsFor(
    tx,
    like.map((row) => row.id),
  );
  const kind = await kindOf(tx, ask.action);
  const name = (tx.actor.locale === 'en' ? kind?.nameEn : kind?.nameEs) ?? ask.action;
  return like.map(({ id, state, minor, currency, changedMinor, decidedAt }) => {
    const one = known.get(id);
    const isRejected = state === 'rejected';
    return {
      requestId: id,
      title: one?.maySee ? one.request.title : name,
      amount: minor === null || currency === null ? null : { minor, currency },
      outcome: isRejected ? 'rejected' : changedMinor === null ? 'approved' : 'changed',
      grantedMinor: isRejected ? null : (changedMinor ?? minor),
      waitedMinutes: one ? Math.round((decidedAt.getTime() - Date.parse(one.request.askedAt)) / 60_000) : 0,
    };
  });
}

import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { readFileOf } from '../../../platform/files.ts';
import { refused } from '../../../platform/refusal.ts';
import type { FileAnswer } from '../../../platform/route.ts';
import { say } from '../../../platform/words.ts';
import { namesOfCases } from '../../cases/views.ts';
import type { Letter } from '../../documents/contract.ts';
import { letterFor } from '../../documents/letters/views.ts';
import { originalOf } from '../../documents/verdicts/views.ts';
import { centreOf } from '../../organization/views.ts';
import type { OutgoingLetter, zRawLetter } from './contract.ts';
import type { LetterFacts } from './sql.ts';

const PAGE = 50;
type Raw = z.output<typeof zRawLetter>;
const NO_CASE = { caseKey: null, customer: '', isOpen: false };

/** Letters that came in, newest first, with whose case each is. */
export async function incoming(tx: Tx, state: string | undefined, before: string | undefined) {
  type Row = Omit<Raw, 'receivedAt' | 'sender' | 'size' | 'caseKey' | 'customer' | 'isOpen'> & {
    receivedAt: Date;
    facts: LetterFacts;
  };
  const { rows } =
    await sql<Row>`select id, received_at as "receivedAt", entered_on::text as "enteredOn", put_in_by as "putInBy", pages, state,
    case_id as "caseId", problem, facts from raw_letter where org_id = ${tx.orgId}
    and (${state ?? null}::text is null or state = ${state ?? null}) and (${before ?? null}::uuid is null or id < ${before ?? null})
    order by id desc limit ${PAGE}`.execute(tx.sql);
  const counted = await sql<{
    state: string;
    n: number;
  }>`select state, count(*) as n from raw_letter where org_id = ${tx.orgId} group by state`.execute(tx.sql);
  const cases = await namesOfCases(
    tx,
    rows.flatMap((row) => row.caseId ?? []),
  );
  const letters = rows.map(({ facts, receivedAt, ...row }): Raw => {
    const sender = facts.senderName || facts.address.split('\n')[0] || '';
    return {
      ...row,
      ...(cases.get(row.caseId ?? '') ?? NO_CASE),
      receivedAt: receivedAt.toISOString(),
      sender,
      size: facts.size,
    };
  });
  return { letters, counts: Object.fromEntries(counted.rows.map((row) => [row.state, row.n])) };
}

export async function rawLetter(tx: Tx, id: string): Promise<{ sha256: string; state: string; facts: LetterFacts } | null> {
  const { rows } = await sql<{ sha256: string; state: string; facts: LetterFacts }>`select sha256, state, facts from raw_letter
    where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** A scan as it was put in, to be handed out. */
export const rawFile = async (tx: Tx, id: string): Promise<FileAnswer> => originalOf(tx, await rawLetter(tx, id), 'post.unknown');

async function outgoingWhere(tx: Tx, where: ReturnType<typeof sql>, order = sql`desc`): Promise<OutgoingLetter[]> {
  type Row = Omit<OutgoingLetter, 'createdAt'> & { createdAt: Date };
  const { rows } =
    await sql<Row>`select id, created_at as "createdAt", addressee, case_id as "caseId", case_key as "caseKey", state,
    posted_on::text as "postedOn", registered, note from outgoing_letter where org_id = ${tx.orgId} and ${where} order by id ${order} limit ${PAGE * 2}`.execute(
      tx.sql,
    );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
export const outgoing = (tx: Tx, state: string | undefined, before: string | undefined) =>
  outgoingWhere(
    tx,
    sql`(${state ?? null}::text is null or state = ${state ?? null}) and (${before ?? null}::uuid is null or id < ${before ?? null})`,
    state === 'to_print' ? sql`asc` : sql`desc`,
  );
export const outgoingByIds = (tx: Tx, ids: readonly string[]) => outgoingWhere(tx, sql`id = any(${[...ids]}::uuid[])`);

/** One letter as it was written; of several what each says, with a list before them. */
export async function toPrint(tx: Tx, ids: readonly string[]): Promise<FileAnswer | { letters: Letter[]; name: string }> {
  const { rows } = await sql<{
    letter: Letter;
    sha256: string;
    addressee: string;
    key: string;
  }>`select letter, sha256, addressee, case_key as key
    from outgoing_letter where org_id = ${tx.orgId} and id = any(${[...ids]}::uuid[]) order by id limit 100`.execute(tx.sql);
  const first = rows[0];
  if (!first || rows.length < ids.length) throw refused('not_found', 'post.unknown');
  if (rows.length === 1) {
    const data = await readFileOf(tx, first.sha256);
    if (!data) throw refused('not_found', 'post.unknown');
    return { type: 'application/pdf', name: `carta-${first.key}.pdf`, data };
  }
  const { locale } = await centreOf(tx);
  const cover = await letterFor(tx, {
    ...{ locale, reference: '', addressee: [], signature: [] },
    title: say(locale, 'post.cover.title', { count: rows.length }),
    text: say(locale, 'post.cover.text'),
    facts: rows.map(({ key, addressee }) => ({ name: key, value: addressee.replaceAll('\n', ', ') })),
  });
  return { letters: [cover, ...rows.map((row) => row.letter)], name: 'cartas.pdf' };
}

/** Scans that were put in and not looked at: for the timed job, should a job have been lost. */
export async function leftBehind(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from raw_letter where org_id = ${tx.orgId} and state = 'stored'
    and received_at < ${tx.now}::timestamptz - interval '1 minute' limit 50`.execute(tx.sql);
  return rows.map((row) => row.id);
}

import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { hashToken, newToken } from '../../../../platform/keys.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayAdminister } from '../access.ts';
import { events, type FaxLine, zPutLine } from '../contract.ts';
import { numberOf } from '../decide.ts';
import { putLineRow, setToken } from '../sql.ts';
import { lineRows, lineView, tokenFor } from '../views.ts';

/** Adds or changes a fax line. A new server's token is answered this once: only its hash is kept. */
export const putLine = action('fax.putLine', zPutLine, async (tx, line): Promise<{ line: FaxLine; token: string | null }> => {
  must(mayAdminister(tx.actor));
  const before = (await lineRows(tx)).find((row) => row.id === line.id);
  if (line.id && !before) throw refused('not_found', 'fax.lineUnknown', { field: 'id' });
  if (line.kind === 'gateway' && line.sender === '' && line.domain === '')
    throw refused('invalid', 'fax.gatewayNeedsAddress', { field: 'sender' });
  const number = line.number === '' ? '' : numberOf(line.number);
  if (number === null) throw refused('invalid', 'fax.badNumber', { field: 'number' });
  const id = line.id ?? newId();
  const { host, sender, domain, believesUnproved } = line;
  const settings = line.kind === 'server' ? { host } : { sender, domain, believesUnproved };
  await putLineRow(tx, {
    ...{ id, name: line.name, kind: line.kind, number, settings },
    ...{ quiet_days: line.quietDays, is_active: line.isActive },
  });
  const needsToken = line.kind === 'server' && before?.kind !== 'server';
  const token = needsToken ? tokenFor(tx.orgId, newToken()) : null;
  if (token) await setToken(tx, id, hashToken(token));
  tx.record({ name: events.lineChanged, subjectId: id, audience: ['centre'], data: { lineId: id } });
  const row = (await lineRows(tx)).find((one) => one.id === id);
  if (!row) throw refused('internal', 'platform.internal');
  return { line: lineView(tx, row), token };
});

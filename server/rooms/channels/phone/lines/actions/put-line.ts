import { action } from '../../../../../platform/act.ts';
import { newId } from '../../../../../platform/ids.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { mayAdminister } from '../../access.ts';
import { numberOf } from '../../numbers/views.ts';
import { events } from '../../contract.ts';
import { zExchange } from '../../softphone/contract.ts';
import { type Line, lineRoutes } from '../contract.ts';
import { addressOf, wrongSetting } from '../decide.ts';
import { putAddress, putLineRow } from '../sql.ts';
import { lineRow, lines, secretsOf } from '../views.ts';

/** Adds or changes a line. Secrets left out stay as they were, empty ones are forgotten; they are kept sealed and never shown. */
export const putLine = action(
  'phone.putLine',
  lineRoutes.putLine.body,
  async (tx, { id, secrets, rejects, ...given }): Promise<Line> => {
    must(mayAdminister(tx.actor));
    const before = id ? await lineRow(tx, id) : null;
    if (id && !before) throw refused('not_found', 'phone.lineUnknown', { field: 'id' });
    const unread = rejects?.find((one) => numberOf(one) === null);
    if (unread !== undefined) throw refused('invalid', 'phone.notANumber', { field: 'rejects' });
    const wrong = wrongSetting(given.kind, given.settings ?? before?.settings ?? {});
    if (wrong) throw refused('invalid', 'phone.settingWrong', { field: `settings.${wrong}` });
    const known = { ...(before ? secretsOf(tx, before) : {}), ...secrets };
    const sealed = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''));
    const lineId = id ?? newId();
    const line = { number: '', queue: '', enabled: true, settings: {}, ...before, ...given };
    await putLineRow(tx, {
      ...line,
      ...{ id: lineId, rejects: rejects?.flatMap((one) => numberOf(one) ?? []) ?? before?.rejects ?? [] },
      secrets: Object.keys(sealed).length > 0 ? tx.ctx.keys.seal(JSON.stringify(sealed)) : null,
    });
    const exchange = zExchange.safeParse(line.settings);
    await putAddress(tx, lineId, line.enabled && exchange.success ? addressOf(exchange.data.wss) : null);
    tx.record({ name: events.lineChanged, subjectId: lineId, audience: [], data: { lineId } });
    const kept = (await lines(tx)).find((one) => one.id === lineId);
    if (!kept) throw refused('internal', 'platform.internal');
    return kept;
  },
);

import { act, look } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import type { Scan } from '../../contract.ts';
import { events } from '../contract.ts';
import { settleVerdict } from '../sql.ts';
import { toJudge } from '../views.ts';

/**
 * Has a kept file scanned, and keeps what was said of it; told twice it does nothing. A scanner that can't be reached throws, and is asked again.
 * System only: the reaction to a kept file and the timed job call it.
 */
export async function judge(session: Session, sha256: string, scan: Scan): Promise<void> {
  const data = await look(session, (tx) => toJudge(tx, sha256));
  if (!data) return;
  const said = await scan(data);
  const found = said.verdict === 'harmful' ? said.name : said.verdict === 'unknown' ? said.why : null;
  await act(session, 'documents.judge', async (tx) => {
    const name = await settleVerdict(tx, sha256, said.verdict, found);
    if (name !== null && said.verdict === 'harmful')
      tx.record({ name: events.harmful, audience: [], data: { sha256, name, found: said.name } });
  });
}

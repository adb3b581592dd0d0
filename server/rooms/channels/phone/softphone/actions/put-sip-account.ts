import { action } from '../../../../../platform/act.ts';
import { must, refuse, refused } from '../../../../../platform/refusal.ts';
import { personById } from '../../../../organization/views.ts';
import { mayAdminister } from '../../access.ts';
import { events } from '../../contract.ts';
import { lineRow } from '../../lines/views.ts';
import { type SipAccount, zExchange, zPutAccount } from '../contract.ts';
import { accountRow, putAccountRow } from '../sql.ts';
import { sipAccounts } from '../views.ts';

/** Gives somebody a telephone in the browser, or changes it. The password is sealed; whoever sets it does not see it again. */
export const putSipAccount = action(
  'phone.putSipAccount',
  zPutAccount,
  async (tx, input): Promise<{ accounts: SipAccount[] }> => {
    must(mayAdminister(tx.actor));
    if (!(await personById(tx, input.personId))?.active) throw refused('invalid', 'phone.personUnknown', { field: 'personId' });
    const line = await lineRow(tx, input.lineId);
    must(line ?? refuse('invalid', 'phone.lineUnknown', { field: 'lineId' }));
    if (!zExchange.safeParse(line?.settings).success) throw refused('invalid', 'phone.lineHasNoWss', { field: 'lineId' });
    const before = await accountRow(tx, input.personId);
    const secret = input.password === undefined ? before?.secret : tx.ctx.keys.seal(input.password);
    if (!secret) throw refused('invalid', 'phone.passwordMissing', { field: 'password' });
    if (!(await putAccountRow(tx, { ...input, secret }))) throw refused('conflict', 'phone.sipUserTaken', { field: 'user' });
    const audience = [`person:${input.personId}`];
    tx.record({
      name: events.softphoneChanged,
      subjectId: input.personId,
      audience,
      data: { lineId: input.lineId, user: input.user },
    });
    return { accounts: await sipAccounts(tx) };
  },
);

import type { z } from 'zod';
import { act, look } from '../../../../../platform/act.ts';
import type { Session } from '../../../../../platform/context.ts';
import { newId } from '../../../../../platform/ids.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { mayCallBack } from '../../access.ts';
import { events } from '../../contract.ts';
import { numberOf } from '../../numbers/views.ts';
import { type Originate, zCallOut } from '../contract.ts';
import { idOfOurs } from '../decide.ts';
import { exchangeOf } from '../views.ts';

/** Has the exchange ring at the caller's own extension and call the number once they answer; what comes of it is heard like any call. */
export async function callOut(
  session: Session,
  input: z.input<typeof zCallOut>,
  originate: Record<'ami' | 'ari', Originate>,
): Promise<{ calling: string }> {
  must(mayCallBack(session.actor));
  const number = numberOf(zCallOut.parse(input).number);
  if (number === null) throw refused('invalid', 'phone.notANumber', { field: 'number' });
  const exchange = await look(session, exchangeOf);
  if (!exchange) throw refused('precondition_failed', 'phone.noExtension');
  const { access, extension } = exchange;
  await originate[access.way](access, { id: idOfOurs(newId(), number), extension, number }).catch((error: Error) => {
    throw refused('conflict', 'phone.exchangeSilent', { params: { said: error.message } });
  });
  return act(session, 'phone.callOut', async (tx) => {
    tx.record({ name: events.calledOut, subjectId: session.actor.id, audience: [], data: { number } });
    return { calling: number };
  });
}

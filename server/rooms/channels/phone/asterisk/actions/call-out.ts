import type { z } from 'zod';
import { look } from '../../../../../platform/act.ts';
import type { Session } from '../../../../../platform/context.ts';
import { newId } from '../../../../../platform/ids.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { mayCallBack } from '../../access.ts';
import { numberOf } from '../../numbers/views.ts';
import { type Originate, zCallOut } from '../contract.ts';
import { idOfOurs } from '../decide.ts';
import { asterisks, extensionFor } from '../views.ts';

/** Has the exchange ring at the caller's own extension and call the number once they answer; what comes of it is heard like any call. */
export async function callOut(
  session: Session,
  input: z.input<typeof zCallOut>,
  originate: Record<'ami' | 'ari', Originate>,
): Promise<{ calling: string }> {
  must(mayCallBack(session.actor));
  const number = numberOf(zCallOut.parse(input).number);
  if (number === null) throw refused('invalid', 'phone.notANumber', { field: 'number' });
  const { line, extension } = await look(session, async (tx) => ({
    line: (await asterisks(tx))[0],
    extension: await extensionFor(tx, session.actor.id),
  }));
  if (!line || extension === null) throw refused('precondition_failed', 'phone.noExtension');
  await originate[line.access.way](line.access, { id: idOfOurs(newId(), number), extension, number }).catch((error: Error) => {
    throw refused('conflict', 'phone.exchangeSilent', { params: { said: error.message } });
  });
  return { calling: number };
}

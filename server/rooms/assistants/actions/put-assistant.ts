import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { putPerson } from '../../organization/actions/put-person.ts';
import { personById, unitById } from '../../organization/views.ts';
import { mayAnswerFor, mayKeep } from '../access.ts';
import { type Assistant, routes } from '../contract.ts';
import { assistants } from '../views.ts';

/** A name under a top-level domain that nobody can ever receive mail at (RFC 2606): an assistant has no mailbox. */
const addressOf = (id: string) => `${id}@assistant.invalid`;

/** Adds an assistant, or changes one: a holder like anybody, with a person who answers for it. It comes in by keys alone. */
export const putAssistant = action(
  'assistants.putAssistant',
  routes.putAssistant.body,
  async (tx, { id: given, ...wanted }): Promise<Assistant> => {
    must(mayKeep(tx.actor));
    const before = given ? await personById(tx, given) : null;
    if (given && !before?.assistant) throw refused('not_found', 'assistants.unknown', { field: 'id' });
    must(mayAnswerFor(await personById(tx, wanted.superiorId)));
    const unit = await unitById(tx, wanted.unitId);
    const vendorId = unit?.kind === 'vendor' ? unit.id : null;
    const email = before?.email ?? addressOf(newId());
    const made = await putPerson(tx, { ...wanted, ...(given ? { id: given } : {}), email, vendorId, assistant: true });
    const kept = (await assistants(tx)).assistants.find((one) => one.id === made.id);
    if (!kept) throw new Error(`no assistant ${made.id}`);
    return kept;
  },
);

import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { keepDocument } from '../../../documents/actions/keep-document.ts';
import { headOf } from '../../../cases/views.ts';
import { mayPutIn } from '../access.ts';
import { events } from '../contract.ts';
import { insertRaw, noteArrival, rawLike } from '../sql.ts';

const input = z.object({
  /** Null: somebody of the centre puts in what came on paper. */
  lineId: z.uuid().nullable(),
  data: z.instanceof(Buffer),
  name: z.string().max(300).default('fax.tif'),
  type: z.string().max(200).default('application/octet-stream'),
  /** The server's or the mail's own id: the same one with the same bytes is one fax. */
  commid: z.string().max(200).default(''),
  callerId: z.string().max(200).default(''),
  callerName: z.string().max(200).default(''),
  error: z.string().max(1000).default(''),
  device: z.string().max(100).default(''),
  pages: z.int().min(0).max(10_000).nullable().default(null),
  caseId: z.uuid().nullable().default(null),
});

/** Keeps a fax as it came, before anything is read of it: when this returns, it is kept for good. The same one twice is one. */
export const keepFax = action(
  'fax.keepFax',
  input,
  async (tx, { lineId, data, ...fax }): Promise<{ id: string; isNew: boolean }> => {
    must(mayPutIn(tx.actor, fax.caseId));
    if (fax.caseId) await headOf(tx, fax.caseId);
    const { commid, ...said } = fax;
    const { sha256, size, type } = await keepDocument(tx, { name: fax.name, type: fax.type, data });
    const id = newId();
    const isNew = await insertRaw(tx, { id, line_id: lineId, commid, sha256, facts: { ...said, type, size } });
    if (lineId) await noteArrival(tx, lineId);
    if (isNew) {
      tx.record({ name: events.arrived, subjectId: id, audience: ['centre'], data: { faxId: id } });
      return { id, isNew };
    }
    const before = await rawLike(tx, lineId, commid, sha256);
    if (!before) throw refused('internal', 'platform.internal');
    return { id: before, isNew };
  },
);

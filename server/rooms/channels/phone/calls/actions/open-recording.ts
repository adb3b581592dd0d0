import { action } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { mayListen } from '../../access.ts';
import { events } from '../../contract.ts';
import { callRoutes } from '../contract.ts';
import { lockCall } from '../sql.ts';
import { callById } from '../views.ts';

/** The link of a recording, for who may open the call's case. Who asked, and when, stays on record. */
export const openRecording = action(
  'phone.openRecording',
  callRoutes.recording.params,
  async (tx, { callId }): Promise<{ url: string }> => {
    must(mayListen(tx.actor));
    const { id, caseId } = await callById(tx, callId);
    const row = await lockCall(tx, id);
    if (!row?.recording) throw refused('not_found', 'phone.noRecording');
    tx.record({ name: events.recordingOpened, caseId, subjectId: id, audience: [], data: { callId: id } });
    return { url: row.recording };
  },
);

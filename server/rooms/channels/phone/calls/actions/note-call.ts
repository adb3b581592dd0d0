import { action } from '../../../../../platform/act.ts';
import { refused } from '../../../../../platform/refusal.ts';
import { type Call, callRoutes } from '../contract.ts';
import { type CallRow, changeCall } from '../sql.ts';
import { callById } from '../views.ts';
import { holdCall } from './hold-call.ts';
import { tellOfCall } from './tell-of-call.ts';
import type { z } from 'zod';

const { noteCall: route } = callRoutes;
const input = route.body.extend(route.params.shape);
type Noted = z.output<typeof input>;

function problemWith(call: CallRow, { keyTold, consent, recording }: Noted): { reason: string; field: string } | null {
  if (keyTold && !call.case_id) return { reason: 'phone.noKey', field: 'keyTold' };
  const consents = consent === undefined ? call.consent : consent;
  if (recording && consents !== true) return { reason: 'phone.recordingNeedsConsent', field: 'recording' };
  return null;
}

/**
 * What is written on a call: notes; that its key was told (Ley 10/2025, 11); whether the customer consented to recording, and then where the recording is
 * (12.1, 13.5); that a superior was asked for, and reached (8.3). A consent taken back takes the link along.
 */
export const noteCall = action('phone.noteCall', input, async (tx, noted): Promise<Call> => {
  const { notes, keyTold, consent, recording, supervisor } = noted;
  const held = await holdCall(tx, { callId: noted.callId, written: { notes: notes ?? '', recording: recording ?? '' } });
  const problem = problemWith(held, noted);
  if (problem) throw refused('invalid', problem.reason, { field: problem.field });
  const { now, actor } = tx;
  await changeCall(tx, held.id, {
    ...(notes === undefined ? {} : { notes }),
    ...(keyTold === undefined ? {} : { key_told_at: keyTold ? now : null, key_told_by: keyTold ? actor.name : null }),
    ...(consent === undefined
      ? {}
      : { consent, consent_at: consent === null ? null : now, consent_by: consent === null ? null : actor.name }),
    ...(recording === undefined ? {} : { recording }),
    ...(consent === undefined || consent ? {} : { recording: null }),
    ...(supervisor === 'asked' ? { supervisor_asked_at: held.supervisor_asked_at ?? now, supervisor_reached_at: null } : {}),
    ...(supervisor === 'reached' ? { supervisor_asked_at: held.supervisor_asked_at ?? now, supervisor_reached_at: now } : {}),
    ...(supervisor === 'withdrawn' ? { supervisor_asked_at: null, supervisor_reached_at: null } : {}),
  });
  await tellOfCall(tx, { callId: held.id });
  return callById(tx, held.id);
});

import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { action, type Tx } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import { events, routes } from '../contract.ts';
import { CODE_MINUTES, transcriptStep } from '../decide.ts';
import { changeChat, type ChatRow } from '../sql.ts';
import { codeOf, lettersLately, saidIn, type Visit, visitOf } from '../views.ts';
import { holdVisit } from './hold-visit.ts';

const A_DAY = 3;
const input = routes.transcript.body.extend({ chatId: z.uuid(), token: z.string() });

/**
 * The visitor wants what was said by mail: once, only to the one address they gave, only after one of us has spoken, and only once the address is
 * proved by a code that was sent there (or was known before). Refuses chat.transcript.… and chat.wrongCode.
 */
export const wantTranscript = action('chat.wantTranscript', input, async (tx, { chatId, token, email, code }): Promise<Visit> => {
  const held = await holdVisit(tx, { chatId, token });
  const chat: ChatRow = held.email === null && email ? { ...held, email } : held;
  const answered = (await saidIn(tx, chatId)).some((turn) => turn.who === 'person' || turn.who === 'assistant');
  const given = codeGiven(tx, chat, code);
  const step = transcriptStep({
    ...{ state: chat.state, email: chat.email, proved: chat.email_proved, sent: chat.transcript_sent_at !== null },
    ...{ answered, code: given, tries: chat.code_tries },
  });
  const lately = await lettersLately(tx, chat.email ?? '');
  if (step === 'needsEmail') throw refused('invalid', 'chat.transcript.needsEmail', { field: 'email' });
  if (step === 'tooEarly') throw refused('conflict', 'chat.transcript.tooEarly');
  if (step === 'code' && lately.codes >= A_DAY) throw refused('conflict', 'platform.tooMany');
  if (step === 'send' && lately.transcripts >= A_DAY) throw refused('conflict', 'platform.tooMany');
  const proves = given === 'right' && step !== 'wrongCode' ? { email_proved: true } : {};
  const event = { caseId: chat.case_id, subjectId: chatId, audience: [], data: { chatId, caseId: chat.case_id } };
  if (step === 'code') {
    await changeChat(tx, chatId, { email: chat.email, code_sent_at: tx.now, code_tries: 0 });
    tx.record({ ...event, name: events.codeDue });
  }
  // A wrong figure is counted, so it is no refusal: that would undo the count.
  if (step === 'wrongCode') await changeChat(tx, chatId, { code_tries: chat.code_tries + 1 });
  if (step === 'wanted') await changeChat(tx, chatId, { ...proves, transcript_wanted_at: tx.now });
  if (step === 'send') {
    await changeChat(tx, chatId, { ...proves, transcript_wanted_at: tx.now, transcript_sent_at: tx.now });
    tx.record({ ...event, name: events.transcriptDue });
  }
  return visitOf(tx, await holdVisit(tx, { chatId, token }));
});

/** Compared in constant time; a code is good for a quarter of an hour. */
function codeGiven(tx: Tx, chat: ChatRow, code: string | undefined): 'right' | 'wrong' | 'none' {
  if (code === undefined || chat.code_sent_at === null) return 'none';
  const fresh = tx.now.getTime() - chat.code_sent_at.getTime() < CODE_MINUTES * 60_000;
  return fresh && timingSafeEqual(Buffer.from(code), Buffer.from(codeOf(tx, chat))) ? 'right' : 'wrong';
}

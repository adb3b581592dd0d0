import { action, type Tx } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import type { z } from 'zod';
import { receive } from '../../../../cases/actions/receive.ts';
import { say } from '../../../../../platform/words.ts';
import { zForm } from '../contract.ts';
import { systemOnly } from '../../access.ts';
import { answersQuestion, bitsFor, type Care, careFor, formTimeOk, mustWait } from '../decide.ts';
import { answerPost, holdContent, insertPost } from '../sql.ts';
import {
  formSettings,
  keyOfContent,
  lately,
  paperOf,
  placeOf,
  postByNonce,
  seedOf,
  writerOf,
  contentOf,
  workDone,
} from '../views.ts';

type Form = z.output<typeof zForm>;

/**
 * A demand by the web form becomes a case, once however often it is sent. Refusals say what a person can do about it: web.formTooOld (a
 * fresh paper), web.formUsed (this paper brought something else before), web.form.question, web.form.slow (in so many seconds).
 */
export const takeForm = action('web.takeForm', zForm, async (tx, form): Promise<{ key: string }> => {
  must(systemOnly(tx.actor));
  const paper = paperOf(tx.ctx, tx.orgId, form.token);
  if (!paper || !formTimeOk(paper.at, tx.now.getTime())) throw refused('conflict', 'web.formTooOld', { field: 'token' });
  const { name, email, reason, orderNumber, text, files } = form;
  const content = contentOf([email.toLowerCase(), name, reason, orderNumber, text, ...files.map((file) => file.sha256)]);
  const before = await postByNonce(tx, paper.nonce);
  if (before) return { key: sameAgain(before, content) };
  const who = { place: placeOf(tx.ctx, form.place), writer: writerOf(tx.ctx, email) };
  const care = await askForCare(tx, form, who, paper.at);
  await holdContent(tx, content);
  if (!(await insertPost(tx, { ...who, content, nonce: paper.nonce }))) {
    const other = await postByNonce(tx, paper.nonce);
    return { key: sameAgain(other ?? { content: '', key: null }, content) };
  }
  const key = (await keyOfContent(tx, content)) ?? (await opened(tx, form, paper.nonce, care));
  await answerPost(tx, paper.nonce, key);
  return { key };
});

function sameAgain(before: { content: string; key: string | null }, content: string): string {
  if (before.content !== content || before.key === null) throw refused('conflict', 'web.formUsed', { field: 'token' });
  return before.key;
}

async function askForCare(tx: Tx, form: Form, who: { place: string; writer: string }, openedAt: number): Promise<Care> {
  const care = careFor(await lately(tx, who), (await formSettings(tx)).perHour);
  if (care === 0) return care;
  const seconds = mustWait(care, openedAt, tx.now.getTime());
  if (seconds > 0) throw refused('conflict', 'web.form.slow', { field: 'answer', params: { seconds } });
  if (workDone(form.token, form.work, bitsFor(care))) return care;
  if (!answersQuestion(seedOf(tx.ctx, form.token), form.answer, form.language))
    throw refused('conflict', form.answer ? 'web.form.wrongAnswer' : 'web.form.question', { field: 'answer' });
  return care;
}

/**
 * Nobody has proved that the address is theirs: what was written joins a case, and the receipt says none of it. Whoever sends very many has the keys on their
 * screen, and writes to nobody with them.
 */
async function opened(tx: Tx, form: Form, nonce: string, care: Care): Promise<string> {
  const { key } = await receive(tx, {
    channel: 'web',
    ref: `form:${nonce}`,
    from: { address: form.email, kind: 'email', name: form.name },
    subject: form.reason ? say(form.language, `web.reason.${form.reason}`) : '',
    text: form.text,
    language: form.language,
    ...(form.reason ? { reason: form.reason } : {}),
    ...(form.orderNumber ? { orderNumber: form.orderNumber } : {}),
    attachments: form.files,
    receipt: care < 2,
    details: { verified: false },
  });
  return key;
}

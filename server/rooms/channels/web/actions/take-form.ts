import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import { receive } from '../../../cases/actions/receive.ts';
import { routes } from '../contract.ts';
import { formTimeOk, readFormToken } from '../decide.ts';
import { keepFiles } from './keep-files.ts';

const input = routes.form.body.omit({ website: true });

/** A demand by the web form becomes a case. The receipt goes only to the address that wrote, with nothing in it of the writer's choosing but the subject. */
export const takeForm = action(
  'web.takeForm',
  input.extend({ centre: z.string() }),
  async (tx, form): Promise<{ key: string }> => {
    const opened = readFormToken(form.token);
    const signed = opened && tx.ctx.keys.verify('web-form', `${tx.orgId}:${opened.at}.${opened.nonce}`, opened.signature);
    if (!opened || !signed || !formTimeOk(opened.at, tx.now.getTime()))
      throw refused('conflict', 'web.formTooOld', { field: 'token' });
    const attachments = await keepFiles(tx, { files: form.files });
    const { key } = await receive(tx, {
      channel: 'web',
      ref: `form:${opened.nonce}`,
      from: { address: form.email, kind: 'email', name: form.name },
      subject: form.subject,
      text: form.text,
      language: form.language,
      ...(form.reason ? { reason: form.reason } : {}),
      ...(form.orderNumber ? { orderNumber: form.orderNumber } : {}),
      attachments,
    });
    return { key };
  },
);

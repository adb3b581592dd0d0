import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayPutTemplate } from '../access.ts';
import { templateRoutes } from '../contract.ts';
import { putSignatureRow } from '../sql.ts';

const SIGNS = /\{\{(?!agent\.name\}\}|centre\.name\}\})([^{}]*)\}\}/;

/** What stands under every mail of the centre or of one mailbox; only who writes and for whom can be said in it. */
export const putSignature = action('cases.putSignature', templateRoutes.putSignature.body, async (tx, given) => {
  must(mayPutTemplate(tx.actor));
  const unknown = SIGNS.exec(given.body)?.[1];
  if (unknown !== undefined) throw refused('invalid', 'cases.fieldUnknown', { field: 'body', params: { name: unknown } });
  await putSignatureRow(tx, { ...given, mailbox: given.mailbox.toLowerCase(), body: given.body.trim() });
  tx.record({
    name: 'cases.signaturePut',
    audience: ['centre'],
    data: { mailbox: given.mailbox, language: given.language },
  });
  return { body: given.body.trim() };
});

import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must } from '../../../../platform/refusal.ts';
import { say } from '../../../../platform/words.ts';
import { mayPutTemplate } from '../access.ts';
import { putSignatureRow, putTemplateRow } from '../sql.ts';
import { everything } from '../views.ts';

/** What a centre begins with: each code has its name and body among the words, in both languages. */
const STANDARD: readonly { code: string; reasons: string[] }[] = [
  { code: 'received', reasons: [] },
  { code: 'order-on-its-way', reasons: ['order_status', 'delivery_failed'] },
  { code: 'send-photos', reasons: ['damaged', 'warranty'] },
  { code: 'collection', reasons: ['return', 'exchange', 'warranty', 'damaged'] },
  { code: 'refunded', reasons: ['refund_status', 'return', 'billing'] },
  { code: 'asked-carrier', reasons: ['delivery_failed', 'order_status'] },
  { code: 'invoice', reasons: ['billing'] },
];

/**
 * Gives a centre the templates and the signature that a new one begins with: at its founding, and when somebody asks for those it has not
 * (`missing`). What is there under the same code and language stays as it was written; told twice it does nothing. Says how many were added.
 */
export const foundTemplates = action(
  'cases.foundTemplates',
  z.object({ missing: z.boolean().default(false) }),
  async (tx, { missing }): Promise<{ added: number }> => {
    must(mayPutTemplate(tx.actor));
    const { templates: there, signatures } = await everything(tx);
    if (there.length > 0 && !missing) return { added: 0 };
    let added = 0;
    for (const language of ['es', 'en'] as const) {
      for (const { code, reasons } of STANDARD) {
        if (there.some((one) => one.code === code && one.language === language)) continue;
        const name = say(language, `cases.template.${code}.name`);
        await putTemplateRow(tx, { id: newId(), code, language, name, reasons, body: bodyOf(language, code) });
        added += 1;
      }
      if (!signatures.some((one) => one.mailbox === '' && one.language === language))
        await putSignatureRow(tx, { mailbox: '', language, body: marked(say(language, 'cases.signature')) });
    }
    if (added > 0) tx.record({ name: 'cases.templatesFounded', audience: ['centre'], data: { added } });
    return { added };
  },
);

/** Words know no braces of their own: they write a field as [[order.number]]. */
const marked = (text: string): string => text.replaceAll('[[', '{{').replaceAll(']]', '}}');
const bodyOf = (language: 'es' | 'en', code: string): string => marked(say(language, `cases.template.${code}.body`));

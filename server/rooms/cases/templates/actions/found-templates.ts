import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { say } from '../../../../platform/words.ts';
import { putSignatureRow, putTemplateRow } from '../sql.ts';
import { templates } from '../views.ts';

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

/** Gives a new centre its first templates and signature. Told twice it does nothing. System only: the reaction to its founding calls it. */
export const foundTemplates = action('cases.foundTemplates', z.object({}), async (tx): Promise<void> => {
  if ((await templates(tx)).length > 0) return;
  for (const language of ['es', 'en'] as const) {
    for (const { code, reasons } of STANDARD) {
      const name = say(language, `cases.template.${code}.name`);
      await putTemplateRow(tx, { id: newId(), code, language, name, reasons, body: bodyOf(language, code) });
    }
    await putSignatureRow(tx, { mailbox: '', language, body: marked(say(language, 'cases.signature')) });
  }
});

/** Words know no braces of their own: they write a field as [[order.number]]. */
const marked = (text: string): string => text.replaceAll('[[', '{{').replaceAll(']]', '}}');
const bodyOf = (language: 'es' | 'en', code: string): string => marked(say(language, `cases.template.${code}.body`));

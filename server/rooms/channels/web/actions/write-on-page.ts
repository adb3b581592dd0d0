import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { receive } from '../../../cases/actions/receive.ts';
import { publicCase } from '../../../cases/customer/views.ts';
import { refused } from '../../../../platform/refusal.ts';
import { routes } from '../contract.ts';
import { keepFiles } from './keep-files.ts';

/** What the customer writes on their page: a step of their case. The page calls it only for who holds the signed link: `may` is that signature. */
export const writeOnPage = action(
  'web.writeOnPage',
  routes.write.body.extend({ caseId: z.uuid() }),
  async (tx, { caseId, text, files, id }): Promise<void> => {
    const page = await publicCase(tx, caseId, true);
    if (!page) throw refused('not_found', 'web.keyUnknown');
    const attachments = await keepFiles(tx, { files });
    await receive(tx, {
      channel: 'web',
      ref: `page:${id}`,
      from: { address: null, name: '' },
      text,
      caseId,
      attachments,
      receipt: false,
    });
  },
);

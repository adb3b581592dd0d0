import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import type { Locale } from '../../../../../platform/actor.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { say, sayTime } from '../../../../../platform/words.ts';
import { receive } from '../../../../cases/actions/receive.ts';
import { sayToCustomer } from '../../../../cases/actions/say-to-customer.ts';
import { raisePoint } from '../../../../cases/customer/actions/raise-point.ts';
import { publicCase } from '../../../../cases/customer/views.ts';
import { calendarOf, centreOf } from '../../../../organization/views.ts';
import { mayAsCustomer } from '../../access.ts';
import { zAskCorrection } from '../contract.ts';
import { monthAfter, wished } from '../decide.ts';
import { insertCorrection } from '../sql.ts';

/** A customer asks on their page to correct, to see or to erase their data: a point of their case with a month's term (RGPD 12.3). Twice under one id is once. */
export const askCorrection = action(
  'web.askCorrection',
  zAskCorrection.and(z.object({ caseId: z.uuid() })),
  async (tx, { caseId, id, ...wish }): Promise<void> => {
    must(mayAsCustomer(tx.actor, caseId));
    const page = await publicCase(tx, caseId, true);
    if (!page) throw refused('not_found', 'web.keyUnknown');
    if (!(await insertCorrection(tx, { id, caseId, customerId: page.customerId, wish }))) return;
    const centre = await centreOf(tx);
    const locale: Locale = page.language === 'en' ? 'en' : 'es';
    const by = monthAfter(await calendarOf(tx, {}), tx.now);
    const inWords = (tongue: Locale) =>
      [
        say(tongue, `web.correction.${wish.kind}`),
        ...wished(wish).map(([name, value]) => `${say(tongue, `web.correction.field.${name}`)}: ${value}`),
      ].join('\n');
    await receive(tx, {
      ...{ channel: 'web', ref: `correction:${id}`, from: { address: null }, text: inWords(locale), caseId, receipt: false },
    });
    const clock = { basis: 'gdpr_12_3', dueAt: by };
    await raisePoint(tx, { caseId, reason: 'data_rights', text: inWords(centre.locale), clock });
    const params = { at: sayTime(locale, tx.now, centre.timeZone), by: sayTime(locale, by, centre.timeZone) };
    await sayToCustomer(tx, { caseId, text: say(locale, 'web.correction.acknowledged', params), purpose: 'status' });
  },
);

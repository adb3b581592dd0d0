import type { Tx } from '../../../../platform/act.ts';
import type { Locale } from '../../../../platform/actor.ts';
import { refused } from '../../../../platform/refusal.ts';
import type { FileAnswer } from '../../../../platform/route.ts';
import { say, sayTime } from '../../../../platform/words.ts';
import { type PublicCase, publicCase } from '../../../cases/customer/views.ts';
import type { LayOut, Letter } from '../../../documents/contract.ts';
import { centreOf } from '../../../organization/views.ts';
import { openCase } from '../../../cases/views.ts';
import { frame } from './decide.ts';

const sizeOf = (locale: Locale, bytes: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.max(1, bytes / 1000));

/** What a customer may keep as proof (Ley 10/2025, 12): the key, everything said with its day and hour, and each file by its hash. */
function receiptOf(page: PublicCase, centre: { name: string; timeZone: string }, now: Date): Letter {
  const locale: Locale = page.language === 'en' ? 'en' : 'es';
  const time = (iso: string | Date) => sayTime(locale, new Date(iso), centre.timeZone);
  const t = (key: string, params?: Record<string, string>) => say(locale, `web.receipt.${key}`, params);
  const entries = page.messages.map(({ at, direction, author, channel, text, attachments, details }) => {
    const who = direction === 'in' ? page.customerName || t('customer') : author.name || centre.name;
    const files = attachments.map((file) => t('file', { name: file.name, size: sizeOf(locale, file.size), hash: file.sha256 }));
    return [
      t('entry', { at: time(at), who, channel: t(`channel.${channel}`) }),
      details.callId ? say(locale, `web.call.${direction}`) : text,
      ...files,
    ].join('\n');
  });
  return {
    ...frame({ locale, centre: centre.name, name: page.customerName, key: page.key, at: time(now) }),
    title: t('title'),
    paragraphs: [t('lead'), ...entries],
    facts: [
      { name: t('key'), value: page.key },
      { name: t('came'), value: time(page.openedAt) },
      { name: t('subject'), value: page.subject },
      ...(page.legalDueAt ? [{ name: t('legal'), value: time(page.legalDueAt) }] : []),
      ...(page.resolvedAt ? [{ name: t('resolved'), value: time(page.resolvedAt) }] : []),
    ],
    foot: t('foot', { key: page.key }),
  };
}

/** The receipt of a case on paper, as it stands now; whoever calls it has asked who may. Refuses web.keyUnknown. */
export async function receiptPaper(tx: Tx, caseId: string, layOut: LayOut): Promise<FileAnswer> {
  const page = await publicCase(tx, caseId, true);
  if (!page) throw refused('not_found', 'web.keyUnknown');
  const letter = receiptOf(page, await centreOf(tx), tx.now);
  return { type: 'application/pdf', name: `${page.key}.pdf`, data: await layOut(letter, 'letter') };
}

/** The same for a person, who must be one that may open the case. */
export async function receiptFor(tx: Tx, caseId: string, layOut: LayOut): Promise<FileAnswer> {
  await openCase(tx, caseId);
  return receiptPaper(tx, caseId, layOut);
}

import type { Locale } from '../../../../platform/actor.ts';
import { say, sayTime } from '../../../../platform/words.ts';
import type { PublicCase } from '../../../cases/customer/views.ts';
import type { Letter } from '../../../documents/contract.ts';

type Frame = { locale: Locale; centre: string; name: string; key: string; at: string };
const frame = ({ locale, centre, name, key, at }: Frame): Omit<Letter, 'title' | 'paragraphs' | 'facts' | 'foot'> => ({
  locale,
  letterhead: { name: centre, lines: [] },
  addressee: name ? [name] : [],
  place: '',
  date: at,
  reference: key,
  signature: [centre],
});

/** The dated acknowledgment of a withdrawal (TRLGDCU 106): what was stated, when it came, what follows. */
export const acknowledgment = (given: Frame & { text: string; statement: string }): Letter => ({
  ...frame(given),
  title: say(given.locale, 'web.withdrawal.title'),
  paragraphs: given.text.split('\n\n'),
  facts: [
    { name: say(given.locale, 'web.receipt.came'), value: given.at },
    { name: say(given.locale, 'web.withdrawal.stated'), value: given.statement },
  ],
  foot: say(given.locale, 'web.receipt.foot', { key: given.key }),
});

const sizeOf = (locale: Locale, bytes: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.max(1, bytes / 1000));

/** What a customer may keep as proof (Ley 10/2025, 12): the key, everything said with its day and hour, and each file by its hash. */
export function receiptOf(page: PublicCase, centre: { name: string; timeZone: string }, now: Date): Letter {
  const locale: Locale = page.language === 'en' ? 'en' : 'es';
  const time = (iso: string | Date) => sayTime(locale, new Date(iso), centre.timeZone);
  const t = (key: string, params?: Record<string, string>) => say(locale, `web.receipt.${key}`, params);
  const entries = page.messages.map(({ at, direction, author, channel, text, attachments }) => {
    const who = direction === 'in' ? page.customerName || t('customer') : author.name || centre.name;
    const files = attachments.map((file) => t('file', { name: file.name, size: sizeOf(locale, file.size), hash: file.sha256 }));
    return [t('entry', { at: time(at), who, channel: t(`channel.${channel}`) }), text, ...files].join('\n');
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

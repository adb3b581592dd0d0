import type { Locale } from '../../../../platform/actor.ts';
import { say } from '../../../../platform/words.ts';
import type { Letter } from '../../../documents/contract.ts';

type Frame = { locale: Locale; centre: string; name: string; key: string; at: string };
/** What stands around any paper of ours to a customer. */
export const frame = ({ locale, centre, name, key, at }: Frame): Omit<Letter, 'title' | 'paragraphs' | 'facts' | 'foot'> => ({
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

import type { Tx } from '../../../platform/act.ts';
import { say } from '../../../platform/words.ts';
import { centreOf } from '../../organization/views.ts';
import type { Letter } from '../contract.ts';
import { type LetterFacts, type Letterhead, zLetterhead } from './contract.ts';

/** The centre's letterhead; its name alone where nobody has written one. */
export async function letterheadOf(tx: Tx): Promise<Letterhead> {
  const centre = await centreOf(tx);
  const kept = zLetterhead.safeParse(centre.settings.letterhead);
  return kept.success ? kept.data : { name: centre.name, address: [], phone: '', mail: '', taxId: '', registry: '', place: '' };
}

/** A letter of the centre from plain facts, for whatever door hands it over: a receipt on the customer's page, a fax, a letter by post. */
export async function letterFor(tx: Tx, facts: LetterFacts): Promise<Letter> {
  const { locale, addressee, reference, title, text } = facts;
  const { timeZone } = await centreOf(tx);
  const { name, address, phone, mail, taxId, registry, place } = await letterheadOf(tx);
  const date = tx.now.toLocaleDateString(locale === 'es' ? 'es-ES' : 'en-GB', { dateStyle: 'long', timeZone });
  const contact = [phone, mail].filter(Boolean).join(' · ');
  const tax = taxId ? say(locale, 'documents.letter.taxId', { taxId }) : '';
  return {
    ...{ locale, place, date, reference, title },
    letterhead: { name, lines: [...address, contact, tax].filter(Boolean) },
    addressee: addressee.filter((line) => line.trim() !== ''),
    paragraphs: text
      .replace(/\r\n?/g, '\n')
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean),
    facts: [...(facts.facts ?? [])],
    signature: [...(facts.signature ?? [name])],
    foot: [facts.foot ?? '', registry].filter(Boolean).join('\n'),
  };
}

/** A letter that shows what the letterhead does, and every letter that we may need. */
export const sampleLetter = (tx: Tx): Promise<Letter> => {
  const locale = tx.actor.locale;
  const said = (word: string): string => say(locale, `documents.sample.${word}`);
  return letterFor(tx, {
    ...{ locale, reference: 'AB-1234-5678', title: said('title'), text: said('text') },
    addressee: said('addressee').split('\n'),
    facts: [{ name: said('factName'), value: said('factValue') }],
  });
};

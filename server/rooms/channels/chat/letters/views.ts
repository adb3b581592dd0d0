import type { Tx } from '../../../../platform/act.ts';
import type { Locale } from '../../../../platform/actor.ts';
import { say, sayTime } from '../../../../platform/words.ts';
import { customerLink, letterFacts } from '../../../cases/customer/views.ts';
import { centreOf } from '../../../organization/views.ts';
import { chatById, codeOf, saidIn, type Visit } from '../views.ts';

/** A letter to the visitor, ready to be sent. */
export type ChatLetter = { to: string; subject: string; body: string; language: Locale; caseId: string };

const localeOf = (language: string): Locale => (language === 'en' ? 'en' : 'es');

/** What was said in a conversation, for the address that its visitor has proved; null where there is none. */
export async function transcriptLetter(tx: Tx, chatId: string): Promise<ChatLetter | null> {
  const chat = await chatById(tx, chatId);
  const facts = chat ? await letterFacts(tx, chat.case_id) : null;
  if (!chat?.email || !chat.email_proved || !facts) return null;
  const locale = localeOf(chat.language);
  const centre = await centreOf(tx);
  const when = (at: Date) => sayTime(locale, at, centre.timeZone);
  const said = (await saidIn(tx, chatId)).map((turn) => lineOf(turn, locale, when(new Date(turn.at)), centre.name));
  // The signed link opens the whole matter: only the address that the matter belongs to gets it.
  const theirs = facts.customerAddress?.toLowerCase() === chat.email.toLowerCase();
  const link = theirs ? customerLink(tx, chat.case_id, facts.key) : `${tx.ctx.baseUrl}/c/${facts.key}`;
  const hello = chat.name ? ` ${chat.name}` : '';
  const params = { key: facts.key, centre: centre.name, day: when(chat.opened_at), hello, said: said.join('\n\n'), link };
  const subject = say(locale, 'chat.transcript.subject', params);
  return { to: chat.email, subject, body: say(locale, 'chat.transcript.body', params), language: locale, caseId: chat.case_id };
}

function lineOf({ who, name, text, files }: Visit['turns'][number], locale: Locale, at: string, centre: string): string {
  const machine = who === 'assistant' ? say(locale, 'chat.transcript.machine', { name }) : name;
  const author = who === 'visitor' ? say(locale, 'chat.transcript.visitor') : who === 'house' ? centre : machine;
  const lines = [text, ...files.map((file) => say(locale, 'chat.transcript.file', { name: file.name }))];
  return say(locale, 'chat.transcript.line', { at, who: author, text: lines.filter((line) => line !== '').join('\n') });
}

/** The six figures that prove an address, with nothing in it of the visitor's choosing; null where none are due. */
export async function codeLetter(tx: Tx, chatId: string): Promise<ChatLetter | null> {
  const chat = await chatById(tx, chatId);
  if (!chat?.email || !chat.code_sent_at || chat.email_proved) return null;
  const locale = localeOf(chat.language);
  const params = { code: codeOf(tx, chat), centre: (await centreOf(tx)).name };
  const subject = say(locale, 'chat.code.subject', params);
  return { to: chat.email, subject, body: say(locale, 'chat.code.body', params), language: locale, caseId: chat.case_id };
}

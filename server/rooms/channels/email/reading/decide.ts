import emailReplyParser from 'node-email-reply-parser';

/** What the author wrote, and what hangs below it: earlier mails and signature. Together they are the whole text; nothing is ever dropped. */
export type Parted = { text: string; quoted: string };

/** Forms of «On … wrote:» that the library does not know, in the languages customers write in. */
const INTRODUCTIONS = [
  /^\s*(el|en|on)\b[^\n]{5,120}\b(escribió|escribio|ha escrito|va escriure|escribiu|escreveu|idatzi zuen|wrote)\s*:\s*$/im,
  /^\s*-{2,}\s*(mensaje original|original message|missatge original|mensaxe orixinal|mensagem original|jatorrizko mezua)\s*-{2,}\s*$/im,
  /^\s*(de|from)\s*:[^\n]+\n\s*(enviado( el)?|sent|data|fecha|date|enviat|enviado em)\s*:[^\n]+\n/im,
  /^_{10,}\s*$/m,
];

/** Parts a plain text into what is new and what is quoted. When nothing new would be left, everything is new. */
export function part(whole: string): Parted {
  const text = whole
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .trim();
  const byLibrary = lengthOfNew(text);
  const starts = INTRODUCTIONS.map((form) => form.exec(text)?.index ?? -1).filter((i) => i > 0);
  const end = Math.min(byLibrary, ...starts);
  const visible = text.slice(0, end).trim();
  if (visible === '' || end >= text.length) return { text, quoted: '' };
  return { text: visible, quoted: text.slice(end).trim() };
}

/** Where the part the library takes for new ends: only what is hidden to the very end is folded, never anything between the author's words. */
function lengthOfNew(text: string): number {
  const fragments = emailReplyParser(text).getFragments();
  let hidden = 0;
  for (const fragment of [...fragments].reverse()) {
    if (!fragment.isHidden()) break;
    hidden++;
  }
  const first = fragments[fragments.length - hidden]?.getContent().trim().split('\n')[0] ?? '';
  const at = hidden > 0 && first !== '' ? text.lastIndexOf(`\n${first}`) : -1;
  return at > 0 ? at : text.length;
}

import EmailForwardParser from 'email-forward-parser';

/** Who wrote a forwarded mail first and what, and what the one who forwarded it wrote above. `at` in their program's own words. */
export type Forward = {
  from: { address: string | null; name: string };
  at: string | null;
  subject: string;
  body: string;
  comment: string;
  /** It says so of itself: not only by an earlier mail's head, as an answer has it too. */
  sure: boolean;
};

const SUBJECT =
  /^\s*(fwd?|fw|rv|wg|tr|enc|i|pd|vs|vb|vl|ilt|i̇lt|redir|reenv|reenviado|reenviat|rnv|birb|doorst|weiterl|przek)\s*:/iu;
const SAYS_SO =
  /^[\s>*]*(-{2,}\s*)?(begin forwarded|forwarded message|mensaje reenviado|inicio del mensaje reenviado|inici del missatge reenviat|missatge reenviat|mensaxe reenviada|inicio da mensaxe reenviada|mensagem (re)?encaminhada|início da mensagem (re)?encaminhada|birbidalitako mezua|message (transféré|réexpédié)|début du message (transféré|réexpédié)|weitergeleitete|anfang der weitergeleiteten|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd|begin doorgestuurd|videresendt|vidarebefordra|välitetty|przekaz|początek przekazywanej|továbbított|přeposl|začátek přepos|preposlan|začiatok prepos|пересыла|начало пере|початок листа|пересил|iletilen|ileti başlangıcı|ilettiği|redirecționat)/imu;

const FROM =
  /^[\s>*|_]*(from|de|von|da|van|från|fra|od|от|від|remitente?|igorlea|nork|remetente|mittente|absender|expéditeur|kimden|feladó|lähettäjä)\s*[*_]*\s*:\s*[*_]*\s*(.+)$/imu;
const SUBJECT_LINE = /^[\s>*|_]*(subject|asunto|assumpte|tema|assunto|gaia|objet|betreff|oggetto)\s*[*_]*\s*:\s*(.+)$/imu;
const DATE_LINE =
  /^[\s>*|_]*(date|sent|fecha|enviado(?: el)?|data|enviat(?: el)?|bidalia|igorria|envoyé(?: le)?|gesendet|datum)\s*[*_]*\s*:\s*(.+)$/imu;
const TO_LINE = /^[\s>*|_]*(to|para|per a|a|à|an|nori|nora|destinatari[oa]?)\s*[*_]*\s*:\s*(.+)$/imu;

/** Longest text that the patterns are let loose on; what was written first stands at its beginning. */
const LONGEST = 30_000;
const LONGEST_LINE = 2000;
const LONGEST_NAME = 200;
const ADDRESS = /([^\s@<>"'()[\],;:]+@[^\s@<>"'()[\],;:]+\.[^\s@<>"'()[\],;:]+)/;

/** Runs of blanks and of signs make the patterns of programs search for minutes: more than two empty lines are two. */
function tame(text: string): string {
  const lines: string[] = [];
  let [empty, size] = [0, 0];
  for (const line of text.slice(0, LONGEST * 4).split(/\r\n?|\n/)) {
    const short = line
      .slice(0, LONGEST_LINE)
      .replaceAll('\u00a0', ' ')
      .replace(/[ \t]{5,}/g, '    ')
      .replace(/([<>])\1{7,}/g, '$1$1')
      .trimEnd();
    empty = /^[\s>]*$/.test(short) ? empty + 1 : 0;
    if (empty > 2) continue;
    lines.push(short);
    size += short.length + 1;
    if (size > LONGEST) break;
  }
  return lines.join('\n');
}

/** A sender as a line has it: `Ana <ana@example.org>`, `ana@example.org [mailto:…]`, or a name alone. */
function mailbox(value: string): Forward['from'] {
  const address = ADDRESS.exec(value.replace(/mailto:/gi, ' '))?.[1]?.toLowerCase() ?? null;
  const name = value
    .replace(/[<[(].*$/, '')
    .replace(/["'*]/g, '')
    .trim();
  return { address, name: (name.toLowerCase() === address ? '' : name).slice(0, LONGEST_NAME) };
}

/** By our own reading of the head: for programs and languages that the library does not know. */
function byHead(text: string): Omit<Forward, 'sure'> | null {
  const from = FROM.exec(text);
  if (!from) return null;
  const below = text.slice(from.index, from.index + 2000);
  const others = [SUBJECT_LINE, DATE_LINE, TO_LINE].map((form) => form.exec(below));
  const found = others.filter((one) => one !== null);
  const sender = mailbox(from[2] ?? '');
  if (found.length < (sender.address ? 1 : 2)) return null;
  const end = Math.max(from.index + from[0].length, ...found.map((one) => from.index + one.index + one[0].length));
  const comment = text.slice(0, from.index).replace(SAYS_SO, '\u0000').split('\u0000')[0] ?? '';
  const [subject, at] = others;
  return {
    from: sender,
    at: at?.[2]?.trim() ?? null,
    subject: subject?.[2]?.trim() ?? '',
    body: text.slice(end).trim(),
    comment: comment.replace(/[-_=*\s>]+$/, '').trim(),
  };
}

function byLibrary(text: string, subject: string): Omit<Forward, 'sure'> | null {
  const { forwarded, email, message } = new EmailForwardParser().read(text, subject);
  const { address, name } = email.from ?? {};
  if (!forwarded || (!address && !name)) return null;
  const sender = {
    address: address ? (ADDRESS.exec(address)?.[1]?.toLowerCase() ?? null) : null,
    name: (name ?? '').slice(0, LONGEST_NAME),
  };
  return {
    from: sender,
    at: email.date ?? null,
    subject: email.subject ?? '',
    body: (email.body ?? '').trim(),
    comment: (message ?? '').trim(),
  };
}

/** Without the signs of quoting, where each line has one. */
function unquoted(body: string): string {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => line.startsWith('>')) ? body.replace(/^> ?/gm, '').trim() : body;
}

/** Whether the earlier mail's head was not read to its end: it stands in what is taken for its words. */
const isHalfRead = ({ body }: Omit<Forward, 'sure'>): boolean => FROM.test(body.split('\n').slice(0, 3).join('\n'));

/** What a mail forwards, or null. Plain text as it came. */
export function forwardIn(whole: string, subject: string): Forward | null {
  const text = tame(whole);
  if (!/^[^\n:]{1,60}:/m.test(text)) return null;
  const read = byLibrary(text, subject) ?? byHead(text);
  const own = read?.from.address && !isHalfRead(read) ? null : byHead(text);
  const found = own?.from.address ? own : read;
  if (!found) return null;
  const sure = SUBJECT.test(subject) || SAYS_SO.test(text) || found.comment === '';
  return { ...found, body: unquoted(found.body), sure };
}

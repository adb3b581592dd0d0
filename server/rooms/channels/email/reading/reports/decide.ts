import { z } from 'zod';
import { AFTER_TEXT, AWAY, EXPIRED, GONE, NOT_NOW, UNDELIVERED } from './contract.ts';

/** A mail as far as it may be a machine's report: its head, its words, and the parts that say it by rule (RFC 3464, RFC 5965). */
export type Told = {
  header(name: string): string | null;
  from: string | null;
  subject: string;
  text: string;
  /** Text of message/delivery-status and of message/feedback-report; '' where there is none. */
  status: string;
  feedback: string;
  /** What was sent back of the mail it speaks of. */
  returned: string;
};
/** `hard`: the address is gone; `soft`: it got nothing this time; not `final`: it is tried again. `address` null where the report does not name it. */
export type Undelivered = { address: string | null; kind: 'hard' | 'soft'; status: string | null; why: string; final: boolean };
export type Report =
  | { kind: 'bounce'; failures: Undelivered[] }
  | { kind: 'complaint'; addresses: string[] }
  | { kind: 'reply' }
  | { kind: 'other' };

const LONGEST = 60_000;
const LONGEST_WHY = 300;
const MOST = 100;
const LINES_ABOUT = 12;
/** Lines of alternatives as one pattern. */
const anyOf = (lines: string): RegExp =>
  new RegExp(
    lines
      .trim()
      .split(/\s*\n\s*/)
      .join('|'),
    'iu',
  );
const GONE_FORM = anyOf(GONE);
const NOT_NOW_FORM = anyOf(NOT_NOW);
const EXPIRED_FORM = anyOf(EXPIRED);
const AFTER_TEXT_FORM = anyOf(AFTER_TEXT);
const UNDELIVERED_FORM = anyOf(UNDELIVERED);
const AWAY_FORM = anyOf(AWAY);
const DAEMON = /^(mailer-?daemon|postmaster|mail-?daemon|mail\.?delivery|bounces?)\b|mailer-daemon|mail delivery|postmaster/i;
const ADDRESS = /[^\s@<>"'()[\],;:]+@[^\s@<>"'()[\],;:]+[^\s@<>"'()[\],;:.]/g;
const STATUS = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/;
const GONE_STATUS = /^5\.(1\.(1|2|3|6|10)|4\.4)$/;
const FULL_OR_OFF = /^[45]\.2\.[1-4]$/;
/** Of passing failures, those that speak of an address or its host. */
const PASSING_GONE = /^4\.(1\.[12]|4\.4)$/;

/** The text was offered all the same after no address was taken: what came before speaks of the address. */
const NO_RECIPIENT = /\b503\b.{0,60}rcpt/is;

/** It is not given up yet. */
const AGAIN =
  /will (continue to be |be |keep )(re)?(tr(ied|ying)|attempt)|still (be )?(try|retr)|no action is required|do not need to resend|not yet been delivered|se (seguirá|volverá a) intent/i;

const folded = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');

/** Without what only looks like words: links, addresses, names of hosts. */
const plain = (text: string): string =>
  text
    .replace(/https?:\/\/\S+/gi, ' ')
    .replace(ADDRESS, '@')
    .replace(/\[[\d.:a-f]+\]/gi, ' ')
    .replace(/\s+/g, ' ');

/** What words alone say; null where they say nothing of it. Why it was not taken now is heard before whether the address is there. */
function wordsSay(said: string): 'hard' | 'soft' | null {
  const words = plain(said);
  if (NOT_NOW_FORM.test(words)) return 'soft';
  return GONE_FORM.test(words) ? 'hard' : null;
}

/** What a refusal means for its address: by the refusal itself, by its code, by what stands around it. */
export function judge(said: string, around: string, status: string | null): 'hard' | 'soft' {
  const isGone = status !== null && GONE_STATUS.test(status);
  if (!isGone && AFTER_TEXT_FORM.test(`${said}\n${around}`) && !NO_RECIPIENT.test(around)) return 'soft';
  const isPassing = status?.startsWith('4') === true;
  const word = wordsSay(said) ?? (EXPIRED_FORM.test(plain(said)) ? 'soft' : null);
  if (word === 'hard') return isPassing && !PASSING_GONE.test(status) ? 'soft' : 'hard';
  if (word === 'soft' || isPassing || (status && FULL_OR_OFF.test(status))) return 'soft';
  if (isGone) return 'hard';
  return wordsSay(around) ?? 'soft';
}

const field = (block: string, name: string): string | null =>
  new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(block)?.[1]?.trim() ?? null;
const addressIn = (text: string | null): string | null => text?.match(ADDRESS)?.[0]?.toLowerCase() ?? null;
const statusIn = (text: string): string | null => STATUS.exec(text)?.[0] ?? null;

/** Failures by the report's own fields: a block for each address. */
function byFields(status: string, text: string): Undelivered[] {
  return folded(status)
    .split(/\n\s*\n/)
    .flatMap((block): Undelivered[] => {
      const names = ['original-recipient', 'final-recipient', 'x-actual-recipient'].map((name) => field(block, name));
      const action = (field(block, 'action') ?? '').toLowerCase();
      if ((names.every((one) => one === null) && action === '') || /^(delivered|relayed|expanded|deliverable)/.test(action))
        return [];
      const address = names.map(addressIn).find((one) => one !== null) ?? null;
      const said = field(block, 'diagnostic-code') ?? '';
      const code = field(block, 'status') ?? '';
      const exact = statusIn(said) ?? statusIn(code);
      const around = aboutIn(text, address);
      return [
        {
          address,
          kind: judge(said, `${code}\n${around}`, exact),
          status: exact,
          why: said || reasonIn(around),
          final: action !== 'delayed',
        },
      ];
    });
}

/** The lines of a report's text that speak of an address: its own and the few below. */
function aboutIn(text: string, address: string | null): string {
  const lines = text.split('\n');
  const at = address ? lines.findIndex((line) => line.toLowerCase().includes(address)) : -1;
  return at < 0 ? text.slice(0, 3000) : lines.slice(Math.max(0, at - 2), at + LINES_ABOUT).join('\n');
}

/** Where the report stops and the mail it gives back begins. */
const COPY =
  /^.{0,12}(below this line is a copy|this is a copy of (the|your) (message|headers)|original message (follows|headers)|-+ ?original (message|mail)|-+ ?returned (message|mail)|-+ ?(message|header)s? (header|body|text|follow)|-+ ?unsent message|the following is a copy|-+ ?forwarded message|-+\W*message text follows|bounced e-?mail:|included is a copy|received: (from|by|\(qmail)|return-path: )/im;
/** Lines whose address is not the one that got nothing. */
const NOT_ABOUT =
  /^\W*(from|to|cc|subject|date|message-id|sent|reply-to|for (help|further|more|assistance)|(please )?contact|if you|questions)\b|\b(mail|rcpt) from\b/i;

/** Failures by the words of a report without fields. */
function byWords(whole: string, own: ReadonlySet<string>): Undelivered[] {
  const end = COPY.exec(whole)?.index ?? whole.length;
  const text = end > 0 ? whole.slice(0, end) : whole;
  const lines = text.split('\n');
  const found = new Map<string, string[]>();
  let last: string | null = null;
  for (const line of lines) {
    const address = NOT_ABOUT.test(line) ? null : addressIn(line);
    if (address && !own.has(address) && !DAEMON.test(address)) last = address;
    const said = last ? (found.get(last) ?? []) : [];
    if (last && found.size <= MOST && said.length < LINES_ABOUT) found.set(last, [...said, line]);
  }
  if (found.size === 0) return [failure(addressIn(/^\W*to:.*$/im.exec(text)?.[0] ?? null), text, text)];
  const all = [...found].map(([address, said]) => {
    const whole = said.join('\n');
    // A list of addresses, a code before each: nothing else on the page is about them.
    const own = said.findLast((line) => /^[45]\d\d[ -]/.test(line) && line.toLowerCase().includes(address));
    return found.size === 1 ? failure(address, whole, text) : failure(address, own ?? whole, own ?? whole);
  });
  // Where some are told of with a code, the others are whom to ask for help.
  const coded = all.filter((one) => one.status !== null);
  return coded.length > 0 ? coded : all;
}

function failure(address: string | null, said: string, around: string): Undelivered {
  const why = reasonIn(said);
  const status = statusIn(why) ?? statusIn(around) ?? codeIn(around);
  return { address, kind: judge(why, around, status), status, why, final: !AGAIN.test(around) };
}

/** A reply code of SMTP as the class of a status. */
function codeIn(text: string): string | null {
  const code = /(?:^|[\s:#(])([45])\d\d[\s-]/m.exec(text)?.[1];
  return code ? `${code}.0.0` : null;
}

const isCoded = (line: string): boolean => /(^|[\s:(#])[45]\d\d\b|\b[45]\.\d{1,3}\.\d/.test(line);

/** The words that give the reason: the line with a code and its next, else the line that says a known reason, else the first. */
function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const withNext = (n: number): string => {
    const next = lines[n + 1] ?? '';
    return `${lines[n]} ${isCoded(next) ? '' : next}`.trim();
  };
  const coded = lines.flatMap((line, n) => (isCoded(line) ? [withNext(n)] : []));
  const telling = [...coded, ...lines].find((line) => wordsSay(line) !== null);
  return (telling ?? coded[0] ?? lines.find((line) => line.length > 10) ?? '').slice(0, LONGEST_WHY);
}

const named = (header: string | null): string[] => (header?.match(ADDRESS) ?? []).map((one) => one.toLowerCase());

const zNotice = z.object({
  bounce: z.object({
    bouncedRecipients: z.array(
      z.object({ emailAddress: z.string(), status: z.string().default(''), diagnosticCode: z.string().default('') }),
    ),
  }),
});

/** A notice that a sending service writes as JSON. */
function byNotice(text: string): Undelivered[] {
  if (!/^\s*\{/.test(text) || !text.includes('bouncedRecipients')) return [];
  // Long lines of it were folded on the way, in the middle of words.
  const whole = text.slice(0, text.lastIndexOf('}') + 1).replace(/\n ?/g, '');
  const outer = zEnclosed.safeParse(fromJson(whole));
  const notice = zNotice.safeParse(outer.success ? fromJson(outer.data.Message) : fromJson(whole));
  if (!notice.success) return [];
  return notice.data.bounce.bouncedRecipients.slice(0, MOST).map(({ emailAddress, status, diagnosticCode }) => ({
    address: addressIn(emailAddress),
    kind: judge(diagnosticCode, diagnosticCode, statusIn(diagnosticCode) ?? statusIn(status)),
    status: statusIn(status),
    why: diagnosticCode.slice(0, LONGEST_WHY),
    final: true,
  }));
}

const zEnclosed = z.object({ Message: z.string() });
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What a machine reports, or null when a person writes. */
export function reportIn(told: Told): Report | null {
  const { header, subject } = told;
  const type = header('content-type') ?? '';
  const text = told.text.slice(0, LONGEST).replace(/\r\n?/g, '\n');
  const isComplaint = /^\s*complaint about message from/i.test(subject) && told.returned !== '';
  if (told.feedback !== '' || /report-type="?feedback-report/i.test(type) || isComplaint) {
    const lines = [...told.feedback.matchAll(/^(?:original-rcpt-to|removal-recipient):\s*(.+)$/gim)];
    const addresses = lines.map((one) => addressIn(one[1] ?? '')).filter((one) => one !== null);
    return { kind: 'complaint', addresses: [...new Set(addresses)].slice(0, MOST) };
  }
  if (told.status !== '') {
    const failures = byFields(told.status.slice(0, LONGEST), text);
    if (failures.length > 0) return { kind: 'bounce', failures: failures.slice(0, MOST) };
    if (/^action:\s*(delivered|relayed|expanded)/im.test(told.status)) return { kind: 'other' };
  }
  const noticed = byNotice(text);
  if (noticed.length > 0) return { kind: 'bounce', failures: noticed };
  const isReply =
    /^auto-replied/i.test(header('auto-submitted') ?? '') || header('x-autoreply') !== null || header('x-autorespond') !== null;
  const back = header('return-path');
  const failed = named(header('x-failed-recipients'));
  const isDaemon = DAEMON.test(told.from ?? '') || (back !== null && /^\s*<?\s*>?\s*$/.test(back)) || failed.length > 0;
  const says = UNDELIVERED_FORM.test(subject) || UNDELIVERED_FORM.test(text.slice(0, 3000));
  if ((isDaemon || /^multipart\/report/i.test(type)) && says && !AWAY_FORM.test(subject)) {
    const own = new Set([...named(told.from), ...named(header('to')), ...named(header('reply-to'))]);
    const failures = byWords(text, own);
    const [first] = failures;
    const isNamed = failures.some((one) => one.address !== null && failed.includes(one.address));
    if (first && failed.length > 0 && !isNamed) {
      const whole = failure(null, text, text);
      return { kind: 'bounce', failures: failed.slice(0, MOST).map((address) => ({ ...whole, address })) };
    }
    return {
      kind: 'bounce',
      failures: failed.length > 0 ? failures.filter((one) => one.address && failed.includes(one.address)) : failures,
    };
  }
  return isReply || AWAY_FORM.test(subject) ? { kind: 'reply' } : null;
}

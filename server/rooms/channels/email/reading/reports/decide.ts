import { z } from 'zod';
import { AWAY, COPY, DAEMON, FAILED, MACHINE, UNDELIVERED } from './contract.ts';
import { ADDRESS, anyOf, codeIn, isRefusal, judge, reasonIn, statusIn } from '../refusals/decide.ts';

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
/** Longer than any line that a program writes for people, and than what patterns are made for. */
const LONGEST_LINE = 2000;
const MOST = 100;
const LINES_ABOUT = 12;
const UNDELIVERED_FORM = anyOf(UNDELIVERED);
const AWAY_FORM = anyOf(AWAY);
const FAILED_FORM = anyOf(FAILED);
const MACHINE_FORM = anyOf(MACHINE);
const DAEMON_FORM = anyOf(DAEMON);
const COPY_FORM = new RegExp(`^.{0,12}(${anyOf(COPY).source})`, 'imu');

/** It is not given up yet. */
const AGAIN =
  /will (continue to|be retr|(be |keep )(re)?(tr(ied|ying)|attempt))|still (be )?(try|retr)|no action is required|do not need to resend|not yet been delivered|(has been|is being|was) (postponed|delayed)|(seguir|volver)(á|án|emos)( a)? intent|tornar(à|em) a intentar|reintent|tentar(á|emos)? novamente|novas tentativas|réessay|wird (weiterhin|erneut) versucht|nouvelle tentative/i;

const folded = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');

const field = (block: string, name: string): string | null =>
  new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(block)?.[1]?.trim().slice(0, LONGEST_LINE) ?? null;
/** Some name the kind of an address before it. */
const addressIn = (text: string | null): string | null =>
  text
    ?.match(ADDRESS)?.[0]
    ?.toLowerCase()
    .replace(/^smtp=/, '') ?? null;

/** What a field says beside its value, between brackets: some servers have the reason there. */
const remark = (value: string): string => /\((.+)\)\s*$/.exec(value)?.[1] ?? '';
/** What a block of fields says only of the mail's way, or of whom it reached. */
const REACHED = /^(delivered|relayed|expanded|deliverable)/;

/** Failures by the report's own fields: a block for each address. */
function byFields(status: string, text: string): Undelivered[] {
  const all = folded(status)
    .split(/\n\s*\n/)
    .flatMap((block): Undelivered[] => {
      const names = ['original-recipient', 'final-recipient', 'x-actual-recipient'].map((name) => field(block, name));
      const action = (field(block, 'action') ?? '').toLowerCase();
      if ((names.every((one) => one === null) && action === '') || REACHED.test(action)) return [];
      const address = names.map(addressIn).find((one) => one !== null) ?? null;
      const code = field(block, 'status') ?? '';
      const said = field(block, 'diagnostic-code') ?? (remark(code) || remark(action));
      const exact = statusIn(said) ?? statusIn(code);
      const around = aboutIn(text, address);
      const kind = judge(said, `${code}\n${around}`, exact);
      return [
        {
          address,
          kind,
          status: exact,
          why: (said || reasonIn(around)).slice(0, LONGEST_WHY),
          final: !action.startsWith('delayed'),
        },
      ];
    });
  const named = all.filter(({ address }) => address !== null);
  return named.length > 0 ? named : all;
}

/** The lines of a report's text that speak of an address: its own and the few below. */
function aboutIn(text: string, address: string | null): string {
  const lines = text.split('\n');
  const at = address ? lines.findIndex((line) => line.toLowerCase().includes(address)) : -1;
  return at < 0 ? text.slice(0, 3000) : lines.slice(Math.max(0, at - 2), at + LINES_ABOUT).join('\n');
}

/** Lines whose address is not the one that got nothing. */
const NOT_ABOUT =
  /^\W{0,20}(from|to|cc|subject|date|message-id|sent|reply-to|for (help|further|more|assistance)|(please )?contact|if you|questions)\b|\b(mail|rcpt) from\b/i;

/** Another name of the one above. */
const ALIAS = /\((ultimately )?(generated|expanded|forwarded|redirected) (from|to|by)\b/i;

/** Failures by the words of a report without fields. */
function byWords(whole: string, own: ReadonlySet<string>): Undelivered[] {
  const end = COPY_FORM.exec(whole)?.index ?? whole.length;
  const text = end > 0 ? whole.slice(0, end) : whole;
  const lines = text.split('\n');
  const found = new Map<string, string[]>();
  let last: string | null = null;
  for (const line of lines) {
    const address: string | null = NOT_ABOUT.test(line) || (last && ALIAS.test(line)) ? null : addressIn(line);
    if (address && !own.has(address) && !DAEMON_FORM.test(address)) last = address;
    const said = last ? (found.get(last) ?? []) : [];
    if (last && found.size <= MOST && said.length < LINES_ABOUT) found.set(last, [...said, line]);
  }
  if (found.size === 0) return [failure(addressIn(/^[^\w\n]{0,20}to:.*$/im.exec(text)?.[0] ?? null), text, text)];
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

/** Whether nobody is named as its sender, or the program that brings mail. */
function isFromDaemon({ header, from }: Told): boolean {
  const [path, sender] = [header('return-path'), header('from') ?? ''];
  const isNobody = /<\s*>/.test(sender) || (path !== null && /^\s*<?\s*>?\s*$/.test(path));
  // The program's name where its address is none.
  return isNobody || DAEMON_FORM.test(from?.includes('@') ? from : sender);
}

/** Whether the program that brings mail gives one back, in whatever language it says why. */
const givesBack = ({ from, returned }: Told): boolean => returned !== '' && /^(mailer|mail)-?daemon@/i.test(from ?? '');

const ANSWERS = /^\s*(re|rv|r|fwd?|fw|tr|aw|wg|enc|res)\s*:/i;

/**
 * Whether it reads like a report though nothing in its head says so: a program's name or the mail it gives back, and two signs more. Who passes
 * such a report on, or asks what it means, is a person.
 */
function looksReported({ header, subject, from, returned }: Told, text: string): boolean {
  if (ANSWERS.test(subject)) return false;
  const isMachine = MACHINE_FORM.test(`${from ?? ''} ${header('from') ?? ''}`);
  const isBack = returned !== '' || COPY_FORM.test(text);
  if (!isMachine && !isBack) return false;
  const top = text.slice(0, 3000);
  const signs = [
    isMachine && isBack,
    UNDELIVERED_FORM.test(subject),
    FAILED_FORM.test(top.replace(/\s+/g, ' ')),
    top.split('\n').some(isRefusal),
  ];
  return signs.filter(Boolean).length >= 2;
}

/** Whether a machine says why somebody does not answer now, whatever its subject: to what was written to them. */
function isAbsence({ header }: Told, text: string): boolean {
  const precedence = header('precedence') ?? '';
  if (/^auto_reply/i.test(precedence)) return true;
  const auto = header('auto-submitted') ?? 'no';
  const isMachine = !/^no\b/i.test(auto) || /^(bulk|junk)/i.test(precedence) || header('x-auto-response-suppress') !== null;
  const answers = header('in-reply-to') !== null || header('references') !== null;
  return isMachine && answers && AWAY_FORM.test(text.slice(0, 300));
}

/** Whether a subject is one that machines' reports and answers have: then it is worth looking. */
export const mayReport = (subject: string): boolean => UNDELIVERED_FORM.test(subject) || AWAY_FORM.test(subject);

/** What a machine reports, or null when a person writes. */
export function reportIn(told: Told): Report | null {
  const { header, subject } = told;
  const type = header('content-type') ?? '';
  const whole = told.text.slice(0, LONGEST).replace(/\r\n?/g, '\n');
  const text = whole
    .split('\n')
    .map((line) => line.slice(0, LONGEST_LINE))
    .join('\n');
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
  const noticed = byNotice(whole);
  if (noticed.length > 0) return { kind: 'bounce', failures: noticed };
  const isReply =
    /^auto-replied/i.test(header('auto-submitted') ?? '') || header('x-autoreply') !== null || header('x-autorespond') !== null;
  const failed = named(header('x-failed-recipients'));
  const says = UNDELIVERED_FORM.test(subject) || UNDELIVERED_FORM.test(text.slice(0, 3000));
  const isSaid = (isFromDaemon(told) || failed.length > 0 || /^multipart\/report/i.test(type)) && says;
  if ((isSaid || givesBack(told) || looksReported(told, text)) && !AWAY_FORM.test(subject)) {
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
  if (/report-type="?disposition-notification/i.test(type)) return { kind: 'other' };
  return isReply || AWAY_FORM.test(subject) || isAbsence(told, text) ? { kind: 'reply' } : null;
}

import { addWorkingMinutes, type Calendar, isOpenAt } from '../../../platform/working-time.ts';
import type { ChatState } from './contract.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** The widget says every 25 s that it is there. */
const HERE = 60 * SECOND;
/** A visitor who was away for so long gets what was said by mail. */
const GONE = 3 * MINUTE;
/** Nobody said anything for so long, or the visitor has left and nothing is due to them. */
const SILENCE = 20 * MINUTE;
/** A person who is asked for is called to mind after two of the law's three minutes. */
const CALL_TO_MIND = 120 * SECOND;
/** An assistant that says nothing for so long is no means of answering. */
const ASSISTANT_QUIET = 60 * SECOND;
export const SEAT_SECONDS = 120;
export const CODE_MINUTES = 15;
const CODE_TRIES = 5;
/** Largest of all files of one message. */
export const FILES_BYTES = 10_000_000;
const TYPING_SECONDS = 8;

/** What a conversation is judged by. Times in milliseconds; `dueSince`: when the oldest answer that the visitor has not seen was said. */
export type Facts = {
  state: ChatState;
  requestedAt: number | null;
  connectedAt: number | null;
  seenAt: number | null;
  lastSaidAt: number;
  lastBy: string;
  alertedAt: number | null;
  dueSince: number | null;
};

export const isHere = (seenAt: number | null, now: number): boolean => seenAt !== null && now - seenAt < HERE;
export const typingUntil = (now: Date): Date => new Date(now.getTime() + TYPING_SECONDS * SECOND);
export const isAlive = (state: string): boolean => state === 'assistant' || state === 'waiting' || state === 'talking';

/**
 * Whether somebody is there (`there`: how many say so; who stays after hours is there too), else, outside the hours, when they begin again.
 */
export function openingNow(calendar: Calendar, there: number, now: Date): { open: boolean; opensAt: Date | null } {
  if (there > 0) return { open: true, opensAt: null };
  const everOpens = Object.values(calendar.hours).some((pairs) => pairs.length > 0);
  const closed = !isOpenAt(calendar, now.getTime());
  return { open: false, opensAt: closed && everOpens ? addWorkingMinutes(calendar, now, 0) : null };
}

/** A program answers at any hour; a person only while one is there; else the message is left. */
export function stateAtOpening(facts: { assistant: boolean; open: boolean }): ChatState {
  if (facts.assistant) return 'assistant';
  return facts.open ? 'waiting' : 'left';
}

/** What is to be done about a conversation as time goes by. */
export function dueNow(chat: Facts, now: number): { alert: boolean; person: boolean; mail: boolean; end: boolean } {
  const waits = chat.state === 'waiting' && chat.requestedAt !== null && chat.connectedAt === null;
  const gone = !isHere(chat.seenAt, now) && (chat.seenAt === null || now - chat.seenAt > GONE);
  const mail = chat.dueSince !== null && gone && now - chat.dueSince > GONE;
  return {
    alert: waits && chat.alertedAt === null && now - (chat.requestedAt ?? now) >= CALL_TO_MIND,
    person: chat.state === 'assistant' && chat.lastBy === 'visitor' && now - chat.lastSaidAt >= ASSISTANT_QUIET,
    mail,
    // Somebody who waits and is there is never cut off (Ley 10/2025, 8.4).
    end: isAlive(chat.state) && now - chat.lastSaidAt > SILENCE && !(waits && !gone),
  };
}

/** First name and the first letter of the next: how people are named to a visitor. */
export function shortName(name: string): string {
  const [first = '', second] = name.trim().split(/\s+/);
  return second ? `${first} ${second[0]}.` : first;
}

/** An address with its middle left out: whoever wrote it knows which it is. */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 1)}···${local.length > 2 ? local.slice(-1) : ''}@${domain}`;
}

/** Six figures out of a signature. */
export function codeFrom(signature: string): string {
  let sum = 0n;
  for (const byte of Buffer.from(signature)) sum = sum * 257n + BigInt(byte);
  return String(sum % 1_000_000n).padStart(6, '0');
}

/**
 * What follows when a visitor wants what was said by mail. Nothing goes out before one of us has spoken, so that nobody has words of their own
 * choosing sent to a stranger; an address gets a code until it is proved; and it is sent once, at the end.
 */
export function transcriptStep(chat: {
  state: ChatState;
  email: string | null;
  proved: boolean;
  sent: boolean;
  answered: boolean;
  code: 'right' | 'wrong' | 'none';
  tries: number;
}): 'needsEmail' | 'tooEarly' | 'sent' | 'code' | 'wrongCode' | 'wanted' | 'send' {
  if (chat.sent) return 'sent';
  if (chat.email === null) return 'needsEmail';
  if (!chat.answered) return 'tooEarly';
  if (!chat.proved && chat.code === 'none') return 'code';
  if (!chat.proved && (chat.code === 'wrong' || chat.tries >= CODE_TRIES)) return 'wrongCode';
  return isAlive(chat.state) ? 'wanted' : 'send';
}

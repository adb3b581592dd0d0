import type { Step } from './contract.ts';

/** Which way a line of the timeline went, drawn as an arrow: in from the customer, out to them, up to a superior, across, down. */
const DIRECTIONS: Record<string, Step['direction']> = {
  authorizationAsked: 'up',
  consultationAsked: 'across',
  referred: 'across',
  supplyAsked: 'down',
  issueAdded: 'in',
};

export const directionOf = (word: string, arrow: Step['arrow']): Step['direction'] =>
  DIRECTIONS[word] ?? (arrow === 'demand' ? 'in' : 'out');

/** What the page says first, as a word key: the state of the matter in the customer's eyes. */
export function headlineOf(state: string, waits: readonly string[]): string {
  if (state === 'resolved' || state === 'notified' || state === 'closed') return 'web.headline.resolved';
  if (state === 'waiting_customer') return 'web.headline.waitingForYou';
  for (const kind of ['authorization', 'consultation', 'supply', 'execution'])
    if (waits.includes(kind)) return `web.headline.${kind}`;
  return state === 'new' ? 'web.headline.new' : 'web.headline.inProgress';
}

/** Files that people send us from a page without an account: pictures, documents, text; nothing that runs. */
const TAKEN =
  /^(image\/(png|jpe?g|gif|webp|heic|tiff)|application\/pdf|text\/plain|application\/(msword|vnd\.oasis\.opendocument\.[a-z]+|vnd\.openxmlformats-officedocument\.[a-z.]+))$/;
const FILE_BYTES = 10_000_000;

export const fileProblem = (file: { type: string; bytes: number }): string | null =>
  !TAKEN.test(file.type) ? 'web.fileType' : file.bytes > FILE_BYTES ? 'web.fileTooLarge' : null;

/** A form is filled in by a person in no less than two seconds and no more than a day. */
const FASTEST_MS = 2000;
const LONGEST_MS = 86_400_000;
export const formTimeOk = (openedAt: number, now: number): boolean =>
  now - openedAt >= FASTEST_MS && now - openedAt <= LONGEST_MS;

/** A signed token that says when the form was opened: nobody posts without having opened one, and each is good once. */
export function readFormToken(token: string): { at: number; nonce: string; signature: string } | null {
  const [at = '', nonce = '', signature = ''] = token.split('.');
  return nonce !== '' && signature !== '' && /^\d{13}$/.test(at) ? { at: Number(at), nonce, signature } : null;
}

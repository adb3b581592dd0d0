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

/** What is asked for or was done last, as the first sentence needs it: money that goes back has words of its own. */
export type Matter = { refund: boolean; amount: string; to: string };
const WITH_AMOUNT = new Set(['authorization', 'execution', 'resolved']);

/** What the page says first, as a word key: the state of the matter in the customer's eyes. */
export function headlineOf(state: string, waits: readonly string[], matter: Matter | null = null): string {
  const plain = plainHeadline(state, waits);
  if (matter?.refund && matter.amount && WITH_AMOUNT.has(plain)) return `web.headline.${plain}Refund`;
  return plain === 'consultation' && matter?.to ? 'web.headline.consultationTo' : `web.headline.${plain}`;
}

function plainHeadline(state: string, waits: readonly string[]): string {
  if (state === 'resolved' || state === 'notified' || state === 'closed') return 'resolved';
  if (state === 'withdrawn' || state === 'merged') return state;
  if (state === 'waiting_customer') return 'waitingForYou';
  for (const kind of ['authorization', 'consultation', 'supply', 'execution']) if (waits.includes(kind)) return kind;
  return state === 'new' ? 'new' : 'inProgress';
}

const MONEY_BACK = /^(REFUND|CHARGE_REVERSAL|PRICE_ADJUST)/;
const UNDER_WAY = new Set(['asked', 'granted', 'executing', 'unknown']);
type Taken = { action: string; amount: { minor: number; currency: string } | null; state: string };

/** The action that the first sentence is about: under way while the matter is open, the last one done when it is over. */
export function actionInSight<A extends Taken>(actions: readonly A[], isOver: boolean): A | null {
  return actions.filter((one) => (isOver ? one.state === 'done' : UNDER_WAY.has(one.state))).at(-1) ?? null;
}
export const givesMoneyBack = (action: string): boolean => MONEY_BACK.test(action);

/** What comes next, as a word key; null where it is over. */
export function nextOf(state: string, waits: readonly string[]): string | null {
  const plain = plainHeadline(state, waits);
  if (plain === 'resolved' || plain === 'withdrawn' || plain === 'merged') return null;
  return plain === 'waitingForYou' ? 'web.next.yours' : plain === 'execution' ? 'web.next.execution' : 'web.next.answer';
}

/** Files that people send us from a page without an account: pictures, documents, text; nothing that runs. */
const TAKEN =
  /^(image\/(png|jpe?g|gif|webp|heic|tiff)|application\/pdf|text\/plain|application\/(msword|vnd\.oasis\.opendocument\.[a-z]+|vnd\.openxmlformats-officedocument\.[a-z.]+))$/;
const FILE_BYTES = 10_000_000;

export const fileProblem = (file: { type: string; bytes: number }): string | null =>
  !TAKEN.test(file.type) ? 'web.fileType' : file.bytes > FILE_BYTES ? 'web.fileTooLarge' : null;

/** All the files of one message together. */
export const TOGETHER_BYTES = 20_000_000;

import { t } from '../../../lib/words.ts';
import { type Opened, open, type Request, requests } from '../api.ts';
import type { Choice } from './choice.ts';

/** The asker reminds whoever has it, as often as the server lets them; there is nothing to confirm. */
export function remindChoice(request: Request): Choice {
  return {
    id: 'remind',
    keys: 'r',
    word: 'requests.remind',
    title: t('requests.remind'),
    consequence: t('requests.remind.then', { name: request.takenBy ?? request.to.name, count: request.reminders }),
    run: async (_, key) => {
      await requests('POST /requests/:requestId/remind', { params: { requestId: request.id }, key });
      return open[request.kind](request.id);
    },
  };
}

/** Whether I asked it and wait for the answer. */
export const mayRemind = (request: Request, me: string): boolean =>
  request.isOpen && request.askedBy.id === me && request.waitingFor === 'answer';

/** Takes it in hand, so that nobody else of the unit begins the same. */
export async function take(request: Request, key: string): Promise<Opened> {
  await requests('POST /requests/:requestId/take', { params: { requestId: request.id }, key });
  return open[request.kind](request.id);
}

/** Put to a unit, and nobody of it has it in hand yet. */
export const mayTake = (request: Request): boolean => request.mine && request.to.personId === null && request.takenBy === null;

/** Withdrawing cannot be undone: it is said before. */
export function withdrawChoice(request: Request, run: (key: string) => Promise<Opened>): Choice {
  return {
    id: 'withdraw',
    keys: 'x',
    word: 'requests.withdraw',
    tone: 'danger',
    title: t('requests.withdraw'),
    consequence: t('requests.withdraw.short'),
    compose: {
      title: t('requests.withdraw.sure', { number: request.number }),
      consequence: t('requests.withdraw.then'),
      confirm: t('requests.withdraw'),
    },
    run: (_, key) => run(key),
  };
}

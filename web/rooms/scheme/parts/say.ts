import { count, duration, percent } from '../../../lib/format.ts';
import { said, t } from '../../../lib/words.ts';
import type { Flow } from '../api.ts';

export const wait = (minutes: number | null): string =>
  minutes === null ? '–' : minutes === 0 ? t('scheme.atOnce') : duration(minutes * 60_000);
export const share = (n: number, of: number): string => (of > 0 ? percent(n / of) : '–');
export const waiting = ({ waiting: n }: Flow): string => t('scheme.waiting', { n });
export const roleName = (role: string): string => said(`organization.role.${role}`) ?? role;
/** An arrow in a sentence, for who does not see it. */
export const inWords = (flow: Flow): string =>
  t('scheme.said', {
    ...{ n: flow.n, waiting: flow.waiting },
    time: flow.medianMinutes === null ? t('scheme.none') : wait(flow.medianMinutes),
  });
export const volume = (flow: Flow): string => t('scheme.count', { n: count(flow.n), waiting: waiting(flow) });

import type { Visit } from '../lib/api.ts';
import { moment, t } from '../lib/words.ts';

const MINUTE = 60_000;
const LONG = 3;

/** Out of hours, when the centre opens again. */
const backAt = ({ opening, timeZone }: Visit): string =>
  opening.opensAt ? ` ${t('backAt', { when: moment(opening.opensAt, timeZone) })}` : '';

/** Who answers, or how long one has waited: one sentence, always there. A program is said to be one. */
export function headline(visit: Visit, now: number): string {
  if (visit.state === 'left') return `${t('left')}${backAt(visit)}`;
  if (visit.state === 'ended') return visit.endedBy === 'silence' ? t('endedBySilence') : t('ended');
  const { answering } = visit;
  if (visit.typing && answering) return t('typing', { name: answering.assistant ? t('machine') : answering.name });
  if (visit.state === 'talking' && answering && !answering.assistant) return t('answers', { name: answering.name });
  if (visit.state === 'assistant') return answering?.name ? t('answersMachine', { name: answering.name }) : t('machineAnswers');
  if (!visit.opening.open) return `${t('waitingNobody', { key: visit.key })}${backAt(visit)}`;
  const minutes = Math.floor((now - Date.parse(visit.person.requestedAt ?? new Date(now).toISOString())) / MINUTE);
  if (minutes < 1) return t('waitingNow');
  return t(minutes >= LONG ? 'waitingLong' : 'waiting', { minutes });
}

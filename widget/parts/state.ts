import type { Visit } from '../lib/api.ts';
import { t } from '../lib/words.ts';

const MINUTE = 60_000;
const LONG = 3;

/** Who answers, or how long one has waited: one sentence, always there. A program is said to be one. */
export function headline(visit: Visit, now: number): string {
  if (visit.state === 'left') return t('left');
  if (visit.state === 'ended') return visit.endedBy === 'silence' ? t('endedBySilence') : t('ended');
  const { answering } = visit;
  if (visit.typing && answering) return t('typing', { name: answering.assistant ? t('machine') : answering.name });
  if (visit.state === 'talking' && answering && !answering.assistant) return t('answers', { name: answering.name });
  if (visit.state === 'assistant') return answering?.name ? t('answersMachine', { name: answering.name }) : t('machineAnswers');
  if (!visit.opening.open) return t('waitingNobody', { key: visit.key });
  const minutes = Math.floor((now - Date.parse(visit.person.requestedAt ?? new Date(now).toISOString())) / MINUTE);
  if (minutes < 1) return t('waitingNow');
  return t(minutes >= LONG ? 'waitingLong' : 'waiting', { minutes });
}

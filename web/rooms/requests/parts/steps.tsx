import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Section } from '../../../ui/section.tsx';
import { Sign } from '../../../ui/sign.tsx';
import type { Authorization } from '../api.ts';

type Step = Authorization['steps'][number];
type Seat = { name: string; said: string; isNow: boolean };

/** Everybody of a step with what they have said, or when it comes to them. */
export function seatsOf(step: Step, to: Authorization['request']['to']): Seat[] {
  const agreed = step.agreed.map(({ personId, principalId, name, at }): Seat => {
    const stoodFor = step.deciders.find((one) => (one.standsInFor?.personId ?? one.personId) === principalId);
    const principal = personId === principalId ? null : (stoodFor?.standsInFor?.name ?? stoodFor?.name ?? null);
    const said = principal
      ? t('authorizations.steps.agreedFor', { at: moment(at), name: principal })
      : t('authorizations.steps.agreed', { at: moment(at) });
    return { name, said, isNow: false };
  });
  if (step.state === 'agreed') return agreed;
  const done = new Set(step.agreed.map((one) => one.principalId));
  const left = step.deciders.filter((one) => !done.has(one.standsInFor?.personId ?? one.personId));
  const holds = (one: Step['deciders'][number]): boolean =>
    step.state === 'open' &&
    [one.personId, one.standsInFor?.personId].some((id) => id === to.personId || id === to.standsInForId);
  const isHeld = left.some(holds);
  const rest = left.map((one): Seat => {
    const isNow = holds(one);
    const word = isNow ? 'now' : step.state === 'open' && step.need === 'any' && isHeld ? 'mayToo' : 'ahead';
    return { name: isNow ? to.name : one.name, said: t(`authorizations.steps.${word}`), isNow };
  });
  const other = step.state === 'open' && !isHeld ? [{ name: to.name, said: t('authorizations.steps.now'), isNow: true }] : [];
  return [...agreed, ...other, ...rest];
}

/** A chain of its own: each step with who has granted it, whose turn it is and who comes after. */
export function Steps({ it }: { it: Authorization }) {
  const { steps, request } = it;
  if (steps.length === 0) return null;
  const all = steps.reduce((sum, step) => sum + (step.need === 'all' ? step.deciders.length : 1), 0);
  const done = steps.reduce((sum, step) => sum + step.agreed.length, 0);
  return (
    <Section level={3} title={t('authorizations.steps')} aside={t('authorizations.steps.done', { done, all })}>
      <ol className="num m-0 grid list-none gap-2 p-0">
        {steps.map((step, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step has no other name than its place
          <li key={at} className="grid gap-1 border-b border-line pb-2 last:border-0 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <span className="text-s text-ink-3">
              {at + 1}. {t(`authorizations.steps.${step.need}`)}
            </span>
            <ul className="m-0 grid list-none gap-0.5 p-0">
              {seatsOf(step, request.to).map(({ name, said, isNow }) => (
                <li key={`${name}${said}`} className="flex flex-wrap gap-x-2">
                  {isNow ? <Sign kind="authorised">{name}</Sign> : <b className="font-medium">{name}</b>}
                  <span className="text-ink-2">{said}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { moment, money } from '../../../lib/format.ts';
import { useNow } from '../../../lib/now.ts';
import { useMe } from '../../../lib/session.ts';
import { said, t } from '../../../lib/words.ts';
import { instantOf, localOf } from '../../../lib/zone.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Ruler } from '../../../ui/ruler.tsx';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import { Sign } from '../../../ui/sign.tsx';
import type { Kind } from '../api.ts';
import { colleaguesQuery, type WhoDecides, whoQuery } from './chain-queries.ts';
import { nameOf } from './say.ts';
import { rulerOf } from './who-ruler.ts';

const DAY = 86_400_000;

/** The next so-many-th weekday (0: Sunday) at a time of the centre's clock. */
function nextAt(weekday: number, clock: string, zone: string, now: number): string {
  const today = localOf(new Date(now).toISOString(), zone);
  const ahead = (weekday - new Date(`${today.slice(0, 10)}T00:00Z`).getUTCDay() + 7) % 7;
  const on = (days: number): string => {
    const date = new Date(Date.parse(`${today.slice(0, 10)}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
    return `${date}T${clock}`;
  };
  return on(ahead) > today ? on(ahead) : on(ahead + 7);
}

/** An action, an amount, somebody and an instant: who would decide it then, how it would climb, and where it ends. */
export function WhoDecidesPanel({ kinds }: { kinds: readonly Kind[] }) {
  const { centre, person } = useMe();
  const zone = centre.timeZone;
  const now = useNow();
  const people = useQuery(colleaguesQuery);
  const [action, setAction] = useState(() => kinds.find((kind) => kind.movesMoney)?.code ?? kinds[0]?.code ?? '');
  const [amountMinor, setAmount] = useState<number | null>(20_000);
  const [chosen, setHolder] = useState<string | null>(null);
  const [at, setAt] = useState(() => localOf(new Date(now).toISOString(), zone));
  const instant = instantOf(at, zone);
  const kind = kinds.find((one) => one.code === action);
  const leads = !['AGENT', 'AGENT_EXT'].includes(person.role);
  const others = (people.data ?? []).filter((one) => one.active && one.id !== person.id && one.role !== 'ADMIN');
  const usual = leads ? others.find((one) => one.role === 'AGENT')?.id : undefined;
  const holderId = chosen ?? usual ?? '';
  const asked = {
    action,
    amountMinor: kind?.exposure === 'money' ? amountMinor : null,
    holderId: holderId === '' ? null : holderId,
    at: instant ?? '',
  };
  const answer = useQuery({ ...whoQuery(asked), enabled: instant !== null && action !== '' && !people.isPending });
  const presets = [
    { word: 'attributions.who.now', local: localOf(new Date(now).toISOString(), zone) },
    { word: 'attributions.who.saturday', local: nextAt(6, '02:00', zone, now) },
    { word: 'attributions.who.monday', local: nextAt(1, '09:00', zone, now) },
  ] as const;
  return (
    <div className="grid max-w-260 gap-6 px-4 py-5 sm:px-6">
      <div className="grid gap-4">
        <h2 className="head-650 m-0 text-l">{t('attributions.who.title')}</h2>
        <p className="m-0 max-w-160 text-ink-2">{t('attributions.who.about')}</p>
        <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-[minmax(0,1.4fr)_9rem_minmax(0,1.2fr)_13rem]">
          <Field label={t('attributions.who.action')}>
            <Select value={action} onChange={setAction} options={kinds.map((one) => ({ value: one.code, label: nameOf(one) }))} />
          </Field>
          {kind?.exposure === 'money' ? (
            <Field label={t('attributions.who.amount')}>
              <MoneyInput
                value={amountMinor === null ? null : { minor: amountMinor, currency: centre.currency }}
                currency={centre.currency}
                onChange={(amount) => setAmount(amount?.minor ?? null)}
              />
            </Field>
          ) : (
            <span className="max-sm:hidden" />
          )}
          <Field label={t('attributions.who.asker')}>
            <Select
              value={holderId}
              onChange={setHolder}
              options={[
                { value: '', label: `${t('attributions.who.me')} · ${person.name}` },
                ...(leads ? others : []).map((one) => ({
                  value: one.id,
                  label: `${one.name} · ${said(`organization.role.${one.role}`) ?? one.role}`,
                })),
              ]}
            />
          </Field>
          <Field label={t('attributions.who.at')}>
            <Input type="datetime-local" value={at} onChange={(event) => setAt(event.currentTarget.value)} />
          </Field>
        </div>
        <div className="flex flex-wrap gap-2">
          {presets.map(({ word, local }) => (
            <Button key={word} size="s" onClick={() => setAt(local)}>
              {t(word)}
            </Button>
          ))}
        </div>
      </div>
      <div aria-live="polite" className="grid gap-6">
        {answer.error ? <Problem error={answer.error} kept={null} onRetry={() => void answer.refetch()} /> : null}
        {answer.isPending && !answer.error ? <Waiting lines={5} /> : null}
        {answer.data && !answer.error ? <Answer answer={answer.data} currency={centre.currency} now={now} /> : null}
      </div>
    </div>
  );
}

type Seat = WhoDecides['steps'][number]['seats'][number];

/** The sentence first, then each step with its people, on the ruler of the first. */
function Answer({ answer, currency, now }: { answer: WhoDecides; currency: string; now: number }) {
  const { steps, circuit, byLine, end, reasons, sentence } = answer;
  const ruler = rulerOf(answer);
  return (
    <>
      <p className="m-0 max-w-190 border-l-2 border-ink pl-4 text-read">
        {circuit === 'forbidden' ? null : <Sign kind={circuit}>{t(`attributions.circuit.${circuit}`)}</Sign>} {sentence}
      </p>
      {ruler ? <Ruler {...ruler} /> : null}
      {steps.map(({ need, upTo, seats }, at) => (
        <Section
          // oxlint-disable-next-line react/no-array-index-key -- a step has no other name than its place
          key={at}
          level={3}
          title={byLine ? t('attributions.who.line') : t('attributions.chain.step', { step: at + 1 })}
          aside={
            byLine
              ? undefined
              : [
                  t(`authorizations.steps.${need}`),
                  ...(upTo === null
                    ? []
                    : [t('attributions.who.limit', { limit: money({ minor: upTo, currency }, { whole: true }) })]),
                ].join(' · ')
          }
        >
          <ol className="m-0 list-none p-0">
            {seats.map((seat) => (
              <SeatLine key={seat.personId} seat={seat} currency={currency} now={now} />
            ))}
          </ol>
        </Section>
      ))}
      {end ? <p className="m-0 text-ink-2">{t('attributions.who.end', { name: end })}</p> : null}
      <Section level={3} title={t('attributions.who.why')}>
        <ul className="num m-0 grid max-w-190 list-none gap-1 p-0 text-s text-ink-2">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function SeatLine({ seat, currency, now }: { seat: Seat; currency: string; now: number }) {
  const { name, role, standsInFor, onDuty, presence, limitMinor, reachedAt, to } = seat;
  const at = (iso: string): string => moment(iso, new Date(now));
  const instead = standsInFor ? [t(onDuty ? 'attributions.who.onDuty' : 'attributions.who.standsIn', { name: standsInFor })] : [];
  const limit =
    limitMinor === null
      ? t('attributions.who.unlimited')
      : t('attributions.who.limit', { limit: money({ minor: limitMinor, currency }, { whole: true }) });
  const reached = reachedAt ? [t('attributions.who.reached', { at: at(reachedAt) })] : [t('attributions.who.after')];
  const climbs = to ? [t('attributions.who.climbs', { at: at(to) })] : [];
  return (
    <li className="grid gap-x-6 border-b border-line py-2 last:border-0 sm:grid-cols-[minmax(0,1.2fr)_minmax(0,0.6fr)_minmax(0,2fr)]">
      <span>
        <b className="font-semibold">{name}</b>{' '}
        <span className="text-s text-ink-3">{[said(`organization.role.${role}`) ?? role, ...instead].join(' · ')}</span>
      </span>
      <span className={presence === 'here' ? 'text-ink-2' : 'font-medium text-ink'}>{t(`attributions.who.${presence}`)}</span>
      <span className="num text-s text-ink-2 sm:text-right">{[limit, ...reached, ...climbs].join(' · ')}</span>
    </li>
  );
}

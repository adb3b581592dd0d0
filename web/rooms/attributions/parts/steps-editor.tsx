import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { said, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Select } from '../../../ui/select.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { Kind, Row, Unit } from '../api.ts';
import { type Colleague, colleaguesQuery } from './chain-queries.ts';
import { nameOf } from './say.ts';

type Step = Row['steps'][number];
type Target = Step['of'][number];
type Choice = { value: string; label: string };

const NEVER = ['ADMIN', 'INTEGRATION'];
const roleName = (role: string): string => said(`organization.role.${role}`) ?? role;
const valueOf = ({ kind, ref }: Target): string => `${kind}:${ref}`;

function targetOf(value: string): Target {
  const [kind = 'role', ref = ''] = value.split(':');
  return { kind: kind === 'unit' || kind === 'person' ? kind : 'role', ref };
}

/** Whose leave is usually asked, nearest first: a new step begins with them. */
const DECIDE = ['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'AUTHORITY'];

/** Whom a step may speak of: roles that somebody has, units with people, and everybody who may decide. */
export function deciderChoices(people: readonly Colleague[], units: readonly Unit[]): Choice[] {
  const here = people.filter((one) => one.active && !one.assistant && !NEVER.includes(one.role));
  const roles = [...new Set(here.map((one) => one.role))];
  const manned = units.filter((unit) => here.some((one) => one.unitId === unit.id || unit.headId === one.id));
  return [
    ...roles.map((role) => ({ value: `role:${role}`, label: t('attributions.chain.who.role', { name: roleName(role) }) })),
    ...manned.map((unit) => ({ value: `unit:${unit.id}`, label: t('attributions.chain.who.unit', { name: nameOf(unit) }) })),
    ...here.map((one) => ({ value: `person:${one.id}`, label: `${one.name} · ${roleName(one.role)}` })),
  ];
}

type Props = {
  steps: Step[];
  kind: Kind;
  currency: string;
  above: string | null;
  units: readonly Unit[];
  errorOf: (field: string) => string | undefined;
  onChange: (steps: Step[]) => void;
};

/** Who decides where leave is needed: the line of report, or a chain of its own, step by step. */
export function StepsEditor({ steps, kind, currency, above, units, errorOf, onChange }: Props) {
  const people = useQuery(colleaguesQuery);
  const choices = deciderChoices(people.data ?? [], units);
  const begin = DECIDE.map((role) => choices.find(({ value }) => value === `role:${role}`)).find(Boolean) ?? choices[0];
  const first = begin ? targetOf(begin.value) : { kind: 'role' as const, ref: '' };
  const fresh: Step = { need: 'any', of: [first], upTo: null };
  const put = (at: number, some: Partial<Step>): void =>
    onChange(steps.map((step, index) => (index === at ? { ...step, ...some } : step)));
  return (
    <fieldset className="m-0 grid gap-2 border-0 p-0">
      <legend className="mb-1 text-s font-medium text-ink-2">{t('attributions.chain.title')}</legend>
      <Which own={steps.length > 0} above={above} onChange={(own) => onChange(own ? [fresh] : [])} />
      {errorOf('circuit') ? (
        <p role="alert" className="m-0 text-s text-bad">
          {errorOf('circuit')}
        </p>
      ) : null}
      {steps.map((step, at) => (
        <OneStep
          // oxlint-disable-next-line react/no-array-index-key -- a step has no other name than its place
          key={at}
          step={step}
          at={at}
          isLast={at === steps.length - 1}
          choices={choices}
          money={kind.exposure === 'money' ? currency : null}
          wrong={{ of: errorOf(`steps.${at}.of`), upTo: errorOf(`steps.${at}.upTo`) }}
          onChange={(some) => put(at, some)}
          onRemove={() => onChange(steps.filter((_, index) => index !== at))}
        />
      ))}
      {steps.length > 0 && steps.length < 5 ? (
        <Button size="s" className="justify-self-start" onClick={() => onChange([...steps, fresh])}>
          <Icon name="plus" size={12} />
          {t('attributions.chain.add')}
        </Button>
      ) : null}
    </fieldset>
  );
}

function Which({ own, above, onChange }: { own: boolean; above: string | null; onChange: (own: boolean) => void }) {
  const name = useId();
  const line = above ? t('attributions.chain.line.by', { above }) : t('attributions.chain.line.means');
  const options = [
    { isOwn: false, title: t('attributions.chain.line'), means: line },
    { isOwn: true, title: t('attributions.chain.own'), means: t('attributions.chain.own.means') },
  ];
  return (
    <div className="grid overflow-hidden rounded-s border border-line-strong">
      {options.map(({ isOwn, title, means }) => (
        <label
          key={title}
          className={cx(
            'flex min-h-8 cursor-pointer flex-wrap items-baseline gap-x-2.5 border-line px-2.5 py-1.5 not-first:border-t has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent',
            isOwn === own ? 'bg-accent-soft' : 'bg-surface hover:bg-sunken',
          )}
        >
          <input
            type="radio"
            name={name}
            className="relative top-px accent-accent"
            checked={isOwn === own}
            onChange={() => onChange(isOwn)}
          />
          <span className="font-semibold">{title}</span>
          <span className="text-s text-ink-2">{means}</span>
        </label>
      ))}
    </div>
  );
}

type StepProps = {
  step: Step;
  at: number;
  isLast: boolean;
  choices: Choice[];
  money: string | null;
  wrong: { of: string | undefined; upTo: string | undefined };
  onChange: (some: Partial<Step>) => void;
  onRemove: () => void;
};

function OneStep({ step, at, isLast, choices, money, wrong, onChange, onRemove }: StepProps) {
  const n = at + 1;
  const labelOf = (target: Target): string => choices.find((one) => one.value === valueOf(target))?.label ?? target.ref;
  const taken = new Set(step.of.map(valueOf));
  const free = choices.find((one) => !taken.has(one.value));
  return (
    <div className="grid gap-2 border-l-2 border-line-strong pl-3">
      <div className="flex flex-wrap items-center gap-3">
        <b className="font-semibold">{t('attributions.chain.step', { step: n })}</b>
        <Segmented
          label={t('attributions.chain.need', { step: n })}
          value={step.need}
          onChange={(need) => onChange({ need })}
          options={[
            { value: 'any', label: t('attributions.chain.need.any') },
            { value: 'all', label: t('attributions.chain.need.all') },
          ]}
        />
        <Button
          tone="quiet"
          className="ml-auto px-1.5"
          aria-label={t('attributions.chain.remove', { step: n })}
          onClick={onRemove}
        >
          <Icon name="close" size={13} />
        </Button>
      </div>
      {step.of.map((target, index) => (
        <div key={valueOf(target)} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1.5">
          <Field label={t('attributions.chain.who', { step: n })} hideLabel error={index === 0 ? wrong.of : undefined}>
            <Select
              value={valueOf(target)}
              onChange={(value) => onChange({ of: step.of.map((one, place) => (place === index ? targetOf(value) : one)) })}
              options={choices.filter((one) => one.value === valueOf(target) || !taken.has(one.value))}
            />
          </Field>
          {step.of.length > 1 ? (
            <Button
              tone="quiet"
              className="px-1.5"
              aria-label={t('attributions.chain.who.remove', { name: labelOf(target), step: n })}
              onClick={() => onChange({ of: step.of.filter((_, place) => place !== index) })}
            >
              <Icon name="close" size={13} />
            </Button>
          ) : null}
        </div>
      ))}
      {free && step.of.length < 10 ? (
        <Button
          size="s"
          tone="quiet"
          className="justify-self-start"
          onClick={() => onChange({ of: [...step.of, targetOf(free.value)] })}
        >
          <Icon name="plus" size={12} />
          {t('attributions.chain.who.add')}
        </Button>
      ) : null}
      {money ? (
        <Field
          label={t('attributions.chain.upTo')}
          hint={t(isLast ? 'attributions.chain.upTo.last' : 'attributions.chain.upTo.hint')}
          error={wrong.upTo}
          optional
          className="max-w-60"
        >
          <MoneyInput
            value={step.upTo === null ? null : { minor: step.upTo, currency: money }}
            currency={money}
            onChange={(amount) => onChange({ upTo: amount && amount.minor > 0 ? amount.minor : null })}
          />
        </Field>
      ) : null}
    </div>
  );
}

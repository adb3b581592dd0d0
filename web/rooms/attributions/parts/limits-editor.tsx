import { type Money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Kind, Limit } from '../api.ts';

const PERS: readonly Limit['per'][] = ['request', 'order', 'customer30d', 'day', 'week', 'month'];
/** The three that a limit begins with, in this order; then the rest. */
const USUAL: readonly Limit['per'][] = ['request', 'customer30d', 'month', 'order', 'day', 'week'];
const unitsFor = (per: Limit['per']): readonly Limit['unit'][] =>
  per === 'request' || per === 'order' ? ['money', 'percent', 'count'] : ['money', 'count'];

type Props = {
  limits: Limit[];
  kind: Kind;
  currency: string;
  errorOf: (field: string) => string | undefined;
  onChange: (limits: Limit[]) => void;
};

function Most({ limit, currency, onChange }: { limit: Limit; currency: string; onChange: (max: number) => void }) {
  if (limit.unit === 'money')
    return (
      <MoneyInput
        value={{ minor: limit.max, currency }}
        currency={currency}
        onChange={(amount: Money | null) => onChange(amount?.minor ?? -1)}
      />
    );
  return (
    <Input
      inputMode="numeric"
      className="num text-right font-semibold"
      value={limit.max < 0 ? '' : String(limit.max)}
      onChange={(event) => {
        const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, 9);
        onChange(digits === '' ? -1 : Number(digits));
      }}
    />
  );
}

/** Limits by window. A figure that is not written yet is -1: the form does not send it. */
export function LimitsEditor({ limits, kind, currency, errorOf, onChange }: Props) {
  const put = (at: number, some: Partial<Limit>): void =>
    onChange(limits.map((limit, index) => (index === at ? { ...limit, ...some } : limit)));
  const wrongIn = (at: number): string | undefined => errorOf(`limits.${at}.max`) ?? errorOf(`limits.${at}.unit`);
  const free = USUAL.find((per) => !limits.some((limit) => limit.per === per));
  const unit = limits[0]?.unit ?? (kind.exposure === 'count' ? 'count' : 'money');
  return (
    <fieldset className="m-0 grid gap-1.5 border-0 p-0">
      <legend className="mb-1 text-s font-medium text-ink-2">{t('attributions.limits')}</legend>
      {limits.length === 0 ? <p className="m-0 text-s text-ink-3">{t('attributions.limits.none')}</p> : null}
      {limits.map((limit, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a limit has no other name while it is being written
        <div
          key={`${at}${limit.unit}`}
          className="grid grid-cols-[minmax(0,1fr)_4rem_auto] items-start gap-1.5 sm:grid-cols-[minmax(0,1fr)_7.25rem_3.75rem_auto]"
        >
          <Field label={t('attributions.limits.per')} hideLabel className="max-sm:order-1 max-sm:col-span-2">
            <Select
              value={limit.per}
              onChange={(per) => put(at, { per, unit: unitsFor(per).includes(limit.unit) ? limit.unit : 'money' })}
              options={PERS.map((per) => ({ value: per, label: t(`attributions.perShort.${per}`) }))}
            />
          </Field>
          <Field
            label={t('attributions.limits.max', { per: t(`attributions.per.${limit.per}`) })}
            hideLabel
            className="max-sm:order-3"
          >
            <Most limit={limit} currency={currency} onChange={(max) => put(at, { max })} />
          </Field>
          <Field label={t('attributions.limits.unit')} hideLabel className="max-sm:order-4">
            <Select
              value={limit.unit}
              onChange={(next) => put(at, { unit: next, max: -1 })}
              options={unitsFor(limit.per).map((one) => ({
                value: one,
                label: one === 'money' ? (currency === 'EUR' ? '€' : currency) : t(`attributions.unit.${one}`),
              }))}
            />
          </Field>
          <Button
            tone="quiet"
            className="px-1.5 max-sm:order-2"
            aria-label={t('attributions.limits.remove', { per: t(`attributions.per.${limit.per}`) })}
            onClick={() => onChange(limits.filter((_, index) => index !== at))}
          >
            <Icon name="close" size={13} />
          </Button>
          {wrongIn(at) ? (
            <p role="alert" className="col-span-full m-0 text-s text-bad max-sm:order-5">
              {wrongIn(at)}
            </p>
          ) : null}
        </div>
      ))}
      {free ? (
        <Button
          size="s"
          className="justify-self-start"
          onClick={() => onChange([...limits, { per: free, unit: unitsFor(free).includes(unit) ? unit : 'money', max: -1 }])}
        >
          <Icon name="plus" size={12} />
          {t('attributions.limits.add')}
        </Button>
      ) : null}
    </fieldset>
  );
}

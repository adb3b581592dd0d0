import { said, t } from '../../../lib/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, MenuChoice } from '../../../ui/menu.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Case } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { languages, natures, reasons } from './choices.ts';

type Change = { nature?: Case['nature']; reason?: Case['reason']; language?: string };
type ChipProps<V extends string> = {
  label: string;
  value: V;
  options: { value: V; label: string }[];
  onChange: (value: V) => void;
};

function ChipMenu<V extends string>({ label, value, options, onChange }: ChipProps<V>) {
  const shown = options.find((one) => one.value === value)?.label ?? value;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${label}: ${shown}`}
          className="inline-flex min-h-6 cursor-pointer items-center gap-1 rounded-full bg-sunken px-2 text-meta font-medium whitespace-nowrap text-ink-2 hover:text-ink"
        >
          {shown}
          <Icon name="chevron" size={11} className="text-ink-3" />
        </button>
      }
    >
      <MenuChoice value={value} onChange={onChange} options={options} />
    </Menu>
  );
}

/** Language, nature and reason: guessed when it came in, corrected here. Another nature may bring a stricter clock. */
export function CaseChips({ one }: { one: Case }) {
  const write = useCaseWrite((change: Change, key) =>
    api('PATCH /cases/:caseId', { params: { caseId: one.id }, body: change, key }),
  );
  const shown: Case = write.isPending ? { ...one, ...write.variables } : one;
  const change = (next: Change): void => write.mutate(next);
  return (
    <>
      <ChipMenu
        label={t('cases.language')}
        value={shown.language}
        options={languages(shown.language)}
        onChange={(language) => change({ language })}
      />
      <ChipMenu label={t('cases.nature')} value={shown.nature} options={natures()} onChange={(nature) => change({ nature })} />
      <ChipMenu label={t('cases.reason')} value={shown.reason} options={reasons()} onChange={(reason) => change({ reason })} />
      {one.customer.tier === 'standard' ? null : (
        <span className="text-meta font-semibold text-ink">
          {said(`customers.tier.${one.customer.tier}`) ?? one.customer.tier}
        </span>
      )}
      {write.error ? <Problem className="w-full" error={write.error} /> : null}
    </>
  );
}

import { useState } from 'react';
import { count, money, percent } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Section } from '../../../ui/section.tsx';
import { Table } from '../../../ui/table.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { BehindReplay, ReplayFigures, ReplayGroup } from '../api.ts';
import { valueName } from './facts.ts';
import { CircuitSign } from './replay-behind.tsx';

/** Opens the requests behind; null where whoever looks may not open cases. */
export type Open = ((behind: BehindReplay) => void) | null;

/** A figure that opens what it was made from. */
function Opens({ n, behind, open }: { n: number; behind: BehindReplay; open: Open }) {
  if (n === 0 || !open) return <span>{count(n)}</span>;
  return (
    <button type="button" onClick={() => open(behind)} className="opens min-h-6 cursor-pointer">
      {count(n)}
    </button>
  );
}

/** From which circuit to which, and how those that become own ended in fact. */
export function Moves({ figures, open }: { figures: ReplayFigures; open: Open }) {
  const { moved, ended, grantedLow, contactsAvoided } = figures;
  const toOwn = ended.granted + ended.changed + ended.rejected + ended.other;
  return (
    <>
      <Section title={t('attributions.replay.moves')} ruled>
        <ul className="num m-0 grid list-none gap-1 p-0">
          {moved.map(({ from, to, n }) => (
            <li key={`${from} ${to}`} className="flex items-baseline gap-2">
              <CircuitSign circuit={from} />
              <span className="sr-only">{t('attributions.replay.behind.becomes')}</span>
              <Icon name="out" size={11} />
              <CircuitSign circuit={to} />
              <span className="ml-auto font-semibold">
                <Opens n={n} behind={{ what: to === 'own' ? 'toOwn' : from === 'own' ? 'fromOwn' : 'moved' }} open={open} />
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {toOwn > 0 ? (
        <Section title={t('attributions.replay.ended')} aside={t('attributions.replay.ended.of')} ruled>
          <dl className="num m-0 grid grid-cols-[1fr_auto] gap-y-1">
            {(['granted', 'changed', 'rejected'] as const).map((what) => (
              <div key={what} className="contents">
                <dt>{t(`attributions.replay.ended.${what}`)}</dt>
                <dd className="m-0 text-right font-semibold">
                  <Opens n={ended[what]} behind={{ what }} open={open} />
                </dd>
              </div>
            ))}
            {ended.other > 0 ? (
              <>
                <dt>{t('attributions.replay.ended.other')}</dt>
                <dd className="m-0 text-right">{count(ended.other)}</dd>
              </>
            ) : null}
          </dl>
          <p className="num m-0 mt-1.5 text-s text-ink-2">
            {grantedLow === null ? '' : `${t('attributions.replay.low.share', { share: percent(grantedLow / 1000, 1) })} `}
            {t('attributions.replay.contacts', { count: contactsAvoided })}
          </p>
        </Section>
      ) : null}
    </>
  );
}

const BY = ['action', 'holder', 'store', 'reason'] as const;
const nameOf = ({ by, key, name }: ReplayGroup): string => (by === 'reason' && key !== '' ? valueName('reason', key) : name);

/** The same by action, holder, store or reason: heterogeneous things are not pooled. */
export function Groups({ groups, open }: { groups: ReplayGroup[]; open: Open }) {
  const { currency } = useMe().centre;
  const [by, setBy] = useState<(typeof BY)[number]>('reason');
  if (groups.length === 0) return null;
  const say = (minor: number) => money({ minor: Math.round(minor / 100) * 100, currency }, { whole: true });
  const movedIn = ({ figures }: ReplayGroup) => figures.moved.reduce((sum, one) => sum + one.n, 0);
  return (
    <section aria-label={t('attributions.replay.by')} className="border-t border-line pt-4">
      <Segmented
        label={t('attributions.replay.by')}
        value={by}
        onChange={setBy}
        options={BY.map((one) => ({ value: one, label: t(`attributions.replay.by.${one}`) }))}
      />
      <div className="pt-2">
        <Table
          dense
          caption={`${t('attributions.replay.by')} ${t(`attributions.replay.by.${by}`)}`}
          rows={groups.filter((group) => group.by === by)}
          rowKey={(group) => group.key}
          columns={[
            { key: 'name', title: t(`attributions.replay.by.${by}`), cell: nameOf },
            {
              key: 'moved',
              title: t('attributions.replay.head.moved'),
              numeric: true,
              cell: (group) => <Opens n={movedIn(group)} behind={{ what: 'moved', by, key: group.key }} open={open} />,
            },
            {
              key: 'saved',
              title: t('attributions.replay.head.saved'),
              numeric: true,
              cell: ({ figures }) => say(figures.savedMinor.mid),
            },
            {
              key: 'risk',
              title: t('attributions.replay.head.risk'),
              numeric: true,
              cell: ({ figures }) => say(figures.riskMinor.high),
            },
          ]}
        />
      </div>
    </section>
  );
}

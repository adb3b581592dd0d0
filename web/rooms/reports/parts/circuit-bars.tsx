import { count } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Section } from '../../../ui/section.tsx';
import { Sign } from '../../../ui/sign.tsx';
import type { AgentRow, Behind } from '../api.ts';
import { Opens } from './figure.tsx';
import { actionsOf, CIRCUITS, share, wait } from './figures.ts';

const fill = { own: 'fill-own', consulted: 'fill-consulted', authorised: 'fill-authorised' };

/** How the actions of the period went: the share of each circuit on one scale, and what it costs in waiting. */
export function CircuitBars({ total, onOpen }: { total: AgentRow; onOpen: (behind: Behind) => void }) {
  const all = actionsOf(total);
  const whose = { name: t('reports.team'), onOpen };
  return (
    <Section title={t('reports.circuits')} aside={t('reports.actions', { count: all, n: count(all) })}>
      <ul className="num m-0 grid list-none gap-4 p-0">
        {CIRCUITS.map((one) => {
          const { n, medianMinutes } = total.circuits[one];
          return (
            <li key={one} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4">
              <Sign kind={one} className="text-l">
                {t(`reports.circuit.${one}`)}
              </Sign>
              <span className="justify-self-end text-2xl font-bold tracking-tight">
                <Opens whose={whose} figure={one} n={n}>
                  {share(n, all)}
                </Opens>
              </span>
              <svg className="col-span-2 my-1 h-2.5 w-full" aria-hidden="true">
                <rect width="100%" height="100%" className="fill-line" rx="1" />
                <rect width={`${all > 0 ? (n / all) * 100 : 0}%`} height="100%" className={fill[one]} rx="1" />
              </svg>
              <span className="text-s text-ink-2">{t('reports.of', { n: count(n), of: count(all) })}</span>
              <span className="justify-self-end text-s text-ink-2">
                {one === 'own' ? t('reports.atOnce') : t('reports.waits', { time: wait(medianMinutes) })}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

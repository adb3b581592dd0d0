import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import type { Trial } from './trial-queries.ts';
import { figure } from './say.ts';

type Cell = Trial['cells'][number];

/** `60 €`, or that there is no limit. */
export const maxInWords = ({ unit }: Cell, max: number | null, currency: string): string =>
  max === null ? t('attributions.unlimited') : figure({ unit, max }, currency);

/** The first limit of each cell that is tried: the one of a single request, where there is one. */
export const headsOf = ({ cells }: Trial): Cell[] => [
  ...new Map(cells.toReversed().map((cell) => [JSON.stringify([cell.action, cell.holder]), cell])).values(),
];

/** What is tried, in a line: «Reembolso parcial, Agente: de 25 € a 40 €». */
export function titleOf(trial: Trial): string {
  const { spend } = trial;
  const said = headsOf(trial).map((cell) =>
    t('attributions.trial.title', {
      action: cell.actionName,
      holder: cell.holderName,
      from: maxInWords(cell, cell.from, spend.currency),
      to: maxInWords(cell, cell.to, spend.currency),
    }),
  );
  return said.join('; ');
}

const DAY = 86_400_000;

export function stateOf({ state, startedAt, endsAt }: Trial, now: number): string {
  if (state !== 'running') return t(`attributions.trial.state.${state}`);
  const days = Math.round((Date.parse(endsAt) - Date.parse(startedAt)) / DAY);
  const day = Math.min(days, Math.max(1, Math.floor((now - Date.parse(startedAt)) / DAY) + 1));
  return t('attributions.trial.state.running', { day, days });
}

const at = ({ at: start, slope }: { at: number; slope: number }, n: number): number => start + slope * n;

/** How many wrong ones make the brake act after so many audits. */
export const brakeAt = ({ bounds }: Trial, n: number): number => Math.ceil(at(bounds.brake, n) / 1000);
/** With how many at most it may be accepted after so many; null while not even none is enough. */
export function confirmAt({ bounds }: Trial, n: number): number | null {
  const most = Math.floor(at(bounds.confirm, n) / 1000);
  return most < 0 ? null : most;
}

const LEADS = ['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'AUTHORITY', 'ADMIN'];
/** Whether trials are shown at all; the server has the last word. */
export const useLeads = (): boolean => LEADS.includes(useMe().person.role);

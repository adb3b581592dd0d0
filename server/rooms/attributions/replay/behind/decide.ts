import type { Circuit } from '../../contract.ts';
import type { Past } from '../past/contract.ts';
import type { ReplayFigures } from '../contract.ts';
import type { What } from './contract.ts';

/** Whether a request that goes from one circuit to another is among those asked for. */
export function isAmong(what: What, past: Pick<Past, 'ended'>, from: Circuit, to: Circuit): boolean {
  if (from === to) return false;
  if (what === 'moved') return true;
  if (what === 'fromOwn') return from === 'own';
  return to === 'own' && (what === 'toOwn' || past.ended === what);
}

/** How many the figure says they are. */
export function countOf(what: What, { moved, ended }: ReplayFigures): number {
  if (what === 'granted' || what === 'changed' || what === 'rejected') return ended[what];
  return moved
    .filter((one) => what === 'moved' || (what === 'toOwn' ? one.to === 'own' : one.from === 'own'))
    .reduce((sum, one) => sum + one.n, 0);
}

import type { Money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { MayLine, Order } from '../api.ts';
import type { Params } from './asked.ts';
import { nameOf } from './param-words.ts';
import { piecesOf } from './pieces.ts';

type Matter = { line: MayLine; order: Order | null; params: Params; currency: string; movesMoney: boolean };

/**
 * The amount that follows from what is chosen while nobody has typed one: the lines at their price, or all of it where the action
 * gives everything back. Never more than there is to give.
 */
export function amountNow({ line, order, params, currency, movesMoney }: Matter): Money | null {
  const pieces = piecesOf(params.lines);
  const most = line.maxMinor;
  const whole = most !== null && line.suggestedMinor === most ? most : null;
  const asksLines = line.params.some(({ name }) => name === 'lines');
  if (!order || (!asksLines && whole === null)) return whole === null ? null : { minor: whole, currency };
  const priced = (
    pieces.length > 0 ? pieces : movesMoney ? [] : order.lines.map(({ ref, quantity }) => ({ ref, quantity }))
  ).reduce((sum, { ref, quantity }) => sum + (order.lines.find((one) => one.ref === ref)?.unitMinor ?? 0) * quantity, 0);
  const minor = pieces.length === 0 && whole !== null ? whole : priced;
  return minor > 0 ? { minor: most === null || !movesMoney ? minor : Math.min(minor, most), currency } : null;
}

type Asked = { now: MayLine; params: Params; amount: Money | null; hasAmount: boolean; reason: string };

/** What is still missing before it can be taken, in words for the button; null when nothing is. */
export function lackOf({ now, params, amount, hasAmount, reason }: Asked): string | null {
  const { ruling } = now;
  if (ruling.circuit === 'forbidden' || !now.can) return now.why ?? t('cases.may.forbidden');
  if (hasAmount && (amount === null || amount.minor <= 0)) return t('cases.amount.why');
  const open = now.params.find(({ name, required }) => required && (params[name] ?? '') === '');
  if (open) return t('cases.param.why', { name: nameOf(open) });
  const lacking = ruling.missing[0];
  if (lacking?.kind === 'identity') return t('cases.identity.why');
  if (lacking) return t(`cases.lacks.${lacking.kind}`, { value: lacking.value });
  if (ruling.circuit !== 'own' && reason.trim() === '') return t('cases.leave.why');
  return null;
}

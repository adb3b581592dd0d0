import { count, duration, type Money, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { SignKind } from '../../../ui/sign.tsx';
import type { MayLine } from '../api.ts';

type Left = MayLine['ruling']['left'][number];
const MINUTE = 60_000;

/** The sign of a line; nothing where no circuit leads to it. */
export const signOf = ({ ruling }: MayLine): Exclude<SignKind, 'supply'> | null =>
  ruling.circuit === 'forbidden' ? null : ruling.circuit;

/** Who says yes: oneself, the department, or the nearest who may. Null: the usual word of the sign. */
export function whoOf({ ruling }: MayLine): string | null {
  if (ruling.circuit === 'consulted') return ruling.department?.name ?? null;
  if (ruling.circuit === 'authorised') return ruling.chain[0]?.name ?? null;
  return null;
}

/** The limit over a time that leaves least, of those that are counted in money or in times. */
export function tightest(left: readonly Left[]): Left | null {
  const counted = left.filter(({ per, unit, max }) => per !== 'request' && unit !== 'percent' && max > 0);
  return counted.reduce<Left | null>(
    (least, one) => (least === null || one.left / one.max < least.left / least.max ? one : least),
    null,
  );
}

const figure = (value: number, unit: Left['unit'], currency: string): string =>
  unit === 'money' ? money({ minor: value, currency }, { whole: true }) : count(value);

/** «quedan 62 € de 100 € este mes», and the share of it that is gone. */
export function sayLeft(left: readonly Left[], currency: string): { words: string; used: number } | null {
  const least = tightest(left);
  if (!least) return null;
  const { per, unit, max, used } = least;
  const words = t('cases.may.left', {
    left: figure(Math.max(0, least.left), unit, currency),
    whole: figure(max, unit, currency),
    per: t(`cases.per.${per}`),
  });
  return { words, used: Math.min(1, used / max) };
}

/** How long it usually takes now; said as such where nothing is known yet. */
export function sayUsual(usual: MayLine['usual']): string | null {
  if (!usual) return null;
  const time = duration(usual.minutes * MINUTE);
  if (usual.isDefault) return t('cases.usual.default', { time });
  if (usual.hourMinutes === null || usual.hourMinutes === usual.minutes) return t('cases.usual', { time });
  return t('cases.usual.hour', { time, now: duration(usual.hourMinutes * MINUTE) });
}

/** What stands under the name of a line, part by part. */
export function sayLine(line: MayLine, currency: string): string[] {
  const { ruling, askCostMinor } = line;
  if (ruling.circuit === 'forbidden') return [];
  if (ruling.isRight) return [t('cases.may.right')];
  const max: Money | null = ruling.ownMax === null ? null : { minor: ruling.ownMax, currency };
  if (ruling.circuit === 'own') return max ? [t('cases.may.upTo', { amount: money(max, { whole: true }) })] : [];
  const usual = sayUsual(line.usual);
  return [
    ...(max && max.minor > 0 ? [t('cases.may.yourLimit', { amount: money(max, { whole: true }) })] : []),
    ...(usual ? [usual] : []),
    ...(askCostMinor === null ? [] : [t('cases.may.cost', { amount: money({ minor: askCostMinor, currency }) })]),
  ];
}

/** Calls that a browser tells of are said to go on every quarter of a minute; sleeping pages are let speak once a minute. */
const SILENT_BROWSER_SECONDS = 180;
/** Nobody lets a call ring for so long. */
const RINGS_SECONDS = 15 * 60;
/** The longest that a call is believed to go on without a word of it. */
const TALKS_SECONDS = 6 * 3600;

/** A leg that has no end. `signAt`: when a browser last said that it goes on; null where no browser tells of it. */
export type OpenLeg = { state: 'ringing' | 'talking'; heardAt: Date; signAt: Date | null };

const isPast = (since: Date, seconds: number, now: Date): boolean => now.getTime() - since.getTime() >= seconds * 1000;

/**
 * When a leg was last known to go on, where its end will not be told any more; null while it may. A browser that fell silent is gone, with its call; an
 * exchange tells nothing between the beginning and the end, so it is given far longer.
 */
export function lostSince({ state, heardAt, signAt }: OpenLeg, now: Date): Date | null {
  if (signAt !== null) return isPast(signAt, SILENT_BROWSER_SECONDS, now) ? (signAt > heardAt ? signAt : heardAt) : null;
  return isPast(heardAt, state === 'ringing' ? RINGS_SECONDS : TALKS_SECONDS, now) ? heardAt : null;
}

/** Whether a browser says of a leg, by now, that it goes on: then nobody ends it by hand. */
export const goesOn = ({ signAt }: Pick<OpenLeg, 'signAt'>, now: Date): boolean =>
  signAt !== null && !isPast(signAt, SILENT_BROWSER_SECONDS / 3, now);

import { Temporal } from 'temporal-polyfill';

/** The law counts from the day a letter came in: the first moment of that day where the centre is. */
export const morningOf = (day: string, timeZone: string): string =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds).toISOString();

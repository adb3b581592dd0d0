import ICAL from 'ical.js';

/**
 * What a calendar part is about. `method` as it came: REQUEST, CANCEL, REPLY…; `at` and `until` are instants (ISO 8601, UTC) where the part tells their
 * zone, else as it has them: a day, or a clock of nobody knows where.
 */
export type Appointment = { method: string; title: string; at: string; until: string; place: string; organiser: string };

const LONGEST = 200_000;
const LONGEST_WORD = 300;
const word = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, LONGEST_WORD) : '';

function moment(time: ICAL.Time | null): string {
  if (!time) return '';
  const zone = time.zone?.tzid ?? 'floating';
  if (!time.isDate && zone !== 'floating') return new Date(time.toUnixTime() * 1000).toISOString();
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${time.year}-${two(time.month)}-${two(time.day)}`;
  return time.isDate ? day : `${day} ${two(time.hour)}:${two(time.minute)}`;
}

/** The first appointment of a calendar part; null where there is none, or it is broken. */
export function appointmentIn(text: string): Appointment | null {
  if (!/BEGIN:VCALENDAR/i.test(text)) return null;
  try {
    const calendar = ICAL.Component.fromString(text.slice(0, LONGEST));
    const event = calendar.getFirstSubcomponent('vevent') ?? calendar.getFirstSubcomponent('vtodo');
    if (!event) return null;
    const value = (name: string) => event.getFirstPropertyValue(name);
    const time = (name: string): string => {
      const found = value(name);
      return moment(found instanceof ICAL.Time ? found : null);
    };
    return {
      method: word(calendar.getFirstPropertyValue('method')).toUpperCase(),
      title: word(value('summary')),
      at: time('dtstart'),
      until: time('dtend'),
      place: word(value('location')),
      organiser: word(value('organizer')).replace(/^mailto:/i, ''),
    };
  } catch (error) {
    // The part stays among the files of the mail; that it is broken is no reason to lose the rest.
    if (error instanceof Error) return null;
    throw error;
  }
}

import { expect, it } from 'vitest';
import { appointmentIn } from './decide.ts';

const MADRID = `BEGIN:VTIMEZONE
TZID:Romance Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
`;
const part = (start: string, end: string, zone = '') =>
  `BEGIN:VCALENDAR
METHOD:REQUEST
${zone}BEGIN:VEVENT
UID:1
SUMMARY:Recogida de la silla
DTSTART${start}
DTEND${end}
LOCATION:Calle Mayor 1
ORGANIZER:mailto:reparto@correo.example
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

it.each([
  [
    'of the world’s clock',
    part(':20261120T090000Z', ':20261120T100000Z'),
    '2026-11-20T09:00:00.000Z',
    '2026-11-20T10:00:00.000Z',
  ],
  [
    'of a zone that comes along, in winter',
    part(';TZID=Romance Standard Time:20261120T100000', ';TZID=Romance Standard Time:20261120T110000', MADRID),
    ...(['2026-11-20T09:00:00.000Z', '2026-11-20T10:00:00.000Z'] as const),
  ],
  [
    'of a zone that comes along, in summer',
    part(';TZID=Romance Standard Time:20260720T100000', ';TZID=Romance Standard Time:20260720T110000', MADRID),
    ...(['2026-07-20T08:00:00.000Z', '2026-07-20T09:00:00.000Z'] as const),
  ],
  ['of no zone, as it stands', part(':20261120T100000', ':20261120T110000'), '2026-11-20 10:00', '2026-11-20 11:00'],
  ['of a whole day', part(';VALUE=DATE:20261120', ';VALUE=DATE:20261121'), '2026-11-20', '2026-11-21'],
])('an appointment %s', (_, text, at, until) => {
  expect(appointmentIn(text)).toEqual({
    ...{ method: 'REQUEST', title: 'Recogida de la silla', at, until },
    ...{ place: 'Calle Mayor 1', organiser: 'reparto@correo.example' },
  });
});

it.each(['', 'no calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR'])('is none in %j', (text) => {
  expect(appointmentIn(text)).toBeNull();
});

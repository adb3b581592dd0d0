import { type Logger, pino } from 'pino';

/** The house's log: JSON lines, with what must not be read taken out. */
export function openLog(level: string): Logger {
  return pino({
    level,
    redact: ['*.password', '*.token', '*.secret', 'req.headers.authorization', 'req.headers.cookie'],
    base: null,
  });
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { helpText, readSettings } from './settings-table.mjs';
import { say } from './words.mjs';

const names = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'MOSTRADOR_HOME',
  'MOSTRADOR_BASE_URL',
  'MOSTRADOR_SMTP_PORT',
  'MOSTRADOR_SMTP_HOST',
];
const others = [
  'MOSTRADOR_MAIL_LIMIT_MB',
  'MOSTRADOR_SECRET_KEY',
  'MOSTRADOR_LOG_LEVEL',
  'MOSTRADOR_TRUST_PROXY',
  'MOSTRADOR_CLAMD',
];

test('help names every setting and option in both languages', () => {
  for (const language of ['es', 'en'] as const) {
    const help = helpText(language);
    for (const name of [...names, ...others, '--demo', '--empty', '--help']) expect(help).toContain(name);
  }
});

test('without anything set there is an answer for everything', () => {
  const read = readSettings({}, []);
  expect(read).toMatchObject({
    ok: true,
    settings: {
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: null,
      smtpPort: 2525,
      mailLimitMb: 35,
      trustProxy: false,
      fill: 'demo',
    },
  });
});

test.each([
  [{ PORT: 'ochenta' }, [], 'notAPort'],
  [{ PORT: '65536' }, [], 'notAPort'],
  [{ PORT: '-1' }, [], 'notAPort'],
  [{ MOSTRADOR_SMTP_PORT: 'no' }, [], 'notAPortOrOff'],
  [{ PORT: '2525' }, [], 'samePorts'],
  [{ DATABASE_URL: 'mostrador' }, [], 'notADatabaseUrl'],
  [{ DATABASE_URL: 'mysql://a@b/c' }, [], 'notADatabaseUrl'],
  [{ DATABASE_URL: 'postgresql://a@b' }, [], 'notADatabaseUrl'],
  [{ MOSTRADOR_BASE_URL: 'atencion.ejemplo.es' }, [], 'notAWebUrl'],
  [{ MOSTRADOR_MAIL_LIMIT_MB: '1.5' }, [], 'notANumber'],
  [{ MOSTRADOR_SECRET_KEY: 'corta' }, [], 'keyTooShort'],
  [{ MOSTRADOR_LOG_LEVEL: 'loud' }, [], 'notALevel'],
  [{ MOSTRADOR_TRUST_PROXY: '10.0.0.0/33' }, [], 'notAProxy'],
  [{ MOSTRADOR_CLAMD: 'localhost' }, [], 'notASocket'],
  [{}, ['--demos'], 'unknownFlag'],
  [{}, ['--demo', '--empty'], 'flagsClash'],
])('%o %o is refused by name', (env, args, word) => {
  expect(readSettings(env, args)).toMatchObject({ ok: false, complaint: { word } });
});

test.each([
  [{ MOSTRADOR_SMTP_PORT: 'off' }, { smtpPort: null }],
  [
    { DATABASE_URL: 'postgresql:///mostrador?host=/run/postgresql' },
    { databaseUrl: 'postgresql:///mostrador?host=/run/postgresql' },
  ],
  [{ MOSTRADOR_BASE_URL: 'https://help.example.com/' }, { baseUrl: 'https://help.example.com' }],
  [{ MOSTRADOR_TRUST_PROXY: '2' }, { trustProxy: 2 }],
  [{ MOSTRADOR_TRUST_PROXY: '10.0.0.0/8, ::1' }, { trustProxy: ['10.0.0.0/8', '::1'] }],
  [{ LANG: 'es_ES.UTF-8' }, { language: 'es' }],
])('%o is understood', (env, settings) => {
  expect(readSettings(env, [])).toMatchObject({ ok: true, settings });
});

test('whatever is set, the answer is settings or one whole sentence', () => {
  const env = fc.dictionary(fc.constantFrom(...names, ...others), fc.string());
  fc.assert(
    fc.property(env, fc.array(fc.string()), (values, args) => {
      const read = readSettings(values, args);
      if (read.ok) expect(Number.isInteger(read.settings.port)).toBe(true);
      else expect(say('es', read.complaint.word, read.complaint.params).length).toBeGreaterThan(20);
    }),
  );
});

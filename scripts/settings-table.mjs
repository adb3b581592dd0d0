// The one table of settings: printed by --help, read by the application. Plain JavaScript, since --help answers before
// anything is installed.
import { isIP } from 'node:net';
import { homedir } from 'node:os';
import path from 'node:path';
import { languageOf, say } from './words.mjs';

/** @typedef {import('./words.mjs').Language} Language */
/** @typedef {import('./words.mjs').Word} Word */
/** @typedef {import('./words.mjs').Params} Params */
/** @typedef {Record<string, string | undefined>} Env */
/** @typedef {{ word: Word, params: Params }} Complaint */

/**
 * What the command line and the environment say. Ports: 0 takes any free one. `smtpPort` null: the receiver is off.
 * `databaseUrl` null: the built-in PostgreSQL under `home`. `trustProxy`: off, a number of hops, or addresses and networks.
 * @typedef {{
 *   port: number, host: string, databaseUrl: string | null, home: string, baseUrl: string | null,
 *   smtpPort: number | null, smtpHost: string, mailLimitMb: number, clamd: string | null, secretKey: string | null,
 *   logLevel: LogLevel, trustProxy: false | number | string[], fill: 'demo' | 'empty', language: Language,
 * }} PlainSettings
 */

/** @typedef {'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'} LogLevel */
/** @type {LogLevel[]} */
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @type {{ name: string, fallback: string, es: string, en: string }[]} */
const settings = [
  {
    name: 'PORT',
    fallback: '4000',
    es: 'puerto de la web (0: cualquiera libre)',
    en: 'port of the web server (0: any free one)',
  },
  { name: 'HOST', fallback: '127.0.0.1', es: 'dirección en la que escucha', en: 'address it listens on' },
  {
    name: 'DATABASE_URL',
    fallback: '',
    es: 'PostgreSQL 15 o posterior; sin él, uno incluido',
    en: 'PostgreSQL 15 or later; without it, a built-in one',
  },
  { name: 'MOSTRADOR_HOME', fallback: defaultHome(process.env), es: 'carpeta de los datos', en: 'directory of the data' },
  {
    name: 'MOSTRADOR_BASE_URL',
    fallback: 'http://localhost:PORT',
    es: 'dirección con la que entran los demás',
    en: 'address by which others reach it',
  },
  {
    name: 'MOSTRADOR_SMTP_PORT',
    fallback: '2525',
    es: 'puerto del receptor de correo incluido («off»: ninguno)',
    en: 'port of the built-in mail receiver ("off": none)',
  },
  {
    name: 'MOSTRADOR_SMTP_HOST',
    fallback: '127.0.0.1',
    es: 'dirección del receptor de correo',
    en: 'address of the mail receiver',
  },
  {
    name: 'MOSTRADOR_MAIL_LIMIT_MB',
    fallback: '35',
    es: 'tamaño máximo de un correo, en MB',
    en: 'largest mail taken in, in MB',
  },
  {
    name: 'MOSTRADOR_CLAMD',
    fallback: 'off',
    es: 'antivirus que examina lo que llega: ruta del socket de clamd, o máquina:puerto («off»: ninguno)',
    en: 'scanner that examines what comes in: path of the socket of clamd, or host:port ("off": none)',
  },
  {
    name: 'MOSTRADOR_SECRET_KEY',
    fallback: '',
    es: 'clave que cifra los secretos guardados; sin ella, se crea una en MOSTRADOR_HOME/secret.key',
    en: 'key that encrypts stored secrets; without it, one is made in MOSTRADOR_HOME/secret.key',
  },
  {
    name: 'MOSTRADOR_LOG_LEVEL',
    fallback: 'warn',
    es: `detalle del registro: ${levels.join(', ')}`,
    en: `detail of the log: ${levels.join(', ')}`,
  },
  {
    name: 'MOSTRADOR_TRUST_PROXY',
    fallback: 'off',
    es: 'proxys de confianza delante: cuántos, o sus direcciones',
    en: 'trusted proxies in front: how many, or their addresses',
  },
];

/** @type {{ name: string, es: string, en: string }[]} */
const flags = [
  {
    name: '--demo',
    es: 'llena una base vacía con el centro de demostración (así es si no dices nada)',
    en: 'fill an empty database with the demonstration centre (as without any option)',
  },
  {
    name: '--empty',
    es: 'empieza sin datos, para montar tu propio centro',
    en: 'start without data, to set up a centre of your own',
  },
  { name: '--help', es: 'muestra esta ayuda', en: 'show this help' },
];

/**
 * The text of --help.
 * @param {Language} language
 * @returns {string}
 */
export function helpText(language) {
  const width = Math.max(...settings.map((s) => s.name.length)) + 2;
  const flagLines = flags.map((f) => `  ${f.name.padEnd(width)}${f[language]}`);
  const settingLines = settings.map((s) => {
    const fallback = s.fallback === '' ? '' : ` (${say(language, 'defaultIs', { value: s.fallback })})`;
    return `  ${s.name.padEnd(width)}${s[language]}${fallback}`;
  });
  return [
    'Mostrador',
    say(language, 'usage'),
    '',
    say(language, 'flags'),
    ...flagLines,
    '',
    say(language, 'settings'),
    ...settingLines,
  ].join('\n');
}

/**
 * Reads the environment and the arguments after `npm start --`.
 * @param {Env} env
 * @param {string[]} args
 * @returns {{ ok: true, help: boolean, settings: PlainSettings } | { ok: false, language: Language, complaint: Complaint }}
 */
export function readSettings(env, args) {
  const language = languageOf(env);
  /** @type {Complaint[]} */
  const complaints = [];
  const settings = { ...values(env, complaints), fill: fillOf(args, complaints), language };
  if (settings.port !== 0 && settings.port === settings.smtpPort)
    complaints.push({ word: 'samePorts', params: { port: settings.port } });
  const help = args.includes('--help') || args.includes('-h');
  const first = complaints[0];
  return first && !help ? { ok: false, language, complaint: first } : { ok: true, help, settings };
}

/**
 * @param {Env} env
 * @param {Complaint[]} complaints
 */
function values(env, complaints) {
  /** @param {string} name */
  const text = (name) => env[name]?.trim() || settings.find((s) => s.name === name)?.fallback || '';
  /** @param {Word} word @param {string} name @param {Params} [more] */
  const complain = (word, name, more = {}) => complaints.push({ word, params: { name, value: text(name), ...more } });
  /** @param {string} name @param {Word} word */
  const port = (name, word) => {
    const value = whole(text(name), 0, 65535);
    if (value === null) complain(word, name);
    return value ?? 0;
  };

  const smtp = text('MOSTRADOR_SMTP_PORT');
  const mailLimitMb = whole(text('MOSTRADOR_MAIL_LIMIT_MB'), 1, 500);
  if (mailLimitMb === null) complain('notANumber', 'MOSTRADOR_MAIL_LIMIT_MB', { min: 1, max: 500 });
  const clamd = text('MOSTRADOR_CLAMD') === 'off' ? null : text('MOSTRADOR_CLAMD');
  if (clamd && !isSocket(clamd)) complain('notASocket', 'MOSTRADOR_CLAMD');
  const databaseUrl = text('DATABASE_URL') || null;
  if (databaseUrl && !isDatabaseUrl(databaseUrl)) complain('notADatabaseUrl', 'DATABASE_URL');
  const baseUrl = env.MOSTRADOR_BASE_URL?.trim().replace(/\/+$/, '') || null;
  if (baseUrl && !isWebUrl(baseUrl)) complain('notAWebUrl', 'MOSTRADOR_BASE_URL');
  const secretKey = text('MOSTRADOR_SECRET_KEY') || null;
  if (secretKey && secretKey.length < 32) complain('keyTooShort', 'MOSTRADOR_SECRET_KEY');
  const logLevel = levels.find((level) => level === text('MOSTRADOR_LOG_LEVEL'));
  if (!logLevel) complain('notALevel', 'MOSTRADOR_LOG_LEVEL', { choices: levels.join(', ') });
  const trustProxy = proxies(text('MOSTRADOR_TRUST_PROXY'));
  if (trustProxy === null) complain('notAProxy', 'MOSTRADOR_TRUST_PROXY');

  return {
    port: port('PORT', 'notAPort'),
    host: text('HOST'),
    databaseUrl,
    home: path.resolve(text('MOSTRADOR_HOME')),
    baseUrl,
    smtpPort: smtp === 'off' ? null : port('MOSTRADOR_SMTP_PORT', 'notAPortOrOff'),
    smtpHost: text('MOSTRADOR_SMTP_HOST'),
    mailLimitMb: mailLimitMb ?? 35,
    clamd,
    secretKey,
    logLevel: logLevel ?? 'warn',
    trustProxy: trustProxy ?? false,
  };
}

/**
 * @param {string[]} args
 * @param {Complaint[]} complaints
 * @returns {'demo' | 'empty'}
 */
function fillOf(args, complaints) {
  const known = new Set([...flags.map((f) => f.name), '-h']);
  for (const flag of args) if (!known.has(flag)) complaints.push({ word: 'unknownFlag', params: { flag } });
  if (args.includes('--empty') && args.includes('--demo')) complaints.push({ word: 'flagsClash', params: {} });
  return args.includes('--empty') ? 'empty' : 'demo';
}

/** @param {string} text @param {number} min @param {number} max */
function whole(text, min, max) {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}

/** @param {string} text */
function isSocket(text) {
  return text.startsWith('/') || /^[^\s/:]+:\d{1,5}$/.test(text) || /^\[[0-9a-f:]+\]:\d{1,5}$/i.test(text);
}

/** @param {string} text */
function isDatabaseUrl(text) {
  return /^postgres(ql)?:\/\/[^\s/?#]*\/[^\s/?#]+(\?\S*)?$/.test(text);
}

/** @param {string} text */
function isWebUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' && !url.search && !url.hash;
}

/**
 * @param {string} text
 * @returns {false | number | string[] | null}
 */
function proxies(text) {
  if (text === 'off') return false;
  const hops = whole(text, 1, 10);
  if (hops !== null) return hops;
  const list = text.split(',').map((part) => part.trim());
  return list.every(isNetwork) ? list : null;
}

/** @param {string} text */
function isNetwork(text) {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  return family !== 0 && rest.length === 0 && (bits === undefined || whole(bits, 0, family === 4 ? 32 : 128) !== null);
}

/** @param {Env} env */
function defaultHome(env) {
  if (process.getuid?.() === 0) return '/var/lib/mostrador';
  return path.join(env.XDG_DATA_HOME || path.join(homedir(), '.local', 'share'), 'mostrador');
}

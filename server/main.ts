import { flushCompileCache } from 'node:module';
import closeWithGrace from 'close-with-grace';
import { languageOf, say, whyOf } from '../scripts/words.mjs';
import { compose } from './compose.ts';
import { checkDatabase } from './platform/database-check.ts';
import { type EmbeddedPostgres, ensurePostgres } from './platform/embedded-postgres.ts';
import { type HomeLock, lockHome } from './platform/home-lock.ts';
import { listenRefusal, loadSettings, type Settings, StartRefused } from './platform/settings.ts';

const language = languageOf(process.env);

/** What was taken on the way up, given back in reverse on the way down, whether the start went well or not. */
const taken: (() => Promise<void>)[] = [];
let databaseUp: Promise<string> | undefined;
let closing = false;

const grace = closeWithGrace({ delay: 30_000, logger: false }, async ({ err, signal, manual }) => {
  closing = true;
  if (err) console.error(err);
  else if (signal || manual) console.log(say(language, 'closing'));
  await Promise.allSettled([databaseUp]); // its failure is said by the start
  for (const giveBack of taken.splice(0).reverse()) await giveBack();
  if (signal || manual) console.log(say(language, 'closed'));
});
// The command that started us may be killed without a chance to tell us.
process.once('disconnect', () => grace.close());

try {
  await start();
} catch (error) {
  if (!closing) {
    console.error(sentence(error));
    if (process.env.MOSTRADOR_LOG_LEVEL === 'debug') console.error(error);
    grace.uninstall();
    for (const giveBack of taken.splice(0).reverse()) await giveBack();
    process.exit(1);
  }
}

async function start(): Promise<void> {
  const settings = await loadSettings(process.env, process.argv.slice(2));
  const patience = setTimeout(() => console.log(say(language, 'starting')), 2000);
  databaseUp = database(settings);
  const app = await compose(settings, await databaseUp);
  taken.push(() => app.close());
  const { url } = await app.listen().catch((error: unknown) => {
    throw listenRefusal(error, whereOf(error, settings)) ?? error;
  });
  clearTimeout(patience);
  flushCompileCache();
  console.log([say(language, 'ready', { url }), ...signInLines(app.signIns)].join('\n'));
}

/** Which of the two doors could not be opened. */
function whereOf(error: unknown, { host, port, smtpHost, smtpPort }: Settings): { name: string; host: string; port: number } {
  const mail = smtpPort !== null && error instanceof Error && 'port' in error && error.port === smtpPort;
  return mail ? { name: 'MOSTRADOR_SMTP_PORT', host: smtpHost, port: smtpPort } : { name: 'PORT', host, port };
}

function sentence(error: unknown): string {
  if (error instanceof StartRefused) return say(language, error.word, error.params);
  return say(language, 'failed', { why: whyOf(language, error) });
}

/** The connection string: of the database that was named, or of the built-in one, which then is ours alone. */
async function database(settings: Settings): Promise<string> {
  if (settings.databaseUrl) {
    await checkDatabase(settings);
    return settings.databaseUrl;
  }
  const server = await ensurePostgres({ home: settings.home });
  const lock = await lockHome(server.connectionString(), settings.home, (refusal) => {
    console.error(sentence(refusal));
    grace.close();
  });
  taken.push(() => closeDatabase(server, lock));
  server.keepRunning();
  return server.connectionString();
}

async function closeDatabase(server: EmbeddedPostgres, lock: HomeLock): Promise<void> {
  const stopped = server.stop();
  await lock.leave();
  await stopped;
}

function signInLines(signIns: { role: string; email: string; password: string }[]): string[] {
  if (signIns.length === 0) return [];
  const wide = (key: 'role' | 'email') => Math.max(...signIns.map((one) => one[key].length)) + 2;
  const lines = signIns.map((one) => `  ${one.role.padEnd(wide('role'))}${one.email.padEnd(wide('email'))}${one.password}`);
  return [say(language, 'signIns'), ...lines];
}

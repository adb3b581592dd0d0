// npm start: prepares what is missing and runs the application until it is told to stop.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { giveUp, prepareLibraries, root, runtime } from './prepare.mjs';
import { helpText, readSettings } from './settings-table.mjs';

const args = process.argv.slice(2);
const read = readSettings(process.env, args);
if (!read.ok) giveUp(read.complaint.word, read.complaint.params);
if (read.help) {
  console.log(helpText(read.settings.language));
  process.exit(0);
}
await prepareLibraries({ dev: false });
await build();

// In a group of its own: Ctrl+C reaches the whole group of the terminal, and would reach it twice with what is passed on here.
// The channel tells it when this process is killed without being able to pass anything on.
// Compiled code is kept between starts, and the nursery of the heap is small: a third less memory.
const app = spawn(runtime(), ['--max-semi-space-size=8', path.join(root, 'dist/server.js'), ...args], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, NODE_ENV: 'production', NODE_COMPILE_CACHE: path.join(root, '.cache/compiled') },
  detached: true,
});
app.once('error', (error) => giveUp('failed', { why: error.message }));
app.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

let asked = 0;
const stop = () => {
  // npm passes on what the terminal has sent here already: the same wish, not a second one.
  if (asked && Date.now() - asked < 1000) return;
  asked = Date.now();
  app.kill('SIGTERM');
  // It gives itself 30 seconds; beyond that it hangs.
  setTimeout(() => app.kill('SIGKILL'), 40_000).unref();
};
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);

// Killed without warning, npm leaves us behind: whoever started it wants nothing left running.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || asked || stop(), 1000).unref();

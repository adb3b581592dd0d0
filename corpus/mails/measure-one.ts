// Reads mails that it is told of, one at a time, as a process of its own: what each takes can be measured, and a mail that kills it kills nothing else.
import { readFileSync } from 'node:fs';
import { readMail } from '../../server/rooms/channels/email/reading/adapter.ts';

process.on('message', (file: string) => {
  const started = performance.now();
  const answer = (problem: string | null) =>
    process.send?.({
      file,
      problem,
      milliseconds: performance.now() - started,
      /** Most memory this process ever held, all of it, in bytes. */
      rss: process.resourceUsage().maxRSS * 1024,
    });
  readMail(readFileSync(file)).then(
    () => answer(null),
    (error: unknown) => answer(String(error)),
  );
});
process.send?.({ ready: true });

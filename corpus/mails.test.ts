import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { testHouse } from '../test/house.ts';
import { stuffed } from '../test/smtp-sender.ts';
import { deliverAll } from './mails/run.ts';

const made: string[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

async function delivered(directory: string) {
  const house = await testHouse({ smtpPort: 0, logLevel: 'fatal' });
  try {
    const { smtpPort } = await house.listen();
    const [port] = house.house.app.addresses().flatMap((one) => (typeof one === 'object' ? one.port : []));
    return await deliverAll(`http://127.0.0.1:${port}`, smtpPort ?? 0, directory);
  } finally {
    await house.close();
  }
}

it('doubles a dot that begins a line, and touches nothing else', () => {
  expect(stuffed(Buffer.from('.a\r\n..\nb.\r\n.')).toString()).toBe('..a\r\n...\nb.\r\n..');
});

it('tells mails that are read, that came twice, and that cannot be read', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'corpus-mails-'));
  made.push(directory);
  const letter = 'From: ana@example.org\r\nSubject: Hola\r\nMessage-ID: <1@example.org>\r\n\r\n.\r\n..dos\r\nHola\r\n';
  writeFileSync(path.join(directory, 'a.eml'), letter);
  writeFileSync(path.join(directory, 'b.eml'), letter);
  writeFileSync(path.join(directory, 'c.eml'), letter.replaceAll('\r\n', '\n'));
  writeFileSync(path.join(directory, 'd.bin'), Buffer.from([0xff, 0xd8, 0, 1, 2, 3]));
  expect(await delivered(directory)).toMatchObject({
    ...{ files: 4, delivered: 4, refused: [], readable: 1, cases: 1, duplicates: 2, lost: [] },
    unreadable: [{ visible: true }],
  });
});

it.for(['emails', 'bounces/mails', 'replies'])('nothing of %s is lost', { timeout: 240_000 }, async (name, { skip }) => {
  const directory = path.resolve(import.meta.dirname, '../../shared/data', name);
  if (!existsSync(directory)) skip(`no ${directory}`);
  const { lost, refused, delivered: taken, files } = await delivered(directory);
  expect({ lost, refused, taken }).toEqual({ lost: [], refused: [], taken: files });
});

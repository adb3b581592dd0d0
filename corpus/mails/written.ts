import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readMail } from '../../server/rooms/channels/email/reading/adapter.ts';

/** A mail as a program writes it around a text, or around an HTML alone. */
export function written(text: string, { subject = '', html = false }: { subject?: string; html?: boolean } = {}): Buffer {
  const encoded = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
  const word = subject === '' ? '' : `=?utf-8?B?${Buffer.from(subject.trim()).toString('base64')}?=`;
  const head = [
    ...[
      'From: Somebody <somebody@sender.example>',
      'To: ayuda@centre.example',
      'Message-ID: <corpus@sender.example>',
      `Subject: ${word}`,
    ],
    ...['MIME-Version: 1.0', `Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8`, 'Content-Transfer-Encoding: base64'],
  ];
  return Buffer.from([...head, '', encoded, ''].join('\r\n'));
}

export const readWritten = (text: string, how?: { subject?: string; html?: boolean }) => readMail(written(text, how));

/** Lines of a file of the kind `*.jsonl`, or of those so named in a directory. */
export function rowsIn<T>(at: string, named: string): T[] {
  const file = statSync(at).isDirectory() ? path.join(at, named) : at;
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as T);
}

/** The first of these that a directory holds, or the path itself where it is a file. */
export function folderOf(at: string, holding: string): string {
  if (!statSync(at).isDirectory()) return path.dirname(at);
  return readdirSync(at).includes(holding) ? at : path.join(at, 'bounces');
}

export const percent = (part: number, of: number): string => (of === 0 ? '—' : `${((100 * part) / of).toFixed(1)} %`);

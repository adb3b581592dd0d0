import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Tools } from '../../documents/reading/tools/contract.ts';
import type { HandOver } from './contract.ts';

const LIMITS = { seconds: 60, outputKb: 100 };

/** Gives pages to HylaFAX by its sendfax(1), which must be on this machine; its server may be elsewhere. */
export const handOverWith =
  ({ has, runTool }: Tools): HandOver =>
  async ({ host, number, from, tag, pdf }) => {
    if (!has('sendfax')) throw new Error('sendfax: not on this machine');
    const folder = await mkdtemp(path.join(tmpdir(), 'mostrador-fax-'));
    try {
      const file = path.join(folder, 'fax.pdf');
      await writeFile(file, pdf, { mode: 0o600 });
      const server = host ? ['-h', host] : [];
      const args = [
        ...server,
        '-n',
        '-D',
        '-i',
        tag,
        '-f',
        from.replace(/[^\w .@-]/g, ''),
        '-d',
        number.replace(/^\+/, '00'),
        file,
      ];
      return (await runTool('sendfax', args, null, LIMITS)).toString('utf8');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

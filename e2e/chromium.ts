import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** A real Chromium: the one of the system where it has one, else the one that npm brought, with its own libraries and letters. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => existsSync(file));
  if (installed) return chromium.launch({ executablePath: installed, args: [...flags, ...more] });
  const unpacked = await unpack();
  return chromium.launch({
    executablePath: path.join(unpacked, 'chromium'),
    args: [...flags, ...more, '--no-zygote'],
    env: { ...process.env, FONTCONFIG_PATH: unpacked, LD_LIBRARY_PATH: path.join(unpacked, 'al2023/lib') },
  });
}

/** Unpacked once for each version, aside and renamed, so that a kill in the middle leaves nothing half done. */
async function unpack(): Promise<string> {
  const root = path.join(import.meta.dirname, '..');
  const npm = path.join(root, 'node_modules/@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(path.join(npm, 'package.json'), 'utf8')) as { version: string };
  const target = path.join(root, '.cache', `chromium-${version}`);
  if (existsSync(target)) return target;
  const aside = `${target}.${process.pid}`;
  await mkdir(aside, { recursive: true });
  // The package unpacks into the directory for temporary files, where a half or another user's copy may lie.
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = aside;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    await inflate(path.join(npm, 'bin/al2023.tar.br'));
    await packed.executablePath();
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  const fonts = `<?xml version="1.0"?><fontconfig><dir>${target}/fonts</dir><cachedir>${target}/fonts-cache</cachedir></fontconfig>`;
  await writeFile(path.join(aside, 'fonts.conf'), fonts);
  await rename(aside, target).catch(async (error: unknown) => {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
  return target;
}

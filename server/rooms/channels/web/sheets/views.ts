import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { programRoot } from '../../../../platform/settings.ts';
import type { Assets } from './decide.ts';

const folder = path.join(programRoot, 'dist/portal');

/** A built file of the portal; null where it is not built. */
export function builtFile(name: string): Buffer | null {
  const file = path.join(folder, name);
  return existsSync(file) ? readFileSync(file) : null;
}

/** The address of a built file under its fixed name, with a mark that changes when it does. */
function marked(name: string): string {
  const data = builtFile(name);
  const mark = data ? createHash('sha256').update(data).digest('hex').slice(0, 10) : '0';
  return `/portal/${name}?${mark}`;
}

export const assets = (): Assets => ({
  style: marked('sheet.css'),
  theme: marked('before-paint.js'),
  script: marked('sheet.js'),
});

/** What a page of ours may load, without who may frame it. */
export const policy =
  "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;font-src 'self';connect-src 'self';form-action 'self';base-uri 'none'";

import type { Kept } from './contract.ts';

/** What runs when it is opened, by its name or by what it is. */
const PROGRAM_NAMES =
  /\.(exe|com|scr|bat|cmd|pif|msi|jar|js|jse|vbs|vbe|wsf|wsh|hta|ps1|lnk|reg|cpl|dll|apk|app|iso|img|docm|xlsm|pptm)$/i;
const PROGRAMS =
  /^application\/(x-msdownload|x-dosexec|vnd\.microsoft\.portable-executable|x-msi|x-elf|x-mach-binary|java-archive|x-ms-shortcut)$/;
/** Kinds that hold others, so that their first bytes say less than their name. */
const HOLDERS = /^application\/(zip|x-cfb|x-ole-storage|gzip|xml)$/;

/** Plain words that many programs send under a type of `application`, and that open nothing by themselves. */
const PLAIN_PAPERS = /^text\/(calendar|vcard|x-vcard)$/;

const familyOf = (type: string): string => type.split('/')[0] ?? '';
const bare = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();

/**
 * What a file is, from what it says and from what its first bytes say (`found`, null where they say nothing). A program is named as one whatever it says;
 * a file whose bytes are of another family than it says is disguised, and goes by its bytes.
 */
export function judgeFile(said: { name: string; type: string }, found: string | null): Pick<Kept, 'type' | 'warning'> {
  const type = bare(said.type) || 'application/octet-stream';
  const is = found === null ? type : bare(found);
  if (PROGRAMS.test(is) || PROGRAM_NAMES.test(said.name)) return { type: is, warning: 'program' };
  if (found === null || HOLDERS.test(is)) return { type };
  const vague = type === 'application/octet-stream';
  if (PLAIN_PAPERS.test(is) && familyOf(type) === 'application') return { type: is };
  if (vague || is === type || familyOf(is) === familyOf(type)) return { type: is };
  return { type: is, warning: 'disguised' };
}

import { posix } from 'node:path';
import { type House, lineAt, type Violation } from './house.ts';

const known = /\.(ts|tsx|mjs|js|md|sql|json|css|html|sh)$/;
const open = /[<>*{}…$ ]|^(https?:|mailto:|#|~|\/)|\.\.\.|NNNN/;

/** Whether a cited path stands in the house: from the document's folder, or from the root; a folder by what it holds. */
function stands(house: House, from: string, cited: string): boolean {
  const path = cited.replace(/[#:].*$/, '').replace(/\/$/, '');
  const places = [posix.normalize(posix.join(posix.dirname(from), path)), posix.normalize(path)];
  return places.some((place) => house.files.has(place) || [...house.files.keys()].some((file) => file.startsWith(`${place}/`)));
}

function citations(house: House, text: string): { cited: string; at: number }[] {
  const found: { cited: string; at: number }[] = [];
  const roots = new Set(
    [...house.files.keys()].filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))),
  );
  for (const match of text.matchAll(/\]\(([^)\s]+)\)|`([^`\n]+)`/g)) {
    const cited = match[1] ?? match[2] ?? '';
    if (open.test(cited)) continue;
    const pathlike =
      match[1] !== undefined || (cited.includes('/') && (known.test(cited) || roots.has(cited.split('/')[0] ?? '')));
    if (pathlike) found.push({ cited, at: match.index });
  }
  return found;
}

/** Documents tell the truth: each path they cite stands, each command they cite exists. */
export function paths(house: House): Violation[] {
  const manifest = JSON.parse(house.files.get('package.json') ?? '{}') as { scripts?: Record<string, string> };
  const scripts = manifest.scripts ?? {};
  const documents = [...house.files].filter(([path]) => path.endsWith('.md'));
  const cited = documents.flatMap(([path, text]) => {
    const at = (offset: number, sentence: string): Violation => ({ path, line: lineAt(text, offset), rule: 'paths', sentence });
    const missing = citations(house, text).filter((one) => !stands(house, path, one.cited));
    const commands = [...text.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)].filter((match) => !(match[1] && match[1] in scripts));
    return [
      ...missing.map((one) => at(one.at, `"${one.cited}" does not exist`)),
      ...commands.map((match) => at(match.index, `package.json has no script "${match[1]}"`)),
    ];
  });
  const started = Object.entries(scripts).flatMap(([name, command]) => {
    const file = /^(?:exec )?node ([\w/.-]+\.(?:mjs|ts))/.exec(command)?.[1];
    return file && !house.files.has(file)
      ? [{ path: 'package.json', line: 1, rule: 'paths', sentence: `script "${name}" starts ${file}, which does not exist` }]
      : [];
  });
  return [...cited, ...started];
}

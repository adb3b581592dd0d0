import type { Line } from '../api.ts';

type Kind = Line['kind'];
type Json = Line['settings'][string];
/** How a setting is written: `list` with commas, `ice` a server a line with its user after it, `way` AMI or ARI. */
type As = 'text' | 'number' | 'url' | 'yes' | 'list' | 'ice' | 'secret' | 'way';
type Name =
  | 'way'
  | 'host'
  | 'port'
  | 'tls'
  | 'address'
  | 'app'
  | 'user'
  | 'password'
  | 'inbound'
  | 'extensionDigits'
  | 'context'
  | 'technology'
  | 'wss'
  | 'domain'
  | 'iceServers'
  | 'turnSecret'
  | 'turnPassword';
export type Setting = { name: Name; as: As; only?: 'ami' | 'ari'; must?: true; usual?: string };

const ASTERISK: readonly Setting[] = [
  { name: 'way', as: 'way', must: true },
  { name: 'host', as: 'text', only: 'ami', must: true },
  { name: 'port', as: 'number', only: 'ami', usual: '5038' },
  { name: 'tls', as: 'yes', only: 'ami' },
  { name: 'address', as: 'url', only: 'ari', must: true, usual: 'https://pbx.example:8089' },
  { name: 'app', as: 'text', only: 'ari', usual: 'mostrador' },
  { name: 'user', as: 'text', must: true },
  { name: 'password', as: 'secret', must: true },
  { name: 'inbound', as: 'list', usual: 'from-trunk, from-pstn' },
  { name: 'extensionDigits', as: 'number', usual: '5' },
  { name: 'context', as: 'text', usual: 'from-internal' },
  { name: 'technology', as: 'text', usual: 'PJSIP' },
];

/** What a line's own exchange needs to be listened to; exchanges that speak to us need nothing. */
export const connectionOf = (kind: Kind, values: LineDraft['values']): readonly Setting[] =>
  kind === 'asterisk' ? ASTERISK.filter(({ only }) => !only || only === (values['way'] ?? 'ami')) : [];

/** What browsers need to call by a line, whatever tells of its calls. */
export const BROWSER: readonly Setting[] = [
  { name: 'wss', as: 'url', usual: 'wss://pbx.example/ws' },
  { name: 'domain', as: 'text', usual: 'pbx.example' },
  { name: 'iceServers', as: 'ice', usual: 'stun:stun.example:3478' },
  { name: 'turnSecret', as: 'secret' },
  { name: 'turnPassword', as: 'secret' },
];

export type LineDraft = {
  kind: Kind;
  name: string;
  number: string;
  queue: string;
  rejects: string;
  enabled: boolean;
  values: Record<string, string>;
};

const words = (all: readonly Json[]): string[] => all.filter((one) => typeof one === 'string');
const IS_ICE = /^(stun|turn)s?:/;
/** One server a line, as it is written and as it is kept: its addresses, and its user where it asks for one. */
function iceText(value: Json): string {
  const servers = Array.isArray(value) ? value : [];
  return servers
    .flatMap((one) => {
      if (one === null || typeof one !== 'object' || Array.isArray(one) || !Array.isArray(one['urls'])) return [];
      return [words([...one['urls'], one['username'] ?? null]).join(' ')];
    })
    .join('\n');
}
function iceServers(text: string): Json {
  return text.split('\n').flatMap((line) => {
    const words = line.split(/\s+/).filter(Boolean);
    const username = words.find((word) => !IS_ICE.test(word));
    const urls = words.filter((word) => word !== username);
    return words.length === 0 ? [] : [{ urls, ...(username ? { username } : {}) }];
  });
}

function textOf(value: Json, as: As): string {
  if (as === 'ice') return iceText(value);
  if (as === 'list') return Array.isArray(value) ? words(value).join(', ') : '';
  if (as === 'yes') return value === true ? 'yes' : '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function valueOf(text: string, as: As): Json {
  if (as === 'ice') return iceServers(text);
  if (as === 'list') return text.split(',').flatMap((one) => one.trim() || []);
  if (as === 'yes') return true;
  return as === 'number' ? Number(text) : text;
}

export function lineDraft(line: Line | null): LineDraft {
  const values = [...ASTERISK, ...BROWSER].flatMap(({ name, as }) => {
    const text = as === 'secret' ? '' : textOf(line?.settings[name] ?? null, as);
    return text === '' ? [] : [[name, text] as const];
  });
  return {
    ...{ kind: line?.kind ?? 'generic', name: line?.name ?? '', number: line?.number ?? '', queue: line?.queue ?? '' },
    ...{ rejects: line?.rejects.join('\n') ?? '', enabled: line?.enabled ?? true, values: Object.fromEntries(values) },
  };
}

/** Settings that no field shows stay as they are, those left empty go; a secret left empty stays. */
export function lineBody({ values, rejects, ...draft }: LineDraft, line: Line | null) {
  const fields = [...connectionOf(draft.kind, values), ...BROWSER];
  const known = new Set<string>([...ASTERISK, ...BROWSER].map(({ name }) => name));
  const given = fields.flatMap(({ name, as }) => {
    const text = values[name]?.trim() ?? '';
    return as === 'secret' || text === '' ? [] : [[name, valueOf(text, as)] as const];
  });
  const unseen = Object.entries(line?.settings ?? {}).filter(([name]) => !known.has(name));
  const secrets = fields.flatMap(({ name, as }) => (as === 'secret' && values[name] ? [[name, values[name]] as const] : []));
  return {
    ...(line ? { id: line.id } : {}),
    ...draft,
    rejects: rejects.split(/[\n,;]/).flatMap((one) => one.trim() || []),
    settings: Object.fromEntries([...unseen, ...given]),
    ...(secrets.length > 0 ? { secrets: Object.fromEntries(secrets) } : {}),
  };
}

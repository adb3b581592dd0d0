import type { Line } from '../api.ts';

type Kind = Line['kind'];
type Setting = { name: 'host' | 'port' | 'user' | 'password' | 'wss' | 'domain'; secret?: true; type?: 'number' | 'url' };

/** What each kind needs to connect; exchanges that speak to us need nothing. */
export const SETTINGS: Record<Kind, readonly Setting[]> = {
  generic: [],
  sipgate: [],
  asterisk: [{ name: 'host' }, { name: 'port', type: 'number' }, { name: 'user' }, { name: 'password', secret: true }],
  softphone: [{ name: 'wss', type: 'url' }, { name: 'domain' }],
};

export type LineDraft = {
  kind: Kind;
  name: string;
  number: string;
  queue: string;
  rejects: string;
  enabled: boolean;
  values: Record<string, string>;
};

export function lineDraft(line: Line | null): LineDraft {
  const values = Object.entries(line?.settings ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
  );
  return {
    ...{ kind: line?.kind ?? 'generic', name: line?.name ?? '', number: line?.number ?? '', queue: line?.queue ?? '' },
    ...{ rejects: line?.rejects.join('\n') ?? '', enabled: line?.enabled ?? true, values: Object.fromEntries(values) },
  };
}

/** Settings that no field shows stay as they are; a secret left empty stays too. */
export function lineBody({ values, rejects, ...draft }: LineDraft, line: Line | null) {
  const fields = SETTINGS[draft.kind];
  const given = fields.flatMap(({ name, secret, type }) => {
    const value = values[name]?.trim() ?? '';
    return secret || value === '' ? [] : [[name, type === 'number' ? Number(value) : value] as const];
  });
  const secrets = fields.flatMap(({ name, secret }) => (secret && values[name] ? [[name, values[name]] as const] : []));
  return {
    ...(line ? { id: line.id } : {}),
    ...draft,
    rejects: rejects.split(/[\n,;]/).flatMap((one) => one.trim() || []),
    settings: { ...line?.settings, ...Object.fromEntries(given) },
    ...(secrets.length > 0 ? { secrets: Object.fromEntries(secrets) } : {}),
  };
}

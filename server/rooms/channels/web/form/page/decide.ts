import type { z } from 'zod';
import type { Typed } from '../sheet/decide.ts';

/** A form as a browser posted it: fields by name, files as they are. */
export type Posted = {
  fields: Record<string, string[]>;
  files: { name: string; type: string; data: Buffer }[];
  tooLarge: string[];
};

/** The fields of a form that came without files. */
export function posted(body: unknown): Posted {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>))
    fields[name] = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  return { fields, files: [], tooLarge: [] };
}

const LONGEST = 20_000;
export function typedIn(fields: Record<string, string[]>): Typed {
  // Two signs that no text has, and that no database takes.
  const one = (name: string) =>
    (fields[name]?.[0] ?? '')
      .replaceAll('\0', '')
      .replaceAll('\r\n', '\n')
      .slice(0, LONGEST + 1);
  return {
    ...{ name: one('name'), email: one('email'), reason: one('reason'), orderNumber: one('orderNumber') },
    ...{ text: one('text'), answer: one('answer').slice(0, 40) },
  };
}

const NEEDED = new Set(['name', 'email', 'text']);
/** What is amiss with each field, as word keys. */
export function errorsOf(error: z.ZodError | undefined): Record<string, { reason: string; params?: Record<string, string> }> {
  const found: Record<string, { reason: string }> = {};
  for (const issue of error?.issues ?? []) {
    const name = String(issue.path[0] ?? '');
    found[name] ??= {
      reason: issue.code !== 'too_big' && NEEDED.has(name) ? `web.form.${name}Needed` : 'web.form.tooLong',
    };
  }
  return found;
}

import type { z } from 'zod';

/** One door of a room, as its `contract.ts` lists it. `path` names its parameters like `/cases/:caseId`. */
export type Door = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  returns: z.ZodType;
};
export type Doors = Record<string, Door>;

type NameOf<D extends Door> = `${D['method']} ${D['path']}`;
type Named<T extends Doors, N extends string> = { [K in keyof T]: N extends NameOf<T[K]> ? T[K] : never }[keyof T];
/** `POST /cases/:caseId/actions` and its sisters, out of a table of doors. */
export type DoorName<T extends Doors> = { [K in keyof T]: NameOf<T[K]> }[keyof T];

type Given<D, K extends 'params' | 'query' | 'body'> = D extends { [P in K]: infer S extends z.ZodType }
  ? undefined extends z.input<S>
    ? { [P in K]?: z.input<S> }
    : Record<string, never> extends z.input<S>
      ? { [P in K]?: z.input<S> }
      : { [P in K]: z.input<S> }
  : unknown;
/**
 * What a call must bring: only what its door declares. `key` repeats an earlier write instead of doing it twice. Door by door: three
 * unions of all doors, each met with the others, is what the compiler would spend most of its time on.
 */
export type Call<D> = D extends Door
  ? Given<D, 'params'> & Given<D, 'query'> & Given<D, 'body'> & { signal?: AbortSignal; key?: string }
  : never;
type Args<D> = object extends Call<D> ? [call?: Call<D>] : [call: Call<D>];
export type Answer<D> = D extends { returns: infer R extends z.ZodType } ? z.output<R> : never;

export type Api<T extends Doors> = <N extends DoorName<T>>(name: N, ...args: Args<Named<T, N>>) => Promise<Answer<Named<T, N>>>;
/** The answer of one door, for props and caches: `AnswerOf<typeof routes, 'GET /cases'>`. */
export type AnswerOf<T extends Doors, N extends DoorName<T>> = Answer<Named<T, N>>;

export type RefusalKind =
  | 'not_found'
  | 'forbidden'
  | 'unauthorized'
  | 'conflict'
  | 'invalid'
  | 'limit_exceeded'
  | 'precondition_failed'
  | 'internal';

/** The server said no. `message` is in the person's language; `field` names the input at fault; `reason` is stable, for code. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly kind: RefusalKind;
  readonly reason: string;
  readonly field: string | undefined;
  readonly params: Record<string, string | number>;
  constructor(refusal: {
    kind: RefusalKind;
    reason: string;
    message: string;
    field?: string;
    params?: Record<string, string | number>;
  }) {
    super(refusal.message);
    this.kind = refusal.kind;
    this.reason = refusal.reason;
    this.field = refusal.field;
    this.params = refusal.params ?? {};
  }
}

/** No answer came: the network, or the server is gone. Whether a write was done is unknown; repeat it with the same `key`. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** The words of a refusal about one input, for `<Field error={fieldError(error, 'amount')}>`. */
export function fieldError(error: unknown, field: string): string | undefined {
  return error instanceof RefusalError && error.field === field ? error.message : undefined;
}

/** A key for one intention to write: keep it for as long as the person may press the button again. */
export function newKey(): string {
  // Not randomUUID: it is missing where the page is served without TLS on a local network.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Loose = { params?: unknown; query?: unknown; body?: unknown; signal?: AbortSignal; key?: string };

function address(path: string, call: Loose): string {
  const params = (call.params ?? {}) as Record<string, string | number>;
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((call.query ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      search.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one as string | number | boolean));
    }
  }
  const query = search.toString();
  return `/api/v1${filled}${query ? `?${query}` : ''}`;
}

async function refusalOf(response: Response): Promise<RefusalError> {
  const text = await response.text();
  try {
    const parsed = JSON.parse(text) as { refusal?: ConstructorParameters<typeof RefusalError>[0] };
    if (parsed.refusal) return new RefusalError(parsed.refusal);
  } catch (cause) {
    // A proxy answered with a page of its own: there are no words of ours in it.
    return new RefusalError({
      kind: 'internal',
      reason: `http.${response.status}`,
      message: '',
      params: { cause: String(cause) },
    });
  }
  return new RefusalError({ kind: 'internal', reason: `http.${response.status}`, message: '' });
}

/** One call without types, under `client`. */
export async function send(name: string, given: Loose = {}): Promise<unknown> {
  const [method = 'GET', path = ''] = name.split(' ');
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': document.documentElement.lang };
  if (given.body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET') headers['idempotency-key'] = given.key ?? newKey();
  let response: Response;
  try {
    response = await fetch(address(path, given), {
      method,
      headers,
      credentials: 'same-origin',
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      ...(given.signal ? { signal: given.signal } : {}),
    });
  } catch (cause) {
    if (given.signal?.aborted) throw cause;
    throw new UnreachableError(name, { cause });
  }
  if (!response.ok) throw await refusalOf(response);
  return response.status === 204 ? undefined : response.json();
}

/**
 * The calls of one room, typed by its table of doors alone: `const api = client<typeof routes>()`, with
 * `import type { routes } from '../../../server/rooms/cases/contract.ts'`. The server parses; nothing is parsed twice here.
 */
export function client<const T extends Doors>(): Api<T> {
  return send as Api<T>;
}

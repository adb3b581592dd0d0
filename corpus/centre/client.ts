/** An answer of the API that is a refusal, with its reason in words. */
export class RefusedByApi extends Error {
  readonly status: number;
  readonly reason: string;
  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}

export type Client = {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  patch<T>(path: string, body: object): Promise<T>;
  put<T>(path: string, body: object): Promise<T>;
  /** A file, as it is; null where there is none. */
  file(path: string): Promise<Buffer | null>;
};

type Refusal = { refusal?: { reason: string; message: string; field?: string } };

/** The public HTTP API as one caller: by key, or by the session that signing in opens. */
export function clientOf(base: string, credentials: { key: string } | null): Client {
  let cookie = '';
  const ask = async (method: string, path: string, body?: object): Promise<Response> => {
    const headers: Record<string, string> = {
      ...(credentials ? { authorization: `Bearer ${credentials.key}` } : {}),
      ...(cookie ? { cookie } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    };
    const init = body ? { method, headers, body: JSON.stringify(body) } : { method, headers };
    const response = await fetch(`${base}/api/v1${path}`, init);
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? cookie;
    return response;
  };
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await ask(method, path, body);
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as T;
    const { refusal } = (text.startsWith('{') ? JSON.parse(text) : {}) as Refusal;
    const { reason = `HTTP ${response.status}`, message = text, field } = refusal ?? {};
    throw new RefusedByApi(response.status, reason, field ? `${message} (${field})` : message);
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    put: (path, body) => call('PUT', path, body),
    file: async (path) => {
      const response = await ask('GET', path);
      return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
    },
  };
}

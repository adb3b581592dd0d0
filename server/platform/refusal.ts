/** The few kinds of refusal; each has one HTTP status. `limit_exceeded` is a valid request that the asker's attributions do not cover. */
export type RefusalKind =
  | 'not_found'
  | 'forbidden'
  | 'unauthorized'
  | 'conflict'
  | 'invalid'
  | 'limit_exceeded'
  | 'precondition_failed'
  | 'internal';

/** Why something was not done. `reason` is a word key such as `cases.alreadyClosed`; `field` names the input at fault. */
export type Refusal = {
  refused: true;
  kind: RefusalKind;
  reason: string;
  field?: string;
  params?: Record<string, string | number>;
};

type Detail = { field?: string; params?: Record<string, string | number> };

export function refuse(kind: RefusalKind, reason: string, detail: Detail = {}): Refusal {
  return { refused: true, kind, reason, ...detail };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}

/** Carries a refusal out of a transaction, so that everything in it is undone. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** The value, or its refusal thrown. */
export function must<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Refused(value);
  return value;
}

/** Refuses at once: `throw refused('not_found', 'cases.notFound')`. */
export function refused(kind: RefusalKind, reason: string, detail: Detail = {}): Refused {
  return new Refused(refuse(kind, reason, detail));
}

export const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  limit_exceeded: 422,
  internal: 500,
};

/**
 * Who acts. `kind` tells how they came in; `scope` which cases they may look for at all:
 * `all` of the centre, `shared` only what was put to their unit, vendor or person, `none` (an administrator has no case data).
 */
export type Actor = {
  kind: 'person' | 'assistant' | 'system' | 'customer' | 'link';
  orgId: string;
  /** The person's id; for `system` the zero id, for `customer` the customer's id, for `link` the person or unit the link was sent to. */
  id: string;
  name: string;
  role: string | null;
  unitId: string | null;
  /** Every unit the person answers for: the own one and those it heads. */
  unitIds: string[];
  vendorId: string | null;
  scope: 'all' | 'shared' | 'none';
  locale: Locale;
  /** Scopes of an API key; null when not restricted by one. */
  keyScopes: string[] | null;
};

export type Locale = 'es' | 'en';

export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The house itself: timers, listeners, imports. */
export function systemActor(orgId: string): Actor {
  return {
    kind: 'system',
    orgId,
    id: NOBODY,
    name: 'Mostrador',
    role: null,
    unitId: null,
    unitIds: [],
    vendorId: null,
    scope: 'all',
    locale: 'es',
    keyScopes: null,
  };
}

/** The tokens an event's audience is matched against: `centre` for whole-centre scope, units, the person. */
export function audienceOf(actor: Actor): string[] {
  const own = [`person:${actor.id}`, ...actor.unitIds.map((id) => `unit:${id}`)];
  return actor.scope === 'all' ? ['centre', ...own] : own;
}

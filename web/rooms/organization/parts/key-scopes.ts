import type { KEY_SCOPES } from '../../../../server/rooms/organization/sessions/contract.ts';

export type KeyScope = (typeof KEY_SCOPES)[number];

/** What a key may be given, by what it is about. Each has its words under `organization.key.scope.`. */
export const scopeGroups = [
  { about: 'stores', scopes: ['stores:push', 'stores:read', 'stores:admin'] },
  { about: 'cases', scopes: ['cases:read', 'cases:write'] },
  { about: 'requests', scopes: ['requests:read', 'requests:write'] },
  { about: 'attributions', scopes: ['attributions:read', 'attributions:write'] },
  { about: 'information', scopes: ['information:read', 'information:write'] },
  { about: 'email', scopes: ['email:read', 'email:admin'] },
  { about: 'organization', scopes: ['organization:read', 'organization:admin'] },
  { about: 'reports', scopes: ['reports:read', 'record:read'] },
] as const satisfies { about: string; scopes: KeyScope[] }[];

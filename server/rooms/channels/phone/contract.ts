// Owns calls as the exchange tells of them, who called and in which case, missed calls and call-backs, and how long people waited.
import type { Routes } from '../../../platform/route.ts';

export const routes = {} satisfies Routes;

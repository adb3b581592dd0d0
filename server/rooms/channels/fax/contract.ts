// Owns faxes: raw ones as they came, their lines, what goes out by fax and what became of it.
import type { Routes } from '../../../platform/route.ts';

export const routes = {} satisfies Routes;

// Owns letters: scans with their day of entry, and answers printed to be posted.
import type { Routes } from '../../../platform/route.ts';

export const routes = {} satisfies Routes;

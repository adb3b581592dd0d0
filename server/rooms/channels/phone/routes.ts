import type { Door } from '../../../platform/route.ts';

export const doors: Door[] = [];

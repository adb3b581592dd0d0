// Owns conversations of the chat widget: who waits, who answers, whether it is a machine, and the transcript.
import type { Routes } from '../../../platform/route.ts';

export const routes = {} satisfies Routes;

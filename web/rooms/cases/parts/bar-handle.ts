import type { Suggestion } from '../api.ts';

/** What the rest of the screen may ask of the "you may" bar. */
export type BarHandle = {
  /** Puts the focus on the first line of this circuit that can be chosen; asked again, on the next one. */
  focus: (circuit: 'own' | 'consulted' | 'authorised') => void;
  /** Opens the form of what somebody proposed, filled in. */
  open: (suggestion: Suggestion) => void;
  /** Opens the form for a department or a section. */
  ask: (what: 'consult' | 'refer' | 'supply') => void;
};

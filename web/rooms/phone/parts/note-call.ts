/** What can be written on a call while it lasts, and after. */
export type NoteCall = {
  notes?: string;
  keyTold?: boolean;
  consent?: boolean | null;
  recording?: string | null;
  supervisor?: 'asked' | 'reached' | 'withdrawn';
};

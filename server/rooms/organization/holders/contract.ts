// Owns how a person looks to those who rule on what they may do, and how the line above them is told.
/**
 * A superior as the line of report has them, with who stands in while they are away. Nearest first; never the asker, never empty of
 * people when anybody is above. `outside`: out of their working hours, told only where a rota or the caller makes that matter. `duty`:
 * whoever is on duty in their place, where they are out of hours, or away with nobody named.
 */
export type ChainLink = {
  holder: Holder;
  unitId: string;
  absent: boolean;
  deputy: { holder: Holder; unitId: string } | null;
  outside?: boolean;
  duty?: { holder: Holder; unitId: string };
};
/** A person as the policy sees them: the same shape as the attributions' holder facts. */
export type Holder = {
  personId: string;
  name: string;
  role: string;
  unitIds: string[];
  vendorId: string | null;
  assistant: boolean;
  certifications: string[];
  /** Well reviewed grants that count now: see the reviews' contract. */
  reviews: number;
};

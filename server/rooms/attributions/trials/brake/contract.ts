// Owns the brake: when so many grants were wrong, so much was spent or so much more is granted each time that a trial must end by itself.

/** A straight line over audited grants: `at + slope × n`, in thousandths of an overturned grant. */
export type Line = { at: number; slope: number };
export type Bounds = { brake: Line; confirm: Line };

/** What was granted of a cell before, per grant, minor units. */
export type Reference = { n: number; mean: number; sd: number };

/** One grant with what is usual for its cell; null: not known yet. */
export type Granted = { minor: number; usual: Reference | null };

/** How a trial stands, as the brake looks at it. */
export type Course = {
  /** How many had been overturned after each audited grant of those who have the widened cell. */
  path: readonly number[];
  bounds: Bounds;
  spentMinor: number;
  capMinor: number;
  granted: readonly Granted[];
};

/** Why the brake ends it. */
export type Fault =
  | { kind: 'faults'; overturned: number; audited: number }
  | { kind: 'spend'; spentMinor: number; capMinor: number }
  | { kind: 'drift'; meanMinor: number; usualMinor: number; n: number };

// Owns what a few observations allow to be said: bounds of a share, bounds of a sum over customers, intervals of money.

/** Minor units, or whatever whole number the caller counts in: between `low` and `high` with 95 % confidence, `mid` the likeliest. */
export type Between = { low: number; mid: number; high: number };

/** Where "now" comes from. Decisions never ask it themselves: they are handed an instant. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

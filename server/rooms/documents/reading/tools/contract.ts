// Owns how helper programs of the machine are run: with limits of time, memory and output, one at a time.

export type Limits = { seconds: number; outputKb: number };
/** Programs of this machine; compose hands them in. `runTool` answers what one says, and throws with its own words where it fails. */
export type Tools = {
  has(program: string): boolean;
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  runTool(program: string, args: readonly string[], input: Buffer | null, limits: Limits): Promise<Buffer>;
};

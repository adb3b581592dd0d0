// Owns what is found wrong in a policy's file, line by line; a file with anything wrong in it is refused whole.

/** `word` and `params` say what is wrong, as refusals do; `line` counts from one. */
export type Problem = { line: number; word: string; params: Record<string, string | number> };

/** Where each part of a row stands in the file: `limits.0` by its line; '' is the row itself. */
export type Lines = ReadonlyMap<string, number>;

// Owns the letters that papers are set in: the faces that ship with the screens, made into what a PDF can hold.

/** One face of the type: a subset of its letters, as TrueType. */
export type Face = { name: string; ttf: Buffer; has(codePoint: number): boolean };
/** The face that has a letter, or null; compose hands it in. */
export type FaceFor = (codePoint: number) => Face | null;

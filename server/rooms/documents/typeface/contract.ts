// Owns the letters that papers are set in: the faces that ship with the screens, made into what a PDF can hold.

/** One face of the type: a subset of its letters, as TrueType. */
export type Face = { ttf: Buffer; has(codePoint: number): boolean };

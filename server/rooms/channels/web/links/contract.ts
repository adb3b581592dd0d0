// Owns asking for the signed link again by the key alone: it is mailed to the address that is known, and nobody is told which that is.

/** Data: {caseId, key}. The room of mail hears it and writes. */
export const events = { linkAsked: 'web.linkAsked' } as const;

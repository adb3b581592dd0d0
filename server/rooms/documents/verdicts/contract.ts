// Owns what a scanner for malware said of kept files, and so which of them may be handed out.

/** Data: kept {sha256}; harmful {sha256, name, found}. */
export const events = { kept: 'documents.kept', harmful: 'documents.harmful' } as const;

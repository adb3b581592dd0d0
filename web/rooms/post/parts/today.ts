/** The day here, as inputs of dates have it. */
export const today = (): string => new Date().toLocaleDateString('sv-SE');

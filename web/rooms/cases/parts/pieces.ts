import type { Params } from './asked.ts';

/** A line of the order, and how many of it. */
export type Piece = { ref: string; quantity: number };

const isPiece = (value: unknown): value is Piece =>
  typeof value === 'object' && value !== null && 'ref' in value && 'quantity' in value;
/** Lines chosen so far, whatever else the value may be. */
export const piecesOf = (value: Params[string] | undefined): Piece[] => (Array.isArray(value) ? value.filter(isPiece) : []);

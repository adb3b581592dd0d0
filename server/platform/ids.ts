import { createHash } from 'node:crypto';
import { stringify, parse, v7 } from 'uuid';

/** A new UUIDv7: ids sort by time of making, so that range partitions and keyset pages work on them. */
export function newId(): string {
  return v7();
}

/**
 * The id of a thing that follows from another one, the same whenever it is derived again, and in the same place of time: so that what is
 * told twice is written once.
 */
export function derivedId(sourceId: string, salt: string): string {
  const bytes = Uint8Array.from(parse(sourceId));
  const digest = createHash('sha256').update(`${sourceId}|${salt}`).digest();
  for (let i = 8; i < 16; i++) bytes[i] = digest[i] ?? 0;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return stringify(bytes);
}

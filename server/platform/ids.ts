import { v7 } from 'uuid';

/** A new UUIDv7: ids sort by time of making, so that range partitions and keyset pages work on them. */
export function newId(): string {
  return v7();
}

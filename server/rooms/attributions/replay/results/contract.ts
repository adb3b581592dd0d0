// Owns replays as they are kept: what was asked, how far it is, what came of it.
import type { Attribution } from '../../contract.ts';
import type { Reckoned } from '../contract.ts';

export type ReplayRow = {
  id: string;
  versionId: string;
  againstId: string;
  fromDay: string;
  toDay: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** Thousandths. */
  progress: number;
  askedBy: string;
  askedAt: Date;
  doneAt: Date | null;
  /** A word. */
  problem: string | null;
  digest: string;
  /** Of the actions that differ. */
  beforeRows: Attribution[];
  afterRows: Attribution[];
  result: Reckoned | null;
};

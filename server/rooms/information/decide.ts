import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { NoticePhase } from './contract.ts';

export type Instants = {
  state: 'draft' | 'published' | 'withdrawn';
  effectiveAt: Date;
  expiresAt: Date | null;
  /** When the notice that takes its place takes effect; null while there is none published. */
  supersededAt: Date | null;
};

/** Where a notice stands at an instant. Nothing is written when the instant comes: it is so by itself. */
export function phaseAt({ state, effectiveAt, expiresAt, supersededAt }: Instants, now: Date): NoticePhase {
  if (state !== 'published') return state;
  if (supersededAt && supersededAt <= now) return 'superseded';
  if (expiresAt && expiresAt <= now) return 'expired';
  return effectiveAt <= now ? 'in_force' : 'scheduled';
}

/** A day to read it, where its author said nothing. */
const DUE_HOURS = 24;

export type Terms = { effectiveAt: Date; dueAt: Date | null; expiresAt: Date | null };
type Wanted = {
  effectiveAt: string | null;
  dueAt: string | null;
  expiresAt: string | null;
  mustAcknowledge: boolean;
  withholds: boolean;
  actions: string[];
  skus: string[];
};

/** The instants of a draft: in order, or the field that is not. A notice cannot withhold without saying what from. */
export function termsOf(wanted: Wanted, now: Date): Terms | Refusal {
  if (wanted.withholds && wanted.actions.length === 0)
    return refuse('invalid', 'information.withholdsNothing', { field: 'actions' });
  const effectiveAt = wanted.effectiveAt ? new Date(wanted.effectiveAt) : now;
  const expiresAt = wanted.expiresAt ? new Date(wanted.expiresAt) : null;
  if (expiresAt && expiresAt <= effectiveAt) return refuse('invalid', 'information.endsBeforeItStarts', { field: 'expiresAt' });
  if (!wanted.mustAcknowledge) return { effectiveAt, dueAt: null, expiresAt };
  const dueAt = wanted.dueAt ? new Date(wanted.dueAt) : new Date(effectiveAt.getTime() + DUE_HOURS * 3_600_000);
  if (dueAt < effectiveAt) return refuse('invalid', 'information.dueBeforeItStarts', { field: 'dueAt' });
  return { effectiveAt, dueAt, expiresAt };
}

/** The instants when a draft is published: what was to take effect in the past does so now, and the time to read it moves along. */
export function termsAtPublication({ effectiveAt, dueAt, expiresAt }: Terms, now: Date): Terms | Refusal {
  if (effectiveAt >= now) return { effectiveAt, dueAt, expiresAt };
  if (expiresAt && expiresAt <= now) return refuse('invalid', 'information.endsBeforeItStarts', { field: 'expiresAt' });
  const late = now.getTime() - effectiveAt.getTime();
  return { effectiveAt: now, dueAt: dueAt && new Date(dueAt.getTime() + late), expiresAt };
}

/** What is published and asks for it is acknowledged, also ahead of its day; what was acknowledged before may be said again. */
export function judgeAcknowledging({ phase, mustAcknowledge }: { phase: NoticePhase; mustAcknowledge: boolean }): true | Refusal {
  if (phase === 'draft') return refuse('conflict', 'information.notPublished');
  if (phase !== 'in_force' && phase !== 'scheduled') return refuse('conflict', 'information.notInForce');
  return mustAcknowledge ? true : refuse('conflict', 'information.nothingToAcknowledge');
}

export type Reading = { openedAt: Date | null; acknowledgedAt: Date | null };

/** Late: in force, to be acknowledged, its time over, and not done. */
export function isOverdue(
  notice: { phase: NoticePhase; mustAcknowledge: boolean; dueAt: string | null },
  reading: Reading,
  now: Date,
): boolean {
  return (
    notice.phase === 'in_force' &&
    notice.mustAcknowledge &&
    reading.acknowledgedAt === null &&
    notice.dueAt !== null &&
    new Date(notice.dueAt) <= now
  );
}

const parts = (at: Date, zone: string): string => {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return shown.replace(' ', 'T');
};

/** An instant as an input of day and time takes it, `2026-11-25T09:30`, in the time zone of the centre. */
export const toLocal = (iso: string, zone: string): string => parts(new Date(iso), zone);

/** What such an input holds, as an instant; null while it holds none. A time skipped by the change of hour counts as the one after it. */
export function fromLocal(local: string, zone: string): string | null {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (ms: number): number => Date.parse(`${parts(new Date(ms), zone)}Z`) - Math.floor(ms / 60_000) * 60_000;
  const first = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(first)).toISOString();
}

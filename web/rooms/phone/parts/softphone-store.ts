import { useSyncExternalStore } from 'react';
import { dialled } from './sip-causes.ts';
import { type Account, type Cause, type LineState, NotDone, type SoftphonePort, type Talk } from './softphone-port.ts';
import { ring } from './softphone-ring.ts';
import { tellAlive, tellDesk, tellParting } from './softphone-telling.ts';

/** Why a call of ours was not answered, as it is said here; the rest needs no words. */
type Unreached = Exclude<Cause, 'normalClearing' | 'cancel'>;
const unreached = (cause: Cause): Unreached | null => (cause === 'normalClearing' || cause === 'cancel' ? null : cause);

/** `off`: this person has none; `elsewhere`: another tab of theirs has it; `outdated`: this page was opened before the exchange was known, and may not reach it. */
export type State = {
  line: LineState | 'off' | 'elsewhere' | 'outdated';
  talks: readonly Talk[];
  /** What last went wrong, until something else is tried. */
  problem: NotDone['why'] | Unreached | null;
  open: boolean;
  number: string;
};

let state: State = { line: 'off', talks: [], problem: null, open: false, number: '' };
let port: SoftphonePort | null = null;
const watchers = new Set<() => void>();

function become(next: Partial<State>): void {
  state = { ...state, ...next };
  for (const watcher of watchers) watcher();
}
export const useSoftphone = (): State =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );

/** How often the desk is told that a call goes on; well within what it waits for before it holds the page for dead. */
const ALIVE_MS = 15_000;

const known = (id: string): Talk | undefined => state.talks.find((talk) => talk.id === id);

function sounding(): void {
  const waiting = state.talks.find(({ state: now }) => now === 'ringing');
  const busy = state.talks.some(({ state: now }) => now === 'talking');
  ring(waiting && !busy ? waiting.direction : null);
}

function hearTalk(talk: Talk): void {
  const before = known(talk.id);
  become({ talks: before ? state.talks.map((one) => (one.id === talk.id ? talk : one)) : [...state.talks, talk] });
  sounding();
  if (!before) tellDesk({ talk, event: 'ringing' });
  else if (before.state === 'ringing' && talk.state === 'talking') tellDesk({ talk, event: 'answered' });
  else if (before.state !== talk.state) tellDesk({ talk, event: talk.state === 'held' ? 'held' : 'resumed' });
}

/** Registers, for as long as the returned function is not called. One tab at a time has the telephone; the next takes over when it closes. */
export function beSoftphone(account: Account): () => void {
  const leaving = new AbortController();
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const begin = async (): Promise<void> => {
    if (leaving.signal.aborted) return;
    const { openSip } = await import('./softphone-sip.ts');
    let barred = false;
    const bar = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
      if (effectiveDirective !== 'connect-src' || !blockedURI.startsWith('ws')) return;
      barred = true;
      become({ line: 'outdated' });
    };
    document.addEventListener('securitypolicyviolation', bar);
    port = await openSip(account, {
      line: (line) => become({ line: barred ? 'outdated' : line }),
      talk: hearTalk,
      ended: (id, cause, elsewhere) => {
        const talk = known(id);
        become({
          talks: state.talks.filter((one) => one.id !== id),
          ...(talk?.direction === 'out' && talk.state === 'ringing' ? { problem: unreached(cause) } : {}),
        });
        sounding();
        if (talk) tellDesk({ talk, event: 'ended', cause: elsewhere ? 'cancel' : cause });
      },
      handed: (id, to) => {
        const talk = known(id);
        if (talk) tellDesk({ talk, event: 'transferred', to });
      },
    });
    port.useDevices(chosenDevices());
    addEventListener('beforeunload', stay);
    addEventListener('pagehide', part);
    const alive = (): void => tellAlive(() => state.talks);
    alive();
    const beat = setInterval(() => state.talks.length > 0 && alive(), ALIVE_MS);
    await held;
    clearInterval(beat);
    document.removeEventListener('securitypolicyviolation', bar);
    removeEventListener('beforeunload', stay);
    removeEventListener('pagehide', part);
    await port.close();
    port = null;
    ring(null);
    become({ line: 'off', talks: [] });
  };
  if ('locks' in navigator) {
    become({ line: 'elsewhere' });
    navigator.locks.request('mostrador.softphone', { signal: leaving.signal }, begin).catch((error: unknown) => {
      if (!leaving.signal.aborted) throw error;
    });
  } else void begin();
  return () => {
    release();
    leaving.abort();
    become({ line: 'off', talks: [] });
  };
}

/** A call ends with its page: whoever closes it is asked, and the others are told. */
function stay(event: BeforeUnloadEvent): void {
  if (state.talks.length > 0) event.preventDefault();
}
function part(): void {
  for (const talk of state.talks) {
    tellParting(talk);
    void port?.hangUp(talk.id);
  }
}

async function attempt(work: (telephone: SoftphonePort) => Promise<unknown> | void): Promise<boolean> {
  become({ problem: null });
  try {
    if (!port) throw new NotDone('failed');
    await work(port);
    return true;
  } catch (error) {
    become({ problem: error instanceof NotDone ? error.why : 'failed' });
    return false;
  }
}

/** Whoever is spoken with waits while another is spoken with. */
async function holdOthers(id: string | null): Promise<void> {
  for (const talk of state.talks) if (talk.id !== id && talk.state === 'talking') await port?.hold(talk.id, true);
}

export const openPanel = (open: boolean): void => become({ open });
export const typeNumber = (number: string): void => become({ number });
/** Calls; false where it was not begun, and `problem` says why. */
export function call(typed: string): Promise<boolean> {
  const number = dialled(typed);
  become({ open: true, number: number ?? typed });
  return attempt(async (telephone) => {
    if (number === null) throw new NotDone('failed');
    await holdOthers(null);
    await telephone.dial(number);
    become({ number: '' });
  });
}
export const accept = (id: string) =>
  attempt(async (telephone) => {
    await holdOthers(id);
    await telephone.accept(id);
  });
export const hangUp = (id: string) => attempt((telephone) => telephone.hangUp(id));
export const hold = (id: string, held: boolean) =>
  attempt(async (telephone) => {
    if (!held) await holdOthers(id);
    await telephone.hold(id, held);
  });
export const mute = (id: string, muted: boolean) => attempt((telephone) => telephone.mute(id, muted));
export const tone = (id: string, digit: string) => attempt((telephone) => telephone.tone(id, digit));
export const transfer = (id: string, to: { number: string } | { talkId: string }) =>
  attempt((telephone) => telephone.transfer(id, to));

const KEPT = 'mostrador.devices';
type Devices = { microphone: string; speaker: string };
/** Devices belong to the machine, so the machine keeps them. */
export function chosenDevices(): Devices {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Devices>;
  return { microphone: kept.microphone ?? '', speaker: kept.speaker ?? '' };
}
export function chooseDevices(devices: Devices): void {
  localStorage.setItem(KEPT, JSON.stringify(devices));
  port?.useDevices(devices);
}

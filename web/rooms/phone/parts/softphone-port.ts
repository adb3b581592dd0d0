import type { AnswerOf } from '../../../lib/client.ts';
import type { softphoneRoutes } from '../../../../server/rooms/channels/phone/softphone/contract.ts';

export type Account = NonNullable<AnswerOf<typeof softphoneRoutes, 'GET /phone/softphone'>['softphone']>;

export type Cause = 'normalClearing' | 'busy' | 'cancel' | 'noAnswer' | 'congestion' | 'notFound';
/** One call of this browser. `sipId` is its Call-ID: the exchange knows it by the same. */
export type Talk = {
  id: string;
  sipId: string;
  direction: 'in' | 'out';
  /** The other side as SIP says it: a number, or an extension. */
  number: string;
  name: string;
  state: 'ringing' | 'talking' | 'held';
  /** By the clock of this page, when somebody answered. */
  answeredAt: number | null;
  muted: boolean;
};
/** `refused`: the exchange does not take this user and password; `broken`: no connection, tried again by itself. */
export type LineState = 'connecting' | 'ready' | 'broken' | 'refused';

/** What an implementation tells of what happens. */
export type Hears = {
  line(state: LineState): void;
  /** A call is new, or is not as it was. */
  talk(talk: Talk): void;
  /** `elsewhere`: it rang here, and somebody else took it. */
  ended(id: string, cause: Cause, elsewhere: boolean): void;
  handed(id: string, to: string): void;
};

/** Why something was not done, as a word key's last part. */
export class NotDone extends Error {
  readonly why: 'microphone' | 'noMicrophone' | 'insecure' | 'transfer' | 'failed';
  constructor(why: NotDone['why'], cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** A telephone, whatever protocol it speaks. Each promise settles when it is done, or throws `NotDone`. */
export type SoftphonePort = {
  dial(number: string): Promise<string>;
  accept(id: string): Promise<void>;
  /** Declines, gives up or ends: whichever it is the moment for. */
  hangUp(id: string): Promise<void>;
  hold(id: string, held: boolean): Promise<void>;
  mute(id: string, muted: boolean): void;
  tone(id: string, digit: string): void;
  /** To a number, without asking; or to the one spoken with in another call of this telephone. */
  transfer(id: string, to: { number: string } | { talkId: string }): Promise<void>;
  useDevices(devices: { microphone: string; speaker: string }): void;
  close(): Promise<void>;
};

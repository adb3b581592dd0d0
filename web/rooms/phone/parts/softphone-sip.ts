import { Invitation, Inviter, type Notification, Registerer, type Session, SessionState, UserAgent, Web } from 'sip.js';
import { newKey } from '../../../lib/client.ts';
import { type Account, type Cause, type Hears, NotDone, type SoftphonePort, type Talk } from './softphone-port.ts';
import { openSound } from './softphone-sound.ts';
import { causeOf, isElsewhere, statusOfFragment } from './sip-causes.ts';

const ICE_MS = 800;
const AGAIN_MS = [1, 2, 4, 8, 15, 30].map((seconds) => seconds * 1000);
const CONSTRAINTS = { audio: true, video: false };

type Line = { session: Session; talk: Talk; cause: Cause; elsewhere: boolean };

/** The telephone over SIP.js: SIP on a WebSocket, sound by WebRTC. */
export async function openSip(account: Account, hears: Hears): Promise<SoftphonePort> {
  const sound = openSound();
  const lines = new Map<string, Line>();
  let closed = false;
  let attempt = 0;
  let again: ReturnType<typeof setTimeout> | undefined;

  const at = (target: string) => {
    const uri = UserAgent.makeURI(
      `sip:${encodeURIComponent(target).replaceAll('%2B', '+').replaceAll('%2A', '*')}@${account.domain}`,
    );
    if (!uri) throw new NotDone('failed');
    return uri;
  };
  const agent = new UserAgent({
    uri: at(account.user),
    displayName: account.name,
    authorizationUsername: account.user,
    authorizationPassword: account.password,
    transportOptions: { server: account.wss, keepAliveInterval: 25, traceSip: false },
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(() => sound.listen()),
    sessionDescriptionHandlerFactoryOptions: {
      iceGatheringTimeout: ICE_MS,
      peerConnectionConfiguration: { iceServers: account.iceServers },
    },
    delegate: {
      onConnect: () => void register(),
      onDisconnect: (error) => {
        if (error) lost();
      },
      onInvite: (invitation) =>
        begin(invitation, 'in', invitation.remoteIdentity.uri.user ?? '', invitation.remoteIdentity.displayName),
    },
  });
  const registerer = new Registerer(agent, { expires: 300 });
  async function register(): Promise<void> {
    attempt = 0;
    hears.line('connecting');
    await registerer.register({
      requestDelegate: {
        // Also where it was registered before: the exchange may have forgotten.
        onAccept: () => hears.line('ready'),
        onReject: ({ message: { statusCode = 500 } }) => {
          const isOurs = statusCode === 401 || statusCode === 403 || statusCode === 404 || statusCode === 407;
          hears.line(isOurs ? 'refused' : 'broken');
          if (!isOurs) again = setTimeout(() => void register(), AGAIN_MS.at(-1));
        },
      },
    });
  }
  function lost(): void {
    if (closed) return;
    hears.line('broken');
    clearTimeout(again);
    again = setTimeout(connect, AGAIN_MS[Math.min(attempt++, AGAIN_MS.length - 1)]);
  }
  function connect(): void {
    clearTimeout(again);
    if (closed || agent.isConnected()) return;
    agent.reconnect().catch(lost);
  }

  const lineOf = (id: string): Line => {
    const line = lines.get(id);
    if (!line) throw new NotDone('failed');
    return line;
  };
  const change = (line: Line, to: Partial<Talk>): void => {
    line.talk = { ...line.talk, ...to };
    hears.talk(line.talk);
  };

  function begin(session: Invitation | Inviter, direction: 'in' | 'out', number: string, name = ''): Line {
    const id = newKey();
    const talk: Talk = {
      ...{ id, sipId: session.request.callId, direction, number, name },
      ...{ state: 'ringing', answeredAt: null, muted: false },
    };
    const line: Line = { session, talk, cause: direction === 'in' ? 'cancel' : 'normalClearing', elsewhere: false };
    lines.set(id, line);
    session.sessionDescriptionHandlerOptionsReInvite = { constraints: CONSTRAINTS } as object;
    session.delegate = {
      onCancel: ({ request }) => (line.elsewhere = isElsewhere(request.getHeader('Reason'))),
    };
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established) {
        line.cause = 'normalClearing';
        sound.hear(id, handlerOf(session).remoteMediaStream);
        change(line, { state: 'talking', answeredAt: Date.now() });
      }
      if (state === SessionState.Terminated) {
        lines.delete(id);
        sound.hush(id);
        // Why it was declined is said right after that it has ended.
        queueMicrotask(() => hears.ended(id, line.cause, line.elsewhere));
      }
    });
    hears.talk(talk);
    return line;
  }

  async function hold(id: string, held: boolean): Promise<void> {
    const line = lineOf(id);
    const options: object = { constraints: CONSTRAINTS, hold: held };
    line.session.sessionDescriptionHandlerOptionsReInvite = options;
    await new Promise<void>((resolve, reject) => {
      const requestDelegate = { onAccept: () => resolve(), onReject: () => reject(new NotDone('failed')) };
      line.session.invite({ requestDelegate }).catch((error: unknown) => reject(new NotDone('failed', error)));
    });
    handlerOf(line.session).enableSenderTracks(!held && !line.talk.muted);
    handlerOf(line.session).enableReceiverTracks(!held);
    change(line, { state: held ? 'held' : 'talking' });
  }

  addEventListener('online', connect);
  hears.line('connecting');
  await agent.start().catch(lost);

  return {
    async dial(number) {
      await sound.ask();
      const inviter = new Inviter(agent, at(number), {
        sessionDescriptionHandlerOptions: { constraints: CONSTRAINTS } as object,
      });
      const line = begin(inviter, 'out', number);
      const onReject = ({ message }: { message: { statusCode?: number } }) =>
        void (line.cause = causeOf(message.statusCode ?? 500));
      await inviter.invite({ requestDelegate: { onReject } }).catch((error: unknown) => {
        throw new NotDone('failed', error);
      });
      return line.talk.id;
    },
    async accept(id) {
      const { session } = lineOf(id);
      if (!(session instanceof Invitation)) return;
      await sound.ask();
      await session.accept({ sessionDescriptionHandlerOptions: { constraints: CONSTRAINTS } as object });
    },
    async hangUp(id) {
      const line = lineOf(id);
      const { session } = line;
      if (session.state === SessionState.Established) return void (await session.bye());
      line.cause = session instanceof Inviter ? 'cancel' : 'busy';
      if (session instanceof Inviter) await session.cancel();
      else if (session instanceof Invitation) await session.reject({ statusCode: 486 });
    },
    hold,
    mute(id, muted) {
      const line = lineOf(id);
      handlerOf(line.session).enableSenderTracks(!muted && line.talk.state !== 'held');
      change(line, { muted });
    },
    tone: (id, digit) => void handlerOf(lineOf(id).session).sendDtmf(digit),
    async transfer(id, to) {
      const line = lineOf(id);
      const other = 'talkId' in to ? lineOf(to.talkId) : null;
      const target = 'number' in to ? at(to.number) : (other as Line).session;
      const said = 'number' in to ? to.number : (other as Line).talk.number;
      await new Promise<void>((resolve, reject) => {
        const onNotify = (notification: Notification) => {
          void notification.accept();
          const status = statusOfFragment(notification.request.body);
          if (status >= 300) reject(new NotDone('transfer'));
          else if (status >= 200) resolve();
        };
        const requestDelegate = { onReject: () => reject(new NotDone('transfer')) };
        // The other side may leave as soon as it has understood.
        line.session.stateChange.addListener((state) => state === SessionState.Terminated && resolve());
        line.session
          .refer(target, { onNotify, requestDelegate })
          .catch((error: unknown) => reject(new NotDone('transfer', error)));
      });
      hears.handed(id, said);
      for (const one of [line, other]) if (one?.session.state === SessionState.Established) await one.session.bye();
    },
    useDevices(devices) {
      sound.useDevices(devices);
      for (const { session } of lines.values()) void sound.swap(session.sessionDescriptionHandler);
    },
    async close() {
      closed = true;
      clearTimeout(again);
      removeEventListener('online', connect);
      await agent.stop();
      sound.close();
    },
  };
}

function handlerOf(session: Session): Web.SessionDescriptionHandler {
  const handler = session.sessionDescriptionHandler;
  if (!(handler instanceof Web.SessionDescriptionHandler)) throw new NotDone('failed');
  return handler;
}

import type { Fact } from '../contract.ts';
import type { AriEvent } from './contract.ts';

type Channel = NonNullable<AriEvent['channel']>;

const begun = (channel: Channel): Fact => ({
  ...{ is: 'channel', id: channel.id, call: null, name: channel.name, from: channel.caller.number || 'anonymous' },
  ...{ to: channel.dialplan.exten, context: channel.dialplan.context },
});

/** Only a channel that came by itself begins a call; one that is called joins by the Dial that calls it. */
export const begins = (channel: Channel): Fact | null =>
  channel.id.startsWith('mostrador-') || !['', 's'].includes(channel.dialplan.exten) ? begun(channel) : null;

/** What an event of ARI says of its channels, in the same words as the manager's. */
export function factsOf(event: AriEvent): Fact[] {
  const { channel, peer, caller } = event;
  switch (event.type) {
    case 'ChannelCreated':
    case 'StasisStart':
      return [channel ? begins(channel) : null].filter((fact) => fact !== null);
    case 'ChannelStateChange':
      return [];
    case 'Dial': {
      if (!peer || !caller) return [];
      if (event.dialstatus === 'ANSWER') return [{ is: 'answered', id: caller.id, peer: peer.name }];
      return event.dialstatus === '' || event.dialstatus === 'RINGING'
        ? [{ is: 'rings', id: caller.id, peer: peer.name, peerId: peer.id }]
        : [];
    }
    case 'ChannelDialplan':
      return channel && /^VoiceMail$/i.test(channel.dialplan.app_name) ? [{ is: 'machine', id: channel.id }] : [];
    case 'ChannelEnteredBridge':
      return channel && event.bridge ? [{ is: 'bridged', id: channel.id, bridge: event.bridge.id }] : [];
    case 'ChannelHold':
      return channel ? [{ is: 'held', id: channel.id }] : [];
    case 'ChannelUnhold':
      return channel ? [{ is: 'resumed', id: channel.id }] : [];
    case 'BridgeBlindTransfer':
      return channel && event.result === 'Success' ? [{ is: 'handed', id: channel.id, to: event.exten, joins: null }] : [];
    case 'BridgeAttendedTransfer': {
      const { transferer_first_leg: first, transferer_second_leg: second, transfer_target: target } = event;
      if (!first || event.result !== 'Success') return [];
      const to = /^[^/]+\/([^@;-]+)/.exec(target?.name ?? '')?.[1] ?? second?.dialplan.exten ?? '';
      return [{ is: 'handed', id: first.id, to, joins: second?.id ?? null }];
    }
    case 'ChannelDestroyed':
      return channel ? [{ is: 'gone', id: channel.id, cause: event.cause }] : [];
    default:
      return [];
  }
}

import type { Fact } from '../contract.ts';
import type { Packet } from './contract.ts';

/** Packets that are whole, and the rest: the greeting is a line, everything else ends with an empty one. */
export function packetsIn(text: string): { packets: Packet[]; rest: string } {
  const greeted = text.replace(/^Asterisk Call Manager\/[^\r\n]*\r?\n/, '');
  const parts = greeted.split(/\r?\n\r?\n/);
  const rest = parts.pop() ?? '';
  return { packets: parts.filter((part) => part.trim() !== '').map(packetOf), rest };
}

const packetOf = (part: string): Packet =>
  Object.fromEntries(
    part.split(/\r?\n/).flatMap((line) => {
      const [, name, value = ''] = /^([A-Za-z0-9_-]+):[ \t]?(.*)$/.exec(line) ?? [];
      return name ? [[name, value]] : [];
    }),
  );

/** A packet to send. A break within a value would begin a field of somebody else's choice: it is taken out. */
export const written = (fields: Record<string, string>): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value.replaceAll(/[\r\n]/g, ' ')}`)
    .join('\r\n')}\r\n\r\n`;

const isNumber = (text: string | undefined): text is string => text !== undefined && text !== '' && text !== '<unknown>';

/** What an event says of its channels; null where it says nothing of calls. */
export function factOf(packet: Packet): Fact | null {
  const id = packet.Uniqueid ?? '';
  const channel = packet.Channel ?? '';
  switch (packet.Event) {
    case 'Newchannel':
    case 'CoreShowChannel': {
      const from = isNumber(packet.CallerIDNum) ? packet.CallerIDNum : 'anonymous';
      const call = packet.Linkedid || null;
      return { is: 'channel', id, call, name: channel, from, to: packet.Exten ?? '', context: packet.Context ?? '' };
    }
    case 'QueueCallerJoin':
      return { is: 'queued', id, queue: packet.Queue ?? '' };
    case 'DialBegin':
      return {
        is: 'rings',
        id: id || (packet.DestUniqueid ?? ''),
        peer: packet.DestChannel ?? '',
        peerId: packet.DestUniqueid ?? null,
      };
    case 'DialEnd':
      return packet.DialStatus === 'ANSWER'
        ? { is: 'answered', id: id || (packet.DestUniqueid ?? ''), peer: packet.DestChannel ?? '' }
        : null;
    case 'AgentConnect':
      return { is: 'answered', id, peer: packet.Interface || (packet.DestChannel ?? '') };
    case 'BridgeEnter':
      return { is: 'bridged', id, bridge: packet.BridgeUniqueid ?? '' };
    case 'Newexten':
      return /^VoiceMail$/i.test(packet.Application ?? '') ? { is: 'machine', id } : null;
    case 'Hold':
      return { is: 'held', id };
    case 'Unhold':
      return { is: 'resumed', id };
    case 'BlindTransfer':
      return packet.Result === 'Success'
        ? { is: 'handed', id: packet.TransfererUniqueid ?? '', to: packet.Extension ?? '', joins: null }
        : null;
    case 'AttendedTransfer': {
      if (packet.Result !== 'Success') return null;
      const target = packet.TransferTargetChannel ?? '';
      const to = target ? /^[^/]+\/([^@;-]+)/.exec(target)?.[1] : packet.SecondTransfererExten;
      return {
        is: 'handed',
        id: packet.OrigTransfererUniqueid ?? '',
        to: to ?? '',
        joins: packet.SecondTransfererUniqueid ?? null,
      };
    }
    case 'Hangup':
      return { is: 'gone', id, cause: Number(packet.Cause ?? 0) };
    default:
      return null;
  }
}

import { t } from '../../../lib/words.ts';
import type { Case, DoorChoice } from '../api.ts';

type Way = DoorChoice & { known: boolean };

const PAGE: Way = { channel: 'web', address: null, known: true };
const isMail = (address: string | null): boolean => address?.includes('@') ?? false;
export const sameDoor = (a: DoorChoice, b: DoorChoice): boolean =>
  a.channel === b.channel && (a.address ?? '').toLowerCase() === (b.address ?? '').toLowerCase();

/** What is known against a door: mail that went there came back. */
export const isClosed = <C extends { address: string }>(closed: readonly C[], { channel, address }: DoorChoice): C | undefined =>
  channel === 'email' ? closed.find((one) => one.address === address?.toLowerCase()) : undefined;

/** Ways by which an answer of this case may leave: the usual one, the others they came by, those not known to be theirs, and always their page. */
export function waysOf(one: Pick<Case, 'doors' | 'answerBy'>): Way[] {
  const came = one.doors.flatMap(({ channel, address, known }): Way[] => {
    if (channel === 'phone' || channel === 'api') return isMail(address) ? [{ channel: 'email', address, known }] : [];
    if (channel === 'web') return isMail(address) ? [{ channel: 'email', address, known }] : [];
    if (channel === 'email' && !isMail(address)) return [];
    return [{ channel, address, known }];
  });
  const ranked = [...came].sort((a, b) => Number(b.known) - Number(a.known));
  const all: Way[] = [{ ...one.answerBy, known: true }, ...ranked, PAGE];
  return all.filter((way, n) => all.findIndex((other) => sameDoor(way, other)) === n);
}

/** «por correo a ana@…», short enough for a line. */
export function sayDoor({ channel, address }: DoorChoice): string {
  const to = address?.split('\n')[0] ?? '';
  if (channel === 'email' || channel === 'fax' || channel === 'post') return t(`cases.door.${channel}`, { address: to });
  return t(channel === 'chat' ? 'cases.door.chat' : 'cases.door.web');
}

import type { Json } from '../../../../platform/json.ts';
import { zAsterisk } from '../asterisk/contract.ts';
import { zExchange } from '../softphone/contract.ts';
import type { LineKind } from './contract.ts';

/** The first setting that keeps a line from being connected to; null where it can be. Browsers connect to lines of any kind that say where. */
export function wrongSetting(kind: LineKind, settings: Record<string, Json>): string | null {
  const browsers = kind === 'softphone' || settings['wss'] || settings['domain'];
  if (kind === 'asterisk') {
    const read = zAsterisk.safeParse(settings);
    if (!read.success) return String(read.error.issues[0]?.path[0] ?? 'user');
    const missing = read.data.way === 'ari' ? (read.data.address ? null : 'address') : read.data.host === '' ? 'host' : null;
    if (missing) return missing;
  }
  const exchange = browsers ? zExchange.safeParse(settings) : null;
  return exchange && !exchange.success ? String(exchange.error.issues[0]?.path[0] ?? 'wss') : null;
}

/** How a seat is compared: a number or an extension by its digits, anything else in small letters. `sip:21@exchange` and `PJSIP/21` are 21. */
export function seatName(said: string): string {
  const [, scheme, rest = ''] = /^(sips?:|tel:|pjsip\/|sip\/|local\/)?(.*)$/i.exec(said.trim()) ?? [];
  const bare = (scheme ? rest.replace(/@.*$/, '') : rest).toLowerCase().normalize('NFC');
  const digits = bare.replace(/[\s().-]/g, '');
  return /^\+?\d+$/.test(digits) ? digits.replace(/^(\+|00)/, '').replace(/^34(?=[6-9]\d{8}$)/, '') : bare;
}

/**
 * Where a browser connects to, as a content policy names it; null where no page may: unsealed sound goes to this machine alone, and a policy knows names and
 * IPv4 numbers. Paths are left out, as exchanges redirect.
 */
export function addressOf(wss: string): string | null {
  const { protocol, host, hostname } = new URL(wss);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  return /^[a-z0-9.-]+(:\d+)?$/.test(host) && (protocol === 'wss:' || isHere) ? `${protocol}//${host}` : null;
}

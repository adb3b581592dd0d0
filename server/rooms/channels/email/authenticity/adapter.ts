import { Resolver } from 'node:dns/promises';
import { LRUCache } from 'lru-cache';
import type { Authenticate, Checked } from './contract.ts';
import { alignedWith, domainOf, isNear, isNobodys, verdictOf } from './decide.ts';

const LIMIT_MS = 8000;
const DNS_MS = 2000;
const REMEMBERED_MS = 5 * 60_000;
/** A DNS that does not answer is not asked for a while: mail must not queue behind it. */
const RESTS_MS = 30_000;
const UNKNOWN: Checked = { spf: 'temperror', dkim: 'temperror', dmarc: 'temperror', aligned: false };

type Resolve = (name: string, type: string) => Promise<string[] | string[][]>;

const failing = (code: string): Error => Object.assign(new Error(code), { code });

/** The DNS with a memory; a name that can't exist is not asked for. */
function careful(ask: Resolve): Resolve {
  const known = new LRUCache<string, { records: string[] | string[][] } | { code: string }>({ max: 5000, ttl: REMEMBERED_MS });
  let restsUntil = 0;
  return async (name, type) => {
    if (isNobodys(name)) throw failing('ENOTFOUND');
    const key = `${type} ${name}`.toLowerCase();
    const before = known.get(key);
    if (before) {
      if ('code' in before) throw failing(before.code);
      return before.records;
    }
    if (Date.now() < restsUntil) throw failing('ETIMEOUT');
    try {
      const records = await ask(name, type);
      known.set(key, { records });
      return records;
    } catch (error) {
      const { code = 'ESERVFAIL' } = error as { code?: string };
      if (code === 'ENOTFOUND' || code === 'ENODATA') known.set(key, { code });
      else restsUntil = Date.now() + RESTS_MS;
      throw error;
    }
  };
}

/** Checks by mailauth over a DNS of one's choice. */
export function authenticator(ask: Resolve): Authenticate {
  const resolver = careful(ask);
  return async (raw, passage) => {
    let bell: NodeJS.Timeout | undefined;
    const late = new Promise<Checked>((resolve) => {
      bell = setTimeout(() => resolve(UNKNOWN), LIMIT_MS);
    });
    return Promise.race([check(raw, passage, resolver), late]).finally(() => clearTimeout(bell));
  };
}

const check = async (
  ...[raw, { ip, helo, sender, from }, resolver]: [...Parameters<Authenticate>, Resolve]
): Promise<Checked> => {
  const { default: mailauth } = await import('mailauth');
  const brought = ip && !isNear(ip) ? { ip, helo: helo ?? '' } : { trustReceived: true };
  const found = await mailauth.authenticate(raw, {
    ...brought,
    sender: sender ?? '',
    resolver: resolver as never,
    disableArc: true,
    disableBimi: true,
    mta: 'mostrador',
  });
  const mine = domainOf(from);
  const signatures = found.dkim?.results ?? [];
  const signed = signatures.filter((one) => one.status.result === 'pass');
  const spf = found.spf ? verdictOf(found.spf.status.result) : 'none';
  const dmarc = found.dmarc ? verdictOf(found.dmarc.status.result) : 'none';
  const proven =
    signed.some((one) => alignedWith(mine, one.signingDomain ?? '')) ||
    (spf === 'pass' && found.spf && alignedWith(mine, found.spf.domain));
  return {
    spf,
    dkim: signed.length ? 'pass' : verdictOf(signatures[0]?.status.result),
    dmarc,
    aligned: dmarc === 'pass' || (dmarc === 'none' && Boolean(proven)),
  };
};

const dns = new Resolver({ timeout: DNS_MS, tries: 1 });
export const authenticateByDns: Authenticate = authenticator((name, type) => dns.resolve(name, type) as Promise<string[]>);

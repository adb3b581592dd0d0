/**
 * The mailbox behind an address, for counting only: letters are written to the address itself. `Ana+shop@X.es` and `ana@x.es` are one person's; where the
 * post office also passes over dots, so are `a.na@gmail.com` and `ana@googlemail.com`.
 */
export function mailboxOf(address: string): string {
  const [local = '', domain = ''] = address.trim().toLowerCase().normalize('NFKC').split('@');
  const [name = ''] = local.split('+');
  const isGoogle = domain === 'gmail.com' || domain === 'googlemail.com';
  return isGoogle ? `${name.replaceAll('.', '')}@gmail.com` : `${name === '' ? local : name}@${domain}`;
}

/** More a day than a person needs: the key is told where they write, too. */
export const A_DAY = 5;

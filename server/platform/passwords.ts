import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/** argon2id with 19 MiB and two passes, the least that OWASP's password storage sheet accepts. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is kept of a password. Composed and decomposed accents are the same password. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

const nobodys = hashPassword(randomBytes(16).toString('hex'));

/** Whether a password is the kept one. Where none is kept it takes as long, so that the wait does not tell who has an account. */
export async function checkPassword(password: string, kept: string | null): Promise<boolean> {
  const right = await verify(kept ?? (await nobodys), password.normalize('NFKC'));
  return kept !== null && right;
}

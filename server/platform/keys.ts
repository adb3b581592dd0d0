import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** The installation's one secret, and what is derived from it. */
export type Keys = {
  /** Signs a value for a purpose; URL-safe text. */
  sign(purpose: string, value: string): string;
  verify(purpose: string, value: string, signature: string): boolean;
  /** Encrypts a credential at rest (AES-256-GCM); text that only `open` reads. */
  seal(plain: string): string;
  open(sealed: string): string;
};

export function makeKeys(secret: Buffer): Keys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'mostrador', purpose, 32));
  const sealKey = derive('seal');
  // Purposes are few, and deriving a key takes longer than signing with it.
  const signing = new Map<string, Buffer>();
  const signingKey = (purpose: string): Buffer => {
    const key = signing.get(purpose) ?? derive(`sign:${purpose}`);
    signing.set(purpose, key);
    return key;
  };
  const sign = (purpose: string, value: string) =>
    createHmac('sha256', signingKey(purpose)).update(value).digest('base64url').slice(0, 32);
  return {
    sign,
    verify: (purpose, value, signature) => {
      const expected = Buffer.from(sign(purpose, value));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
    seal: (plain) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed) => {
      const raw = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, raw.subarray(0, 12));
      decipher.setAuthTag(raw.subarray(12, 28));
      return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

/** A fresh token for a person to carry: 32 random bytes, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

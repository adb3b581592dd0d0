const US_ASCII = /charset\s*=\s*"?us-ascii"?/gi;
const US_ASCII_OR_UTF8 = /charset\s*=\s*"?(us-ascii|utf-?8)"?/gi;
/** Parts of mails larger than this are left as they say they are: what is large is a file, not words. */
const MENDED = 4_000_000;
const HEAD_OF_BODY = 64_000;
const STEP = 1_000_000;

/** The charset that the head of a mail names, for bare bytes in it. */
export const namedCharset = (head: string): string | null => /charset\s*=\s*"?([\w.:-]+)/i.exec(head)?.[1] ?? null;

/**
 * A mail that says us-ascii or UTF-8 over bytes that are neither comes from a Windows of the nineties: it is read as windows-1252, which
 * every such client meant. Bare bytes in the head are of the charset that the body names, else of that one.
 */
export function readable(raw: Buffer): Buffer {
  if (isUtf8(raw)) return raw;
  const end = raw.indexOf('\r\n\r\n') >= 0 ? raw.indexOf('\r\n\r\n') : raw.indexOf('\n\n');
  const [head, body] = end < 0 ? [raw, Buffer.alloc(0)] : [raw.subarray(0, end), raw.subarray(end)];
  const charset = namedCharset(head.toString('latin1'));
  const decoded = isUtf8(head) ? head.toString('utf8') : decoderOf(charset).decode(head);
  // Of several parts each may be of another charset: what they say of themselves then holds.
  const wrong = /^content-type:\s*multipart/im.test(decoded) ? US_ASCII : US_ASCII_OR_UTF8;
  const mended = isUtf8(body) ? decoded : decoded.replace(wrong, 'charset=windows-1252');
  const isMended = body.length <= MENDED && body.subarray(0, HEAD_OF_BODY).toString('latin1').search(US_ASCII) >= 0;
  const parts = isMended ? Buffer.from(body.toString('latin1').replace(US_ASCII, 'charset=windows-1252'), 'latin1') : body;
  return Buffer.concat([Buffer.from(mended, 'utf8'), parts]);
}

function decoderOf(charset: string | null): TextDecoder {
  try {
    return new TextDecoder(charset && !/^(us-ascii|utf-?8)$/i.test(charset) ? charset : 'windows-1252');
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder('windows-1252');
    throw error;
  }
}

/** Looked at step by step, so that a large mail is not held twice. */
function isUtf8(raw: Buffer): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < raw.length; at += STEP) decoder.decode(raw.subarray(at, at + STEP), { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** More parts than any program makes. */
const MOST_PARTS = 1500;

/** A mail of many parts is read up to where it can only be meant to do harm; what follows stays in the raw mail. */
export function withinBounds(raw: Buffer): Buffer {
  let parts = 0;
  let at = raw.indexOf('\n--');
  while (at >= 0 && ++parts <= MOST_PARTS) at = raw.indexOf('\n--', at + 3);
  if (at < 0) return raw;
  const isOfParts = /^content-type:\s*multipart/im.test(raw.subarray(0, HEAD_OF_BODY).toString('latin1'));
  return isOfParts ? raw.subarray(0, at) : raw;
}

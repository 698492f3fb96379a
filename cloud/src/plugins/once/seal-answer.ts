import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface KeptAnswer {
  contentType: string | undefined;
  /** Base64. */
  payload: string;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * An answer may hold a new password or a code: it is kept so that only the idempotency key opens it, of which HQ keeps no more than
 * a hash. AES-256-GCM, its key by HKDF; nonce, tag, ciphertext.
 */
export function sealAnswer(idempotencyKey: string, answer: KeptAnswer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, secretOf(idempotencyKey), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(answer)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

export function openAnswer(idempotencyKey: string, sealed: Buffer): KeptAnswer {
  const decipher = createDecipheriv(algorithm, secretOf(idempotencyKey), sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const opened = Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
  return JSON.parse(opened.toString()) as KeptAnswer;
}

function secretOf(idempotencyKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', idempotencyKey, '', 'rollcall answer', 32));
}

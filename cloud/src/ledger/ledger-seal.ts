import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** Seals what HQ alone may read in the archive. */
export interface LedgerSeal {
  /** Which key it is: what another key sealed can't be opened. */
  keyId: string;
  /** @param name what the text is called in the archive; it can't be opened under another name */
  seal(name: string, text: string): Buffer;
  /** @returns undefined unless it was sealed by this key, under this name, and nothing was changed */
  open(name: string, sealed: Uint8Array): string | undefined;
}

const nonceBytes = 12;
const tagBytes = 16;

/** @param secret the private half of HQ's ledger key; what is sealed tells nothing about it */
export function createLedgerSeal(secret: Uint8Array): LedgerSeal {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `rollcall ledger archive ${use}`, 32));
  const key = derive('seal');
  return {
    keyId: createHash('sha256').update(derive('name')).digest('hex').slice(0, 16),
    seal(name, text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    open(name, sealed) {
      const [nonce, tag] = [sealed.subarray(0, nonceBytes), sealed.subarray(nonceBytes, nonceBytes + tagBytes)];
      if (tag.length < tagBytes) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name)).setAuthTag(tag);
      try {
        return decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined; // The tag doesn't fit: another key, another name, or changed bytes.
      }
    },
  };
}

import { type CipherGCMTypes, createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { BackupFailure } from '../backup-failure.ts';

// A pack is one encrypted file. It begins with a line of JSON that says how its key follows from the passphrase; then come the bytes,
// and last the tag of AES-256-GCM, which also covers that line. Deciphered it is lines of JSON, some followed by the bytes of a file:
//
//   {"kind":"pack","v":1,"label":…,"madeAt":…}
//   {"kind":"file","area":"site","name":"keys/hq-key-set.jws","sizeBytes":812,"sha256":…}  and then 812 bytes, and a line's end
//   {"kind":"end","files":1}

export const tagBytes = 16;
const cipher: CipherGCMTypes = 'aes-256-gcm';
const magic = 'rollcall-pack';
/** What an attacker pays for each guess of the passphrase: about a tenth of a second and 64 MB. */
const cost = { N: 2 ** 16, r: 8, p: 1 };
export const longestLine = 4096;

const openingSchema = z.object({
  magic: z.literal(magic),
  v: z.literal(1),
  kdf: z.literal('scrypt'),
  N: z.int().max(2 ** 20),
  r: z.int().max(32),
  p: z.int().max(8),
  salt: z.base64(),
  iv: z.base64(),
});

/** `site`: a file of the installation. `paper`: an object of the store. */
export const packLineSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pack'),
    v: z.literal(1),
    label: z.string(),
    madeAt: z.iso.datetime(),
  }),
  z.object({
    kind: z.literal('file'),
    area: z.enum(['site', 'paper']),
    name: z.string(),
    sizeBytes: z.int().nonnegative(),
    sha256: z.string(),
  }),
  z.object({ kind: z.literal('end'), files: z.int() }),
]);
export type PackLine = z.infer<typeof packLineSchema>;
export type PackedFile = Extract<PackLine, { kind: 'file' }>;

/** Begins a pack: its first line, and what enciphers all that follows. */
export async function beginPack(passphrase: string) {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const opening = { magic, v: 1, kdf: 'scrypt', ...cost, salt: salt.toString('base64'), iv: iv.toString('base64') };
  const line = Buffer.from(`${JSON.stringify(opening)}\n`);
  const sealing = createCipheriv(cipher, await keyOf(passphrase, { ...cost, salt }), iv);
  sealing.setAAD(line);
  return { line, sealing };
}

/** @param line with its end. @throws BackupFailure when it isn't the first line of a pack */
export async function openPackLine(passphrase: string, line: Buffer) {
  const opening = openingSchema.safeParse(parseJson(line.toString()));
  if (!opening.success) throw new BackupFailure('backup_damaged', 'the pack does not begin as a pack does');
  const { N, r, p, salt, iv } = opening.data;
  const key = await keyOf(passphrase, { N, r, p, salt: Buffer.from(salt, 'base64') });
  const opener = createDecipheriv(cipher, key, Buffer.from(iv, 'base64'));
  opener.setAAD(line);
  return opener;
}

function keyOf(passphrase: string, { N, r, p, salt }: typeof cost & { salt: Buffer }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema then says that it is none.
  }
}

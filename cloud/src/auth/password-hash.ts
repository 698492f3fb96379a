import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

// OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. About 33 ms here.
const parameters = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 };
const prefix = `$argon2id$v=19$m=${parameters.memory},t=${parameters.passes},p=${parameters.parallelism}$`;
const derive = promisify(argon2);

/** 96 random bits, to be shown once. */
export function makePassword(): string {
  return randomBytes(12).toString('base64url');
}

/** The password as a PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await tagOf(password, nonce, parameters);
  return `${prefix}${base64(nonce)}$${base64(tag)}`;
}

/** Compares in constant time. Reads the parameters from the hash, so that they may be raised later. */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (!match) return false;
  const [, memory, passes, parallelism, salt = '', expected = ''] = match;
  const wanted = Buffer.from(expected, 'base64');
  const tag = await tagOf(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.length,
  });
  return timingSafeEqual(tag, wanted);
}

/** Takes as long as a real comparison: for an account that doesn't exist. The answer is always no. */
export async function wasteOneComparison(password: string): Promise<false> {
  await tagOf(password, Buffer.alloc(16), parameters);
  return false;
}

/** NFKC, because keyboards compose the same character differently. */
function tagOf(password: string, nonce: Buffer, settings: typeof parameters): Promise<Buffer> {
  return derive('argon2id', { message: Buffer.from(password.normalize('NFKC')), nonce, ...settings });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

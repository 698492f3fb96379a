import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

// mosquitto_passwd's own number. The password is 192 random bits: nothing is won by more.
const iterations = 101;

/** A station's password at a broker that keeps a password file, and its hash in mosquitto's form. */
export async function createBrokerPassword(): Promise<{ password: string; hash: string }> {
  const password = randomBytes(24).toString('base64url');
  return { password, hash: await mosquittoHash(password, randomBytes(12)) };
}

/** `$7$<iterations>$<salt>$<hash>`: PBKDF2 with SHA-512, as mosquitto 2 writes it. */
export async function mosquittoHash(password: string, salt: Buffer): Promise<string> {
  const hash = await promisify(pbkdf2)(password, salt, iterations, 64, 'sha512');
  return `$7$${iterations}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

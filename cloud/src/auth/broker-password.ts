import { createHmac, pbkdf2, randomBytes } from 'node:crypto';
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

/** Stations that nobody has: `rollcall doctor` speaks as them to see what a broker lets a station do. */
const doctorStationIds = ['rollcall-doctor-1', 'rollcall-doctor-2'] as const;

export interface DoctorAccount {
  username: string;
  password: string;
}

/**
 * The broker accounts of the doctor. Their passwords follow from HQ's own, so they are nowhere kept and open nothing to
 * anybody who couldn't speak as HQ anyway.
 */
export function doctorAccounts(hqPassword: string): [DoctorAccount, DoctorAccount] {
  const [first, second] = doctorStationIds;
  return [accountOf(first, hqPassword), accountOf(second, hqPassword)];
}

function accountOf(username: string, hqPassword: string): DoctorAccount {
  return { username, password: createHmac('sha256', hqPassword).update(username).digest('base64url') };
}

import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '../db/database.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { replaceEnrolmentCode } from './enrolment-code-repository.ts';
import type { HqKeys } from './hq-keys.ts';

const base32Alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const enrolmentCodeLifetimeMs = 24 * 60 * 60_000;

/** A code with which this station can enrol once, within a day. Only its hash is kept: it is shown now or never. */
export async function createEnrolmentCode(
  tx: Transaction,
  deps: { hqKeys: Pick<HqKeys, 'fingerprint'>; now: Date },
  stationId: string,
): Promise<{ code: string; expiresAt: Date }> {
  const secret = Array.from(randomBytes(26), (byte) => base32Alphabet[byte % 32]).join('');
  const expiresAt = new Date(deps.now.getTime() + enrolmentCodeLifetimeMs);
  await replaceEnrolmentCode(tx, { codeSha256: hashOfCodeSecret(secret), stationId, now: deps.now, expiresAt });
  await appendFact(tx, {
    type: 'enrolment_code_created',
    subject: `station:${stationId}`,
    payload: { expiresAt: expiresAt.toISOString() },
  });
  return { code: `${secret}.${deps.hqKeys.fingerprint}`, expiresAt };
}

/** 130 random bits need no slow hash. */
export function hashOfCodeSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '../db/database.ts';
import { appendFact } from '../ledger/append-fact.ts';
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

/** A new code makes the unused ones of its station void. */
async function replaceEnrolmentCode(
  tx: Transaction,
  code: { codeSha256: Buffer; stationId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await deleteUnusedCodes(tx, code.stationId);
  await tx
    .insertInto('enrolment_code')
    .values({
      code_sha256: code.codeSha256,
      station_id: code.stationId,
      created_at: code.now,
      expires_at: code.expiresAt,
    })
    .execute();
}

export async function deleteUnusedCodes(tx: Transaction, stationId: string): Promise<void> {
  await tx.deleteFrom('enrolment_code').where('station_id', '=', stationId).where('used_at', 'is', null).execute();
}

/** Locked until the end of the transaction: a code must not be used twice at once. */
export async function lockEnrolmentCode(tx: Transaction, codeSha256: Buffer) {
  return tx
    .selectFrom('enrolment_code')
    .select(['station_id as stationId', 'expires_at as expiresAt', 'used_thumbprint as usedThumbprint'])
    .where('code_sha256', '=', codeSha256)
    .forUpdate()
    .executeTakeFirst();
}

export async function markCodeUsed(
  tx: Transaction,
  code: { codeSha256: Buffer; thumbprint: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('enrolment_code')
    .set({ used_at: code.now, used_thumbprint: code.thumbprint })
    .where('code_sha256', '=', code.codeSha256)
    .execute();
}

import type { Transaction } from '../db/database.ts';

/** A new code makes the unused ones of its station void. */
export async function replaceEnrolmentCode(
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

import type { ErasePermit } from '@rollcall/shared/contract/erase-permit';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';

/** A permit without its place in the ledger. */
export type PermitContent = Omit<ErasePermit, 'ledger'>;

export interface WaitingPermit {
  permitId: string;
  stationId: string;
  factId: number;
  content: PermitContent;
}

/** @returns false when the card has a permit already */
export async function insertPermit(tx: Transaction, content: PermitContent, factId: number): Promise<boolean> {
  const files = [...content.files, ...content.unreadable];
  const result = await tx
    .insertInto('erase_permit')
    .values({
      permit_id: content.permitId,
      station_id: content.stationId,
      dock_session_id: content.dockSessionId,
      recorder_serial: content.recorderSerial,
      card_volume_id: content.cardVolumeId,
      inventory_sha256: content.inventorySha256,
      dry_run: content.dryRun,
      files: files.length,
      bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      content: JSON.stringify(content),
      fact_id: factId,
      issued_at: content.issuedAt,
      expires_at: content.expiresAt,
      state: 'waiting',
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Permits that are to be signed once their stations have cosigned. */
export async function selectWaitingPermits(db: Database): Promise<WaitingPermit[]> {
  const rows = await db
    .selectFrom('erase_permit')
    .select(['permit_id as permitId', 'station_id as stationId', 'fact_id as factId', 'content'])
    .where('state', '=', 'waiting')
    .orderBy('issued_at')
    .execute();
  return rows.map((row) => ({ ...row, content: row.content as PermitContent }));
}

export async function saveSignedPermit(db: Database, permitId: string, jws: string): Promise<void> {
  await db
    .updateTable('erase_permit')
    .set({ state: 'issued', jws })
    .where('permit_id', '=', permitId)
    .where('state', '=', 'waiting')
    .execute();
}

/** What a station may act on now. */
export async function selectIssuedPermits(db: Database, stationId: string, now: Date) {
  const rows = await db
    .selectFrom('erase_permit')
    .select(['permit_id as permitId', 'jws'])
    .where('station_id', '=', stationId)
    .where('state', '=', 'issued')
    .where('expires_at', '>', now)
    .orderBy('issued_at')
    .execute();
  return rows.flatMap(({ permitId, jws }) => (jws === null ? [] : [{ permitId, jws }]));
}

/** A permit of this station, held until the end of the transaction. */
export async function lockPermit(tx: Transaction, permitId: string, stationId: string) {
  return tx
    .selectFrom('erase_permit')
    .select([
      'permit_id as permitId',
      'state',
      'dock_session_id as dockSessionId',
      'content',
      'expires_at as expiresAt',
    ])
    .select(['files', 'dry_run as dryRun', 'files_erased as filesErased'])
    .where('permit_id', '=', permitId)
    .where('station_id', '=', stationId)
    .forUpdate()
    .executeTakeFirst();
}

export async function saveConfirmed(tx: Transaction, permitId: string, at: Date): Promise<void> {
  await tx.updateTable('erase_permit').set({ confirmed_at: at }).where('permit_id', '=', permitId).execute();
}

/** HQ takes a permit back. What the station then tells of it counts all the same. */
export async function saveWithdrawn(tx: Transaction, permitId: string, at: Date, detail: string): Promise<void> {
  await tx
    .updateTable('erase_permit')
    .set({ state: 'withdrawn', ended_at: at, refusal_detail: detail })
    .where('permit_id', '=', permitId)
    .execute();
}

/** Permits on which nobody can act any more: their time is over, or their card is gone. @returns how many */
export async function endStalePermits(db: Database, now: Date): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update erase_permit p set
      state = case when p.expires_at <= ${now} then 'expired' else 'withdrawn' end,
      ended_at = ${now},
      refusal_detail = case when p.expires_at <= ${now} then null else 'undocked' end
    from dock_session d
    where d.dock_session_id = p.dock_session_id and p.ended_at is null
      and (p.expires_at <= ${now} or d.undocked_at is not null)
  `.execute(db);
  return Number(numAffectedRows);
}

/** Why the station refused the last permit for this very inventory, if that was after `since`, which depends on the reason. */
export async function findLastRefusal(
  db: Database | Transaction,
  { dockSessionId, inventorySha256 }: { dockSessionId: string; inventorySha256: string | null },
  since: { notVerified: Date; other: Date },
): Promise<string | null> {
  const row = await db
    .selectFrom('erase_permit')
    .select('refusal')
    .where('dock_session_id', '=', dockSessionId)
    .where('inventory_sha256', '=', inventorySha256)
    .where('state', '=', 'refused')
    .where('ended_at', '>', since.other)
    .where((eb) => eb.or([eb('refusal', '<>', 'not_verified'), eb('ended_at', '>', since.notVerified)]))
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.refusal ?? null;
}

/** Whether a dry run of this very inventory was done. */
export async function wasTried(
  tx: Transaction,
  { dockSessionId, inventorySha256 }: { dockSessionId: string; inventorySha256: string | null },
): Promise<boolean> {
  const row = await tx
    .selectFrom('erase_permit')
    .select('permit_id')
    .where('dock_session_id', '=', dockSessionId)
    .where('inventory_sha256', '=', inventorySha256)
    .where('dry_run', '=', true)
    .where('state', '=', 'done')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

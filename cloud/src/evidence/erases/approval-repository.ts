import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';

export interface NewApproval {
  approvalId: string;
  stationId: string;
  recorderSerial: string;
  cardVolumeId: string;
  path: { bytes: Buffer; text: string };
  sizeBytes: number;
  modifiedAt: string;
  problem: 'unreadable' | 'damaged';
  reason: string;
  by: string;
  onBehalfOf: string | null;
  at: Date;
  /** Nobody else has to agree. */
  approved: boolean;
}

/** @returns false when somebody proposed to let this file go before */
export async function insertApproval(tx: Transaction, approval: NewApproval): Promise<boolean> {
  const { approved, by, at, path } = approval;
  const result = await tx
    .insertInto('erase_approval')
    .values({
      approval_id: approval.approvalId,
      station_id: approval.stationId,
      recorder_serial: approval.recorderSerial,
      card_volume_id: approval.cardVolumeId,
      path_bytes: path.bytes,
      path_text: path.text,
      size_bytes: approval.sizeBytes,
      modified_at: approval.modifiedAt,
      problem: approval.problem,
      reason: approval.reason,
      proposed_by: by,
      on_behalf_of: approval.onBehalfOf,
      proposed_at: at,
      approved_by: approved ? by : null,
      approved_at: approved ? at : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Held until the end of the transaction. */
export async function lockApproval(tx: Transaction, approvalId: string) {
  return tx
    .selectFrom('erase_approval as e')
    .leftJoin('account as proposer', 'proposer.username', 'e.proposed_by')
    .select(['e.station_id as stationId', 'e.proposed_by as proposedBy', 'e.approved_by as approvedBy'])
    .select(['e.path_text as pathText', 'e.reason', 'e.problem', 'e.recorder_serial as recorderSerial'])
    .select(['proposer.account_id as proposerId', 'e.on_behalf_of as onBehalfOf'])
    .where('e.approval_id', '=', approvalId)
    .forUpdate('e')
    .executeTakeFirst();
}

export async function saveAgreement(tx: Transaction, approvalId: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('erase_approval')
    .set({ approved_by: by, approved_at: at })
    .where('approval_id', '=', approvalId)
    .execute();
}

/** Has every docked card of a recorder looked at as soon as possible. */
export async function judgeRecorderSoon(tx: Transaction, recorderSerial: string): Promise<void> {
  await sql`
    update erase_standing s set judge_after = '-infinity'
    from dock_session d
    where d.dock_session_id = s.dock_session_id and d.recorder_serial = ${recorderSerial} and d.undocked_at is null
  `.execute(tx);
}

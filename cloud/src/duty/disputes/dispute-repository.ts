import type { DisputeDecision, DisputeState } from '@rollcall/shared/http/custody-disputes';
import type { Database, Transaction } from '../../db/database.ts';
import type { Custody } from '../custody.ts';

export interface Dispute {
  disputeId: string;
  custodyId: string;
  basis: 'check_out' | 'observed';
  recorderSerial: string;
  badgeNo: string;
  unitCode: string;
  fromAt: Date;
  untilAt: Date | null;
  disputedBy: string;
  state: DisputeState;
}

/** The dispute about this check-out that was not upheld. */
export async function findDisputeOf(tx: Transaction, custodyId: string): Promise<Dispute | undefined> {
  return disputes(tx).where('d.custody_id', '=', custodyId).where('d.state', '<>', 'upheld').executeTakeFirst();
}

export async function findDispute(db: Database | Transaction, disputeId: string): Promise<Dispute | undefined> {
  return disputes(db).where('d.dispute_id', '=', disputeId).executeTakeFirst();
}

/** Locks the dispute's row until the transaction ends, so that two people can't decide it at once. */
export async function lockDispute(tx: Transaction, disputeId: string): Promise<Dispute | undefined> {
  return disputes(tx).where('d.dispute_id', '=', disputeId).forUpdate('d').executeTakeFirst();
}

/** @returns its id */
export async function insertDispute(
  tx: Transaction,
  custody: Custody & { basis: Dispute['basis'] },
  { reason, accountId, now }: { reason: string; accountId: string; now: Date },
): Promise<string> {
  const { custodyId, basis, recorderSerial, badgeNo, heldFrom, heldUntil } = custody;
  const { dispute_id } = await tx
    .insertInto('custody_dispute')
    .values({
      custody_id: custodyId,
      basis,
      recorder_serial: recorderSerial,
      badge_no: badgeNo,
      from_at: heldFrom,
      until_at: heldUntil,
      reason,
      disputed_by: accountId,
      disputed_at: now,
    })
    .returning('dispute_id')
    .executeTakeFirstOrThrow();
  return dispute_id;
}

export async function closeDispute(
  tx: Transaction,
  disputeId: string,
  {
    decision,
    reason,
    by,
    at,
    outsideDecisionId = null,
  }: { decision: DisputeDecision; reason: string; by: string; at: Date; outsideDecisionId?: string | null },
): Promise<void> {
  await tx
    .updateTable('custody_dispute')
    .set({
      state: decision,
      decided_by: by,
      decided_at: at,
      decision_reason: reason,
      outside_decision_id: outsideDecisionId,
    })
    .where('dispute_id', '=', disputeId)
    .execute();
}

/** The accounts of who entered or last changed this check-out, and of the leader for whom he acted. */
export async function findEnteredBy(tx: Database | Transaction, custodyId: string): Promise<string[]> {
  const fact = await tx
    .selectFrom('fact')
    .select('payload')
    .where('subject', 'in', [`custody:${custodyId}`, `observation:${custodyId}`])
    .where('type', 'in', ['custody_added', 'custody_changed', 'recorder_checked_out'])
    .orderBy('fact_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { by, for: leader } = fact?.payload ?? {};
  const names = [by, leader].filter((name) => typeof name === 'string');
  const rows = await tx
    .selectFrom('account')
    .select('account_id')
    .where('username', 'in', [...names, ''])
    .execute();
  return rows.map((row) => row.account_id);
}

function disputes(tx: Database | Transaction) {
  return tx
    .selectFrom('custody_dispute as d')
    .innerJoin('officer as o', 'o.badge_no', 'd.badge_no')
    .select([
      'd.dispute_id as disputeId',
      'd.custody_id as custodyId',
      'd.basis',
      'd.recorder_serial as recorderSerial',
      'd.badge_no as badgeNo',
      'o.unit_code as unitCode',
      'd.from_at as fromAt',
      'd.until_at as untilAt',
      'd.disputed_by as disputedBy',
      'd.state',
    ]);
}

import type { DisputeDecision, DisputeState } from '@rollcall/shared/http/custody-disputes';
import type { Transaction } from '../../db/database.ts';
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
  { decision, reason, accountId, now }: { decision: DisputeDecision; reason: string; accountId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('custody_dispute')
    .set({ state: decision, decided_by: accountId, decided_at: now, decision_reason: reason })
    .where('dispute_id', '=', disputeId)
    .execute();
}

/** Who entered or last changed this check-out, and the leader for whom he acted. */
export async function findEnteredBy(tx: Transaction, custodyId: string): Promise<string[]> {
  const fact = await tx
    .selectFrom('fact')
    .select('payload')
    .where('subject', 'in', [`custody:${custodyId}`, `observation:${custodyId}`])
    .where('type', 'in', ['custody_added', 'custody_changed', 'recorder_checked_out'])
    .orderBy('fact_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { by, for: leader } = fact?.payload ?? {};
  return [by, leader].filter((name) => typeof name === 'string');
}

function disputes(tx: Transaction) {
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

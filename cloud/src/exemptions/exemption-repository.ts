import type { ExemptionEffect, ExemptionReason } from '@rollcall/shared/http/exemptions';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** What explanation `e` makes of the time, by the rules that count when it begins. */
export const effectThen = sql<ExemptionEffect>`
  explanation_effect(rules_edition(local_day(e.starts_at)), e.reason_code)
`;

/** For whom an exemption is: one officer, or everybody of a unit. */
export type ExemptionTarget = { badgeNo: string; unitCode: null } | { badgeNo: null; unitCode: string };

/** @returns its id */
export async function insertExemption(
  tx: Transaction,
  exemption: {
    target: ExemptionTarget;
    startsAt: Date;
    endsAt: Date;
    reasonCode: ExemptionReason;
    explanation: string;
    findingId: string | null;
    askedBy: string;
    onBehalfOf: string | null;
    askedAt: Date;
  },
): Promise<string> {
  const row = await tx
    .insertInto('exemption')
    .values({
      badge_no: exemption.target.badgeNo,
      unit_code: exemption.target.unitCode,
      starts_at: exemption.startsAt,
      ends_at: exemption.endsAt,
      reason_code: exemption.reasonCode,
      explanation: exemption.explanation,
      finding_id: exemption.findingId,
      asked_by: exemption.askedBy,
      on_behalf_of: exemption.onBehalfOf,
      asked_at: exemption.askedAt,
    })
    .returning('exemption_id')
    .executeTakeFirstOrThrow();
  return row.exemption_id;
}

/**
 * What became of an explanation of at least these minutes of the same officer or unit, that waits or was approved; undefined: there is
 * none. Held until the end of the transaction: two at once are asked one after the other.
 */
export async function findExplained(
  tx: Transaction,
  { badgeNo, unitCode }: ExemptionTarget,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): Promise<'pending' | 'approved' | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall explanation'), hashtext(${badgeNo ?? unitCode}))`.execute(
    tx,
  );
  const row = await tx
    .selectFrom('exemption')
    .select('state')
    .where('state', 'in', ['pending', 'approved'])
    .where(badgeNo === null ? 'unit_code' : 'badge_no', '=', badgeNo ?? unitCode)
    .where('starts_at', '<=', startsAt)
    .where('ends_at', '>=', endsAt)
    .orderBy('state', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.state === 'pending' || row?.state === 'approved' ? row.state : undefined;
}

/** The exemption with the unit that it belongs to. */
export async function findExemption(db: Database | Transaction, exemptionId: string) {
  return withUnit(await exemptionBy(db, exemptionId).executeTakeFirst());
}

/** The same, held until the end of the transaction. */
export async function lockExemption(tx: Transaction, exemptionId: string) {
  return withUnit(await exemptionBy(tx, exemptionId).forUpdate('e').executeTakeFirst());
}

function exemptionBy(db: Database | Transaction, exemptionId: string) {
  return db
    .selectFrom('exemption as e')
    .leftJoin('officer as o', 'o.badge_no', 'e.badge_no')
    .selectAll('e')
    .select(['o.unit_code as officer_unit', effectThen.as('shownEffect')])
    .where('e.exemption_id', '=', exemptionId);
}

function withUnit(row: Awaited<ReturnType<ReturnType<typeof exemptionBy>['executeTakeFirst']>>) {
  return row && { ...row, ofUnit: row.unit_code ?? row.officer_unit };
}

export async function saveExemptionDecision(
  tx: Transaction,
  exemptionId: string,
  {
    outsideDecisionId = null,
    ...decided
  }: { decision: 'approved' | 'refused'; reason: string; by: string; at: Date; outsideDecisionId?: string | null },
): Promise<void> {
  await tx
    .updateTable('exemption')
    .set({
      state: decided.decision,
      decision_reason: decided.reason,
      decided_by: decided.by,
      decided_at: decided.at,
      outside_decision_id: outsideDecisionId,
    })
    .where('exemption_id', '=', exemptionId)
    .execute();
}

export async function saveExemptionWithdrawal(
  tx: Transaction,
  exemptionId: string,
  { reason, by, at }: { reason: string; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('exemption')
    .set({ state: 'withdrawn', withdrawal_reason: reason, withdrawn_by: by, withdrawn_at: at })
    .where('exemption_id', '=', exemptionId)
    .execute();
}

export async function saveAttachment(
  tx: Transaction,
  exemptionId: string,
  file: { key: string; fileName: string; sha256: string; sizeBytes: number; mediaType: string },
): Promise<void> {
  await tx
    .updateTable('exemption')
    .set({
      attachment_key: file.key,
      attachment_name: file.fileName,
      attachment_sha256: file.sha256,
      attachment_bytes: file.sizeBytes,
      attachment_type: file.mediaType,
    })
    .where('exemption_id', '=', exemptionId)
    .execute();
}

/** The unit of an officer; undefined when there is no such officer. */
export async function findUnitOfOfficer(tx: Transaction, badgeNo: string): Promise<string | undefined> {
  const row = await tx.selectFrom('officer').select('unit_code').where('badge_no', '=', badgeNo).executeTakeFirst();
  return row?.unit_code;
}

export async function unitExists(tx: Transaction, unitCode: string): Promise<boolean> {
  return (
    (await tx.selectFrom('unit').select('unit_code').where('unit_code', '=', unitCode).executeTakeFirst()) !== undefined
  );
}

import type {
  NewOutsideDecision,
  OutsideDecisionFilters,
  OutsideDecisionRow,
  OutsideKind,
} from '@rollcall/shared/resources/outside-decisions';
import { type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { Sort } from '../../http/keyset.ts';

/** Newest first. */
export const outsideDecisionSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('d.entered_at'), type: 'timestamptz' },
    { by: sql.ref('d.outside_decision_id'), type: 'uuid' },
  ],
};

export type StoredOutsideDecision = NonNullable<Awaited<ReturnType<typeof findOutsideDecision>>>;

export function outsideDecisionsWith(
  db: Database | Transaction,
  { state, kind, unitCode }: OutsideDecisionFilters,
  { dataScope }: { dataScope: DataScope },
) {
  let rows = outsideDecisions(db, dataScope);
  if (state) rows = rows.where('d.state', '=', state);
  if (kind) rows = rows.where('d.kind', '=', kind);
  if (unitCode) rows = rows.where('d.unit_code', '=', unitCode);
  return rows;
}

export async function findOutsideDecision(db: Database | Transaction, outsideDecisionId: string, dataScope: DataScope) {
  return outsideDecisions(db, dataScope).where('d.outside_decision_id', '=', outsideDecisionId).executeTakeFirst();
}

/** The same, held until the end of the transaction. Hold what it decides first. */
export async function lockOutsideDecision(tx: Transaction, outsideDecisionId: string, dataScope: DataScope) {
  return outsideDecisions(tx, dataScope)
    .where('d.outside_decision_id', '=', outsideDecisionId)
    .forUpdate('d')
    .executeTakeFirst();
}

/** What was entered of this request and waits for its confirmation. */
export async function findEntered(
  db: Database | Transaction,
  kind: OutsideKind,
  requestId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('outside_decision')
    .select('outside_decision_id')
    .where('kind', '=', kind)
    .where('request_id', '=', requestId)
    .where('state', '=', 'entered')
    .executeTakeFirst();
  return row?.outside_decision_id;
}

/** @returns its id; undefined when another one waits already */
export async function insertOutsideDecision(
  tx: Transaction,
  entered: NewOutsideDecision & {
    findingId: string | null;
    unitCode: string | null;
    badgeNo: string | null;
    by: string;
    onBehalfOf: string | null;
    at: Date;
  },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('outside_decision')
    .values({
      kind: entered.kind,
      request_id: entered.requestId,
      finding_id: entered.findingId,
      unit_code: entered.unitCode,
      badge_no: entered.badgeNo,
      outcome: entered.outcome,
      violation_class: entered.violationClass,
      badge_nos: entered.badgeNos,
      officer_ground: entered.officerGround ?? null,
      leader_ground: entered.leaderGround ?? null,
      leader_reason: entered.leaderReason ?? null,
      reason: entered.reason,
      document_no: entered.documentNo,
      decided_by: entered.decidedBy,
      decided_on: entered.decidedOn,
      entered_by: entered.by,
      on_behalf_of: entered.onBehalfOf,
      entered_at: entered.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('outside_decision_id')
    .executeTakeFirst();
  return row?.outside_decision_id;
}

/** Writes down which scan is to be stored: so nobody removes the file while it comes. */
export async function saveScan(
  tx: Transaction,
  outsideDecisionId: string,
  { fileName, sha256, sizeBytes, mediaType }: NonNullable<OutsideDecisionRow['scan']>,
): Promise<void> {
  await tx
    .updateTable('outside_decision')
    .set({ scan_name: fileName, scan_sha256: sha256, scan_bytes: sizeBytes, scan_type: mediaType })
    .where('outside_decision_id', '=', outsideDecisionId)
    .execute();
}

/** The scan is in the store. */
export async function saveScanned(tx: Transaction, outsideDecisionId: string, at: Date): Promise<void> {
  await tx
    .updateTable('outside_decision')
    .set({ scanned_at: at })
    .where('outside_decision_id', '=', outsideDecisionId)
    .execute();
}

/** When the account entered what it entered since then, the first first. */
export async function selectEnteredSince(tx: Transaction, accountId: string, since: Date): Promise<Date[]> {
  const rows = await tx
    .selectFrom('outside_decision')
    .select('entered_at')
    .where('entered_by', '=', accountId)
    .where('entered_at', '>', since)
    .orderBy('entered_at')
    .execute();
  return rows.map((row) => row.entered_at);
}

/** @param end.rejectionReason null: it is confirmed */
export async function closeOutsideDecision(
  tx: Transaction,
  outsideDecisionId: string,
  end: { by: string; at: Date; rejectionReason: string | null },
): Promise<void> {
  await tx
    .updateTable('outside_decision')
    .set({
      state: end.rejectionReason === null ? 'confirmed' : 'rejected',
      closed_by: end.by,
      closed_at: end.at,
      rejection_reason: end.rejectionReason,
    })
    .where('outside_decision_id', '=', outsideDecisionId)
    .execute();
}

function outsideDecisions(db: Database | Transaction, dataScope: DataScope) {
  const seen = inScope(dataScope, { unitCode: sql.ref('d.unit_code'), badgeNo: sql.ref('d.badge_no') });
  return db
    .selectFrom('outside_decision as d')
    .leftJoin('unit as u', 'u.unit_code', 'd.unit_code')
    .leftJoin('officer as o', 'o.badge_no', 'd.badge_no')
    .innerJoin('account as enterer', 'enterer.account_id', 'd.entered_by')
    .leftJoin('account as leader', 'leader.account_id', 'd.on_behalf_of')
    .leftJoin('account as closer', 'closer.account_id', 'd.closed_by')
    .selectAll('d')
    .select([
      'u.name as unit_name',
      'o.name as officer_name',
      'enterer.username as entered_by_username',
      signedBy('enterer').as('entered_by_name'),
      signedBy<null>('leader').as('on_behalf_of_name'),
      signedBy<null>('closer').as('closed_by_name'),
    ])
    .where(sql<SqlBool>`${seen}`);
}

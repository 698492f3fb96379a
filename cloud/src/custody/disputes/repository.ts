import type { DisputeState } from '@rollcall/shared/fields/custody-disputes';
import type { CustodyDisputeFilters } from '@rollcall/shared/resources/custody-disputes';
import { sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { Sort } from '../../http/keyset.ts';
import type { Custody } from '../custodies/custody.ts';

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
  }: { decision: 'upheld' | 'dismissed'; reason: string; by: string; at: Date; outsideDecisionId?: string | null },
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
    .select(camel('d', 'dispute_id', 'custody_id', 'basis', 'recorder_serial', 'badge_no', 'from_at', 'until_at'))
    .select([...camel('d', 'disputed_by', 'state'), ...camel('o', 'unit_code')]);
}

/** Newest first. */
export const disputeSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('d.disputed_at'), type: 'timestamptz' },
    { by: sql.ref('d.dispute_id'), type: 'uuid' },
  ],
};

export function disputesWith(
  db: Database,
  { state, badgeNo, unitCode, recorderSerial }: CustodyDisputeFilters,
  { dataScope }: { dataScope: DataScope },
) {
  let found = rows(db).where(inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('d.badge_no') }));
  if (state) found = found.where('d.state', '=', state);
  if (unitCode) found = found.where('o.unit_code', '=', unitCode);
  if (recorderSerial) found = found.where('d.recorder_serial', '=', recorderSerial);
  if (badgeNo) found = found.where('d.badge_no', '=', badgeNo);
  return found;
}

/** What the list shows of one. */
export async function findDisputeRow(db: Database, disputeId: string) {
  return rows(db).where('d.dispute_id', '=', disputeId).executeTakeFirst();
}

function rows(db: Database) {
  return db
    .selectFrom('custody_dispute as d')
    .innerJoin('officer as o', 'o.badge_no', 'd.badge_no')
    .leftJoin('account as decider', 'decider.account_id', 'd.decided_by')
    .select(camel('d', 'dispute_id', 'custody_id', 'basis', 'recorder_serial', 'badge_no', 'from_at', 'until_at'))
    .select(camel('d', 'reason', 'disputed_at', 'state', 'decided_at', 'decision_reason'))
    .select(['o.name as officerName', ...camel('o', 'unit_code')])
    .select([decidedBy<null>('d', 'decider').as('decidedBy'), entered.as('entered')]);
}

/** Who entered the check-out, or changed it last, as the ledger has it. */
const entered = sql<{ by: string | null; onBehalfOf: string | null; at: string } | null>`(
  select jsonb_build_object(
    'by', coalesce(${signedBy('entrant')}, f.payload ->> 'by'),
    'onBehalfOf', coalesce(${signedBy('leader')}, f.payload ->> 'for'),
    'at', to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  )
  from fact f
  left join account entrant on entrant.username = f.payload ->> 'by'
  left join account leader on leader.username = f.payload ->> 'for'
  where f.subject in ('custody:' || d.custody_id, 'observation:' || d.custody_id)
    and f.type in ('custody_added', 'custody_changed', 'recorder_checked_out') and f.payload is not null
  order by f.fact_id desc limit 1
)`;

import type { CustodyDisputesQuery } from '@rollcall/shared/http/custody-disputes';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { inSight, type Sight } from '../../db/sight.ts';
import { signedBy } from '../../db/signed-by.ts';

export type StoredDispute = Awaited<ReturnType<typeof selectDisputes>>[number];

/** Where a page of disputes begins: after this row. */
export interface DisputePlace {
  disputedAt: string;
  disputeId: string;
}

/** Newest first. */
export async function selectDisputes(
  db: Database,
  query: Omit<CustodyDisputesQuery, 'limit' | 'cursor'>,
  { after, sight, limit }: { after?: DisputePlace | undefined; sight: Sight; limit: number },
) {
  let rows = disputes(db).orderBy('d.disputed_at', 'desc').orderBy('d.dispute_id', 'desc').limit(limit);
  if (after) {
    rows = rows.where(
      sql<SqlBool>`(d.disputed_at, d.dispute_id) < (${after.disputedAt}::timestamptz, ${after.disputeId}::uuid)`,
    );
  }
  rows = rows.where(inSight(sight, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('d.badge_no') }));
  if (query.state) rows = rows.where('d.state', '=', query.state);
  if (query.unitCode) rows = rows.where('o.unit_code', '=', query.unitCode);
  if (query.recorderSerial) rows = rows.where('d.recorder_serial', '=', query.recorderSerial);
  if (query.badgeNo) rows = rows.where('d.badge_no', '=', query.badgeNo);
  return rows.execute();
}

export async function findDisputeRow(db: Database, disputeId: string) {
  return disputes(db).where('d.dispute_id', '=', disputeId).executeTakeFirst();
}

function disputes(db: Database) {
  return db
    .selectFrom('custody_dispute as d')
    .innerJoin('officer as o', 'o.badge_no', 'd.badge_no')
    .leftJoin('account as decider', 'decider.account_id', 'd.decided_by')
    .select([
      'd.dispute_id',
      'd.custody_id',
      'd.basis',
      'd.recorder_serial',
      'd.badge_no',
      'o.name as officer_name',
      'o.unit_code',
      'd.from_at',
      'd.until_at',
      'd.reason',
      'd.disputed_at',
      'd.state',
      decidedBy<null>('d', 'decider').as('decided_by'),
      'd.decided_at',
      'd.decision_reason',
      entered.as('entered'),
    ]);
}

/** Who entered the check-out, or changed it last, as the ledger has it. */
const entered = sql<{ by: string | null; onBehalfOf: string | null; at: string } | null>`(
  select jsonb_build_object(
    'by', coalesce(${signedBy('entrant')}, f.payload ->> 'by'),
    'onBehalfOf', coalesce(${signedBy('leader')}, f.payload ->> 'for'), 'at', f.recorded_at
  )
  from fact f
  left join account entrant on entrant.username = f.payload ->> 'by'
  left join account leader on leader.username = f.payload ->> 'for'
  where f.subject in ('custody:' || d.custody_id, 'observation:' || d.custody_id)
    and f.type in ('custody_added', 'custody_changed', 'recorder_checked_out') and f.payload is not null
  order by f.fact_id desc limit 1
)`;

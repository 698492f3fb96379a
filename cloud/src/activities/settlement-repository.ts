import type { SettlementKind } from '@rollcall/shared/resources/settlements';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** The accounts that told of an activity, or corrected it, and those in whose name: their `id`s. */
const tellersOf = (activityId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select a.account_id as id from fact f join account a on a.username in (f.payload ->> 'by', f.payload ->> 'for')
  where f.subject = 'activity:' || ${activityId} and f.type in ('activity_told', 'activity_changed')`;

/** The same, and those that confirmed it, or agreed to a correction: `(select id …)`. */
export const vouchersOf = (activityId: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  ${tellersOf(activityId)}
  union select who.id from settlement s, unnest(array[s.settled_by, s.on_behalf_of]) as who (id)
  where s.activity_id = ${activityId} and s.kind = 'confirmed' and who.id is not null
  union select agreed.decided_by from activity_edit agreed where agreed.activity_id = ${activityId} and agreed.state = 'agreed'
)`;

export async function selectTellers(tx: Transaction, activityId: string): Promise<string[]> {
  return idsOf(tx, tellersOf(sql`${activityId}::uuid`));
}

export async function selectVouchers(db: Database | Transaction, activityId: string): Promise<string[]> {
  return idsOf(db, vouchersOf(sql`${activityId}::uuid`));
}

async function idsOf(db: Database | Transaction, accounts: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct id from (${accounts}) as account`.execute(db);
  return rows.map(({ id }) => id);
}

/** Of the activity as it stands. @returns its id */
export async function insertSettlement(
  tx: Transaction,
  settlement: {
    activityId: string;
    kind: SettlementKind;
    recordingIds: readonly string[];
    reason: string;
    by: string;
    onBehalfOf: string | null;
    at: Date;
  },
): Promise<string> {
  const { activityId, kind, recordingIds, reason, by, onBehalfOf, at } = settlement;
  const { rows } = await sql<{ id: string }>`
    insert into settlement (activity_id, kind, recording_ids, activity_said, reason, settled_by, on_behalf_of, settled_at)
    select activity_id, ${kind}, ${[...recordingIds]}, said_of_activity(a), ${reason}, ${by}, ${onBehalfOf}, ${at}
    from activity a where activity_id = ${activityId}
    returning settlement_id as id
  `.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`no activity ${activityId}`);
  return row.id;
}

import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

export interface Officer {
  badgeNo: string;
  name: string;
  kind: 'sworn' | 'auxiliary';
  unitCode: string;
  leaderBadgeNo: string | null;
  /** The first day out of service, a local date. */
  leftOn: string | null;
}

export async function selectOfficers(tx: Transaction, badgeNos: readonly string[]): Promise<Officer[]> {
  return tx
    .selectFrom('officer')
    .select([
      'badge_no as badgeNo',
      'name',
      'kind',
      'unit_code as unitCode',
      'leader_badge_no as leaderBadgeNo',
      'left_on as leftOn',
    ])
    .where('badge_no', '=', sql<string>`any(${badgeNos}::text[])`)
    .execute();
}

/** Makes the officers or brings them to this, leaders in whatever order. */
export async function upsertOfficers(tx: Transaction, rows: readonly Officer[]): Promise<void> {
  await sql`
    insert into officer (badge_no, name, kind, unit_code, leader_badge_no, left_on)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("badgeNo" text, name text, kind text, "unitCode" text, "leaderBadgeNo" text, "leftOn" date)
    on conflict (badge_no) do update
      set name = excluded.name, kind = excluded.kind, unit_code = excluded.unit_code,
        leader_badge_no = excluded.leader_badge_no, left_on = excluded.left_on
  `.execute(tx);
}

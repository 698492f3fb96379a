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

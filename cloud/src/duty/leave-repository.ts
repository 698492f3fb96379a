import type { LeaveQuery } from '@rollcall/shared/http/leave';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { inSight, type Sight } from '../db/sight.ts';

export type StoredLeave = Awaited<ReturnType<typeof selectLeave>>[number];

/** Where a page of leave begins: after this one. */
export interface LeavePlace {
  startsAt: string;
  leaveId: string;
}

/** Latest start first; what was removed is left out. */
export async function selectLeave(
  db: Database,
  query: Omit<LeaveQuery, 'limit' | 'cursor'>,
  { after, sight, limit }: { after?: LeavePlace | undefined; sight: Sight; limit: number },
) {
  let rows = leave(db, sight)
    .where('l.removed_at', 'is', null)
    .orderBy('l.starts_at', 'desc')
    .orderBy('l.leave_id', 'desc')
    .limit(limit);
  if (after) {
    rows = rows.where(
      sql<SqlBool>`(l.starts_at, l.leave_id) < (${after.startsAt}::timestamptz, ${after.leaveId}::uuid)`,
    );
  }
  if (query.unitCode) rows = rows.where('o.unit_code', '=', query.unitCode);
  if (query.badgeNo) rows = rows.where('l.badge_no', '=', query.badgeNo);
  if (query.leaveKind) rows = rows.where('l.leave_kind', '=', query.leaveKind);
  if (query.from) rows = rows.where('l.ends_at', '>', startOfLocalDate(query.from));
  if (query.to) rows = rows.where('l.starts_at', '<', startOfLocalDate(addDays(query.to, 1)));
  return rows.execute();
}

/** One leave, removed or not. */
export async function findLeave(
  db: Database | Transaction,
  leaveId: string,
  sight: Sight,
): Promise<StoredLeave | undefined> {
  return leave(db, sight).where('l.leave_id', '=', leaveId).executeTakeFirst();
}

function leave(db: Database | Transaction, sight: Sight) {
  const columns = { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('l.badge_no') };
  return db
    .selectFrom('leave as l')
    .innerJoin('officer as o', 'o.badge_no', 'l.badge_no')
    .select([
      'l.leave_id',
      'l.badge_no',
      'o.name as officer_name',
      'o.unit_code',
      'l.leave_kind',
      'l.starts_at',
      'l.ends_at',
      'l.note',
      'l.removed_at',
    ])
    .where(inSight(sight, columns));
}

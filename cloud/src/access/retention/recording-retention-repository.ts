import type { Category } from '@rollcall/shared/http/retention';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import { heldUntil, keptByCategory, readRetention } from './retention-repository.ts';

/** How long one recording is kept and why, and who let it be deleted. */
export async function selectRecordingRetention(db: Database, recordingId: string, now: Date) {
  const retention = await readRetention(db);
  const { rows } = await sql<{
    category: Category;
    categoryBy: string | null;
    categoryAt: Date | null;
    categoryReason: string | null;
    keptUntil: Date | null;
    deletedAt: Date | null;
    approvals: { by: string; reason: string; at: string }[];
  }>`
    select r.category, ${signedBy('a')} as "categoryBy", r.category_at as "categoryAt", r.category_reason as "categoryReason",
      nullif(greatest(${keptByCategory(retention)}, ${heldUntil(now)}), 'infinity') as "keptUntil",
      r.deleted_at as "deletedAt", coalesce((
        select jsonb_agg(jsonb_build_object('by', ${signedBy('who')}, 'reason', d.reason,
          'at', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by d.decided_at)
        from deletion_entry e join deletion_decision d using (deletion_list_id) join account who using (account_id)
        where e.recording_id = r.recording_id and e.outcome = 'deleted'
      ), '[]') as approvals
    from recording r left join account a on a.account_id = r.category_by
    where r.recording_id = ${recordingId}
  `.execute(db);
  return rows[0];
}

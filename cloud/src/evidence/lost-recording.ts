import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** HQ lacks the recording `r`: it hasn't come yet, or is gone from the store. */
export const isGone = sql<SqlBool>`r.state in ('announced', 'uploading')`;

/** A station had `r` and, as far as HQ knows, still has it. */
export const isHeld = sql<SqlBool>`exists (
  select from recording_announcement a join station holder using (station_id)
  where a.recording_id = r.recording_id and a.local_copy_pruned_at is null and holder.revoked_at is null
)`;

/** Neither HQ, nor its second copy, nor any station has the recording `r`. Only its card can bring it back. */
export const isLost: RawBuilder<SqlBool> = sql`(${isGone} and r.copy_version_id is null and not ${isHeld})`;

/** HQ knew of the recording `r` before a restore, or its station had collected it, by the station's clock. */
export function isOfRestore(restoredAt: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`r.state <> 'deleted' and (r.announced_at < ${restoredAt} or exists (
    select from sighting s where s.recording_id = r.recording_id and s.seen_at < ${restoredAt}
  ))`;
}

// A deletion is decided before the first object goes, so that one that was cut off is finished and not judged anew. And
// deleted recordings are looked up in the store of second copies: a copy that came too late doesn't stay there.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table recording
      -- from here on its objects may be gone: nothing but the deletion touches it, until it is done or the store refuses
      add column deletion_begun_at timestamptz,
      add check (deletion_begun_at is null or state = 'verified');
    -- serves: the worker that looks for copies which deleted recordings left
    create index recording_leftovers on recording (copy_after) where state = 'deleted' and copy_after is not null;
    -- Once each of those that were deleted so far.
    update recording set copy_after = now() where state = 'deleted';
  `.execute(db);
}

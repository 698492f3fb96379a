// What the object store was seen to guarantee, and of each recording: how long it is locked, when it was last read, where
// its second copy lies, and what was wrong with it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Of each guarantee what the last probe saw; held is null when it couldn't be tried.
    create table storage_guarantee (
      guarantee text primary key,
      held boolean,
      seen text not null,
      probed_at timestamptz not null
    );

    -- Erases are let through without this guarantee, by somebody's name, until it is withdrawn or the guarantee is held.
    create table guarantee_override (
      guarantee text primary key,
      reason text not null,
      overridden_by text not null,
      overridden_at timestamptz not null
    );

    -- What was read again on one day (UTC): the rate of the walk.
    create table walk_day (
      day date primary key,
      files integer not null,
      bytes bigint not null
    );

    alter table recording
      -- the last time that the stored version was read whole and had the right digest
      add column read_at timestamptz,
      -- somebody reads it again until then, or it is put off
      add column walk_after timestamptz,
      add column integrity_problem text check (integrity_problem in ('object_missing', 'object_changed')),
      add column integrity_problem_at timestamptz,
      -- the store refuses to delete the version until then
      add column locked_until timestamptz,
      -- when the lock is due to be made or extended
      add column lock_after timestamptz,
      add column copy_version_id text,
      add column copy_verified_at timestamptz,
      -- when the next attempt to copy is due; null: at once
      add column copy_after timestamptz,
      add check ((integrity_problem is null) = (integrity_problem_at is null)),
      add check ((copy_version_id is null) = (copy_verified_at is null));
    update recording set read_at = verified_at where state = 'verified';
    -- serves: the walk, which takes what was read longest ago, and how long ago that is
    create index recording_read on recording (read_at) where state = 'verified';
    -- serves: the lock worker
    create index recording_to_lock on recording (lock_after nulls first) where state = 'verified';
    -- serves: the worker that makes second copies
    create index recording_to_copy on recording (verified_at) where state = 'verified' and copy_version_id is null;
    -- serves: the lists of what is damaged or gone
    create index recording_integrity on recording (integrity_problem_at desc) where integrity_problem is not null;
  `.execute(db);
}

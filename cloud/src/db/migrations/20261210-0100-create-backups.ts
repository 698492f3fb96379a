// Backups, what a restore left to be done, how full the disks are, and the daily check of HQ by itself.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table backup_run (
      run_id bigint generated always as identity primary key,
      kind text not null check (kind in ('full', 'incremental', 'proof')),
      -- by which the backup is known: the one that was made, or the one that was restored for the proof
      label text,
      began_at timestamptz(3) not null,
      ended_at timestamptz(3),
      outcome text check (outcome in ('good', 'failed')),
      problem text,
      seen text,
      bytes bigint,
      stored_bytes bigint,
      off_host boolean not null,
      -- how far HQ was with each station when it began: { station: { incarnation, through } }
      positions jsonb not null default '{}',
      check ((ended_at is null) = (outcome is null)),
      check ((problem is not null) = (outcome is not distinct from 'failed'))
    )
  `.execute(db);
  await sql`create index backup_run_ended on backup_run (kind, outcome, ended_at desc)`.execute(db);
  await sql`
    create table database_restore (
      restore_id bigint generated always as identity primary key,
      restored_at timestamptz(3) not null,
      -- the last moment of which the restored database knows
      reached_at timestamptz(3) not null,
      label text not null,
      target text not null,
      -- which database it made: noted once, however often it is told
      of_database text not null unique
    )
  `.execute(db);
  await sql`
    -- Events that neither a station nor HQ has any more, as the station told.
    create table lost_events (
      station_id text not null references station,
      incarnation integer not null,
      first_seq bigint not null,
      last_seq bigint not null,
      told_at timestamptz(3) not null,
      primary key (station_id, incarnation, first_seq)
    );
    -- what two people approved before a restore is kept: restored_since
    alter table deletion_entry drop constraint deletion_entry_note_check;
    alter table deletion_entry add constraint deletion_entry_note_check check (
      note in ('held', 'category_changed', 'not_due', 'version_changed', 'restored_since', 'locked', 'list_refused')
    );
    -- the last time that it came back from its second copy
    alter table recording add from_copy_at timestamptz(3);
    -- serves: second copies that were not read since the last restore
    create index recording_copied on recording (copy_verified_at) where state = 'verified' and copy_version_id is not null;
    -- serves: facts of which only the proof came back
    create index fact_lost on fact (fact_id) where payload_gone = 'lost';
  `.execute(db);
  await sql`
    create table disk_sample (
      disk text not null,
      at timestamptz(3) not null,
      size_bytes bigint not null,
      free_bytes bigint not null,
      primary key (disk, at)
    )
  `.execute(db);
  await sql`
    create table self_check (
      day date primary key,
      at timestamptz(3) not null,
      problems jsonb not null
    )
  `.execute(db);
}

// How long each recording is kept: its category, the periods of the categories as approved versions, holds, and the lists
// of what two people let be deleted. What was deleted stays as a row.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A change of periods counts from the moment in which a second person approves it, which gives it the next version.
    create table retention_change (
      retention_change_id uuid primary key default gen_random_uuid(),
      -- the version that it changes
      base_version integer not null,
      -- months by category, null: permanent
      periods jsonb not null,
      reason text not null,
      -- what it would move, as the proposer saw it
      dry_run jsonb not null,
      proposed_by uuid not null references account,
      proposed_at timestamptz not null,
      decided_by uuid references account,
      decided_at timestamptz,
      decision text check (decision in ('approved', 'refused', 'withdrawn')),
      decision_reason text,
      version integer unique,
      check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
      check ((version is not null) = (decision is not distinct from 'approved')),
      check (decision is distinct from 'approved' or decided_by <> proposed_by)
    );
    -- One proposal at a time: two would be judged by dry runs that don't know each other.
    create unique index retention_change_open on retention_change ((true)) where decision is null;

    alter table recording
      add column category text not null default 'unclassified',
      add column category_by uuid references account,
      add column category_at timestamptz,
      add column category_reason text,
      drop constraint recording_state_check,
      add constraint recording_state_check
        check (state in ('announced', 'uploading', 'uploaded', 'verified', 'deleted')),
      add column deleted_at timestamptz,
      add check ((state = 'deleted') = (deleted_at is not null));
    -- serves: what falls due, by category
    create index recording_retention on recording (category, announced_at) include (size_bytes) where state = 'verified';
    -- serves: the list of what was deleted
    create index recording_deleted on recording (announced_at desc, recording_id desc) where state = 'deleted';
    drop index recording_unverified;
    -- serves: the list of what isn't verified yet, a small part of all, and how much that is at each station
    create index recording_unverified on recording (announced_at desc, recording_id desc)
      include (station_id, size_bytes) where state not in ('verified', 'deleted');

    create table legal_hold (
      legal_hold_id uuid primary key default gen_random_uuid(),
      recording_id text not null references recording,
      reason text not null,
      placed_by uuid not null references account,
      placed_at timestamptz not null,
      -- null: until somebody lifts it
      expires_at timestamptz,
      lifted_by uuid references account,
      lifted_at timestamptz,
      lift_reason text,
      check (expires_at > placed_at),
      check ((lifted_at is null) = (lifted_by is null))
    );
    -- serves: the holds of a recording
    create index legal_hold_recording on legal_hold (recording_id, placed_at);
    -- serves: the list of holds, newest first
    create index legal_hold_placed on legal_hold (placed_at desc, legal_hold_id desc);

    -- What fell due together. Two people approve it, or one refuses it.
    create table deletion_list (
      deletion_list_id uuid primary key default gen_random_uuid(),
      proposed_at timestamptz not null,
      state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused', 'done')),
      closed_at timestamptz,
      check ((state in ('refused', 'done')) = (closed_at is not null))
    );
    create index deletion_list_proposed on deletion_list (proposed_at desc, deletion_list_id desc);

    -- Exactly these versions, as they were when the list was made.
    create table deletion_entry (
      deletion_list_id uuid not null references deletion_list,
      recording_id text not null references recording,
      version_id text not null,
      category text not null,
      due_at timestamptz not null,
      outcome text check (outcome in ('deleted', 'kept')),
      -- why it was kept, or what it still waits for
      note text check (note in ('held', 'category_changed', 'not_due', 'version_changed', 'locked', 'list_refused')),
      decided_at timestamptz,
      primary key (deletion_list_id, recording_id)
    );
    -- serves: whether a recording is on a list that is still open
    create index deletion_entry_open on deletion_entry (recording_id) where outcome is null;

    create table deletion_decision (
      deletion_list_id uuid not null references deletion_list,
      account_id uuid not null references account,
      decision text not null check (decision in ('approved', 'refused')),
      reason text not null,
      decided_at timestamptz not null,
      primary key (deletion_list_id, account_id)
    );
  `.execute(db);
}

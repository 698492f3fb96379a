// Edits to the past of the roster wait for a second person, and all of them are counted.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Checked when a statement has ended: two officers exchange their shifts in one.
    alter table shift drop constraint shift_one_at_a_time, add constraint shift_one_at_a_time exclude using gist
      (badge_no with =, tstzrange(starts_at, ends_at) with &&) where (cancelled_at is null) deferrable initially immediate;
    alter table leave drop constraint leave_once, add constraint leave_once exclude using gist
      (badge_no with =, tstzrange(starts_at, ends_at) with &&) where (removed_at is null) deferrable initially immediate;

    -- serves: the shifts of a campaign
    create index shift_campaign on shift (campaign_id, starts_at) where campaign_id is not null;
    -- serves: GET /api/v1/leave, latest first
    create index leave_start on leave (starts_at desc, leave_id desc);

    -- Each edit to the past of the roster. direct: it counted at once, because no second person was asked for.
    create table roster_proposal (
      roster_proposal_id uuid primary key default gen_random_uuid(),
      act text not null check (act in ('shift_added', 'shift_changed', 'shift_cancelled', 'shifts_swapped',
        'shifts_imported', 'leave_added', 'leave_changed', 'leave_removed', 'leave_imported')),
      state text not null check (state in ('pending', 'approved', 'refused', 'withdrawn', 'direct')),
      reason text not null,
      change_count integer not null check (change_count > 0),
      -- the time that it is about
      from_at timestamptz(3) not null,
      until_at timestamptz(3) not null,
      -- null: the operator of HQ, by the command that proposer_name names
      proposed_by uuid references account,
      proposer_name text not null,
      proposed_at timestamptz(3) not null,
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      check (decided_by <> proposed_by),
      check (proposed_by is not null or state = 'direct'),
      check ((state in ('approved', 'refused')) = (decided_by is not null)),
      check ((state in ('pending', 'direct')) = (decided_at is null))
    );
    -- serves: GET /api/v1/roster-proposals, newest first; how many were made in a month
    create index roster_proposal_proposed on roster_proposal (proposed_at desc, roster_proposal_id desc);
    -- serves: what waits for a decision
    create index roster_proposal_pending on roster_proposal (proposed_at desc) where state = 'pending';

    -- What it changes: a shift or leave as it was when this was proposed, and as it is to be.
    create table roster_proposal_change (
      roster_proposal_id uuid not null references roster_proposal,
      nr integer not null,
      thing text not null check (thing in ('shift', 'leave')),
      before jsonb,
      after jsonb,
      -- the officers before and after, and their units then
      badge_nos text[] not null,
      unit_codes text[] not null,
      primary key (roster_proposal_id, nr),
      check (num_nonnulls(before, after) > 0)
    );
  `.execute(db);
}

// Reviews of footage: who looks at what, what was played of it, what was said, and what a second person said of that.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Which bytes were handed to the player: what wasn't served wasn't played.
  await sql`alter table viewing_session add column served int8multirange not null default '{}'`.execute(db);
  await sql`create index viewing_session_of_account on viewing_session (account_id, recording_id)`.execute(db);
  await sql`
    create table checklist (
      version integer primary key check (version > 0),
      items jsonb not null,
      reason text not null,
      set_by text not null,
      set_at timestamptz(3) not null
    )
  `.execute(db);
  await sql`
    create table review (
      review_id uuid primary key default gen_random_uuid(),
      -- null: targeted
      draw integer references draw,
      place integer,
      stratum text,
      kind text not null check (kind in ('shift', 'activity', 'recording')),
      item text not null,
      round integer not null check (round > 0),
      state text not null check (state in (
        'unassigned', 'assigned', 'verifying', 'done', 'replaced', 'skipped'
      )),
      badge_no text not null references officer,
      unit_code text not null references unit,
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null,
      -- of a targeted one
      reason text,
      requested_by uuid references account,
      reviewer_id uuid references account,
      assigned_at timestamptz(3) not null,
      checklist_version integer not null,
      draft jsonb,
      draft_version integer not null default 0,
      watch_told_at timestamptz(3),
      submitted_at timestamptz(3),
      -- for whom the reviewer acted then
      on_behalf_of uuid references account,
      answers jsonb,
      watched_per_mille integer,
      outcome text check (outcome in ('pass', 'fault')),
      -- how many faults stand
      faults integer,
      -- the draw whose seed could have drawn this pass for a second person
      passed_before integer references draw,
      drawn_to_verify boolean not null default false,
      verifier_id uuid references account,
      verified_at timestamptz(3),
      verdicts jsonb,
      verifier_note text,
      done_at timestamptz(3),
      check ((draw is null) = (reason is not null)),
      check ((draw is null) = (place is null)),
      check (state = 'skipped' or (state = 'unassigned') = (reviewer_id is null)),
      check ((submitted_at is null) = (answers is null)),
      check ((state in ('unassigned', 'assigned', 'skipped')) = (submitted_at is null)),
      check ((state = 'done') = (done_at is not null))
    )
  `.execute(db);
  await sql`create unique index review_of_draw on review (draw, kind, item, round) where draw is not null`.execute(db);
  await sql`
    create unique index review_targeted on review (kind, item)
    where draw is null and state in ('unassigned', 'assigned', 'verifying')
  `.execute(db);
  await sql`create index review_reviewer on review (reviewer_id, state)`.execute(db);
  await sql`create index review_officer on review (badge_no)`.execute(db);
  await sql`create index review_open on review (state) where state in ('unassigned', 'assigned', 'verifying')`.execute(
    db,
  );
  await sql`create index review_done on review (done_at)`.execute(db);
  await sql`
    create table review_watch (
      review_id uuid not null references review,
      recording_id text not null references recording,
      -- ms of the recording that the page says were played
      told int8multirange not null,
      primary key (review_id, recording_id)
    )
  `.execute(db);
  await sql`
    create table review_fault (
      review_id uuid not null references review,
      item_key text not null,
      finding_id uuid not null references finding,
      -- the finding was there before
      joined boolean not null,
      dimension text not null,
      deduction integer not null,
      primary key (review_id, item_key)
    )
  `.execute(db);
  await sql`create index review_fault_finding on review_fault (finding_id)`.execute(db);
}

// Orders to put right what was confirmed of a finding: what is to be done, by whom, until which day; and every step that was
// taken about one, with the files that prove it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table rectification (
      rectification_id uuid primary key default gen_random_uuid(),
      -- counted anew each year, as on paper
      order_year integer not null,
      order_no integer not null,
      finding_id uuid not null references finding,
      -- what the finding said then
      finding_kind text not null,
      task text not null,
      owner_badge_no text not null references officer,
      -- the last day on which it is carried out in time
      due_on date not null,
      state text not null default 'ordered' check (state in ('ordered', 'proved', 'passed', 'ended')),
      ended_why text check (ended_why in ('withdrawn', 'appeal_upheld', 'reopened')),
      ordered_by uuid not null references account,
      on_behalf_of uuid references account,
      ordered_at timestamptz(3) not null,
      settled_at timestamptz(3),
      unique (order_year, order_no),
      check ((state = 'ended') = (ended_why is not null)),
      check ((state in ('passed', 'ended')) = (settled_at is not null))
    );
    -- a finding is put right by one order at a time
    create unique index rectification_open on rectification (finding_id) where state in ('ordered', 'proved');
    -- serves: GET /api/v1/rectifications
    create index rectification_ordered on rectification (ordered_at, rectification_id);
    -- serves: the orders of a finding
    create index rectification_finding on rectification (finding_id, ordered_at);
    -- serves: what an officer has to carry out
    create index rectification_owner on rectification (owner_badge_no, due_on) where state = 'ordered';

    create table rectification_step (
      step_id uuid primary key default gen_random_uuid(),
      rectification_id uuid not null references rectification,
      -- from 1, in the order in which they were taken
      nr integer not null,
      step text not null check (step in ('order', 'prove', 'reassign', 'withdraw', 'pass', 'again', 'end')),
      -- what is to be done, what was done, or the reason
      text text,
      -- from then on
      owner_badge_no text not null references officer,
      due_on date not null,
      -- null: it follows from what was decided about the finding
      taken_by uuid references account,
      on_behalf_of uuid references account,
      taken_at timestamptz(3) not null,
      unique (rectification_id, nr),
      check ((step = 'end') = (taken_by is null)),
      check ((step = 'end') = (text is null))
    );

    create table rectification_file (
      file_id uuid primary key default gen_random_uuid(),
      step_id uuid not null references rectification_step,
      file_name text not null,
      media_type text not null,
      sha256 text not null,
      size_bytes integer not null
    );
    -- serves: the files of a step
    create index rectification_file_step on rectification_file (step_id);
    -- serves: whether a stored file is still used
    create index rectification_file_sha256 on rectification_file (sha256);
  `.execute(db);
}

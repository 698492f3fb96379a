// Orders to put something right at once, from a finding, a review or an inspection. They say nothing of guilt, so they stand apart
// from the orders of confirmed findings, of which bulletins and slips are made.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table spot_order (
      spot_order_id uuid primary key default gen_random_uuid(),
      -- counted anew each year, as on paper
      order_year integer not null,
      order_no integer not null,
      finding_id uuid references finding,
      review_id uuid references review,
      inspection_id uuid references field_inspection,
      unit_code text not null references unit,
      task text not null,
      owner_badge_no text not null references officer,
      -- when it was issued: without a network, before HQ had it
      ordered_at timestamptz(3) not null,
      recorded_at timestamptz(3) not null,
      -- since when the owner knows of it, on duty
      seen_at timestamptz(3),
      due_at timestamptz(3) not null,
      state text not null default 'ordered' check (state in ('ordered', 'proved', 'passed', 'ended')),
      ended_why text check (ended_why in ('withdrawn', 'refused', 'finding_ended', 'inspection_withdrawn')),
      ordered_by uuid not null references account,
      on_behalf_of uuid references account,
      settled_at timestamptz(3),
      unique (order_year, order_no),
      check (num_nonnulls(finding_id, review_id, inspection_id) = 1),
      check (due_at > ordered_at),
      check ((state = 'ended') = (ended_why is not null)),
      check ((state in ('passed', 'ended')) = (settled_at is not null))
    );
    -- one at a time from the same finding, review or inspection to the same officer
    create unique index spot_order_open on spot_order (coalesce(finding_id, review_id, inspection_id), owner_badge_no)
      where state in ('ordered', 'proved');
    -- serves: GET /api/v1/spot-orders
    create index spot_order_ordered on spot_order (ordered_at, spot_order_id);
    -- serves: the orders from a finding, a review or an inspection
    create index spot_order_origin on spot_order (coalesce(finding_id, review_id, inspection_id), ordered_at);
    -- serves: what an officer has to put right
    create index spot_order_owner on spot_order (owner_badge_no, due_at) where state = 'ordered';

    create table spot_order_step (
      step_id uuid primary key default gen_random_uuid(),
      spot_order_id uuid not null references spot_order,
      -- from 1, in the order in which they were taken
      nr integer not null,
      step text not null check (step in ('order', 'see', 'prove', 'show', 'pass', 'again', 'withdraw', 'refuse', 'end')),
      -- what is to be put right, what was done, or the reason
      text text,
      -- from then on
      due_at timestamptz(3) not null,
      -- null: it follows from the end of what it was ordered from
      taken_by uuid references account,
      on_behalf_of uuid references account,
      taken_at timestamptz(3) not null,
      unique (spot_order_id, nr),
      check ((step = 'end') = (taken_by is null)),
      check ((step in ('see', 'end')) = (text is null))
    );

    create table spot_order_file (
      file_id uuid primary key default gen_random_uuid(),
      step_id uuid not null references spot_order_step,
      file_name text not null,
      media_type text not null,
      sha256 text not null,
      size_bytes integer not null
    );
    -- serves: the files of a step
    create index spot_order_file_step on spot_order_file (step_id);
    -- serves: whether a stored file is still used
    create index spot_order_file_sha256 on spot_order_file (sha256);
  `.execute(db);
}

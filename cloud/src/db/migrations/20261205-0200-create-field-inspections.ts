// Field inspections: what an inspector saw of an officer on duty, and which posts were drawn to be visited on a day.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table visit_day (
      day date primary key,
      secret text not null check (secret ~ '^[0-9a-f]{64}$'),
      commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
      posts_digest text not null check (posts_digest ~ '^[0-9a-f]{64}$'),
      -- so many of the posts are to be visited
      wanted smallint not null check (wanted >= 0),
      committed_at timestamptz(3) not null,
      opened_at timestamptz(3)
    );
    -- serves: the worker that opens what is over
    create index visit_day_shut on visit_day (day) where opened_at is null;
    create table visit_post (
      day date not null references visit_day,
      place integer not null check (place > 0),
      unit_code text not null references unit,
      duty_type text not null references duty_type,
      post text not null,
      primary key (day, place),
      unique (day, unit_code, duty_type, post)
    );
    create table field_inspection (
      inspection_id uuid primary key,
      form_key text not null,
      badge_no text not null references officer,
      -- of the officer then
      unit_code text not null references unit,
      recorder_serial text,
      shift_id uuid,
      duty_type text,
      post text,
      duty_date date not null,
      inspected_at timestamptz(3) not null,
      at_place text not null,
      items jsonb not null,
      note text not null,
      faulty boolean not null,
      photo_name text,
      photo_sha256 text,
      photo_bytes integer,
      photo_type text,
      recorded_by uuid not null references account,
      recorded_at timestamptz(3) not null,
      corrects uuid unique references field_inspection,
      withdrawn_at timestamptz(3),
      withdrawn_by uuid references account,
      withdraw_reason text,
      -- the finding of missing footage that states what it says of recording
      joins_finding_id uuid references finding,
      -- a form is recorded once, however often it is sent
      unique (recorded_by, form_key),
      check (num_nulls(photo_name, photo_sha256, photo_bytes, photo_type) in (0, 4)),
      check (num_nulls(withdrawn_at, withdrawn_by, withdraw_reason) in (0, 3)),
      check ((shift_id is null) = (duty_type is null) and (shift_id is null) = (post is null))
    );
    -- serves: GET /api/v1/field-inspections
    create index field_inspection_at on field_inspection (inspected_at, inspection_id);
    -- serves: an officer's, and those that new findings about the officer may state
    create index field_inspection_officer on field_inspection (badge_no, inspected_at);
    -- serves: the places of a unit
    create index field_inspection_unit on field_inspection (unit_code, inspected_at);
    -- serves: what a finding of missing footage states
    create index field_inspection_joined on field_inspection (joins_finding_id) where joins_finding_id is not null;
    -- serves: the sweep of attached files, which leaves photos alone
    create index field_inspection_photo on field_inspection (photo_sha256) where photo_sha256 is not null;
  `.execute(db);
}

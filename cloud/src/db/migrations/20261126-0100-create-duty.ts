// Who holds which recorder, who is on duty when, and what the roll call found.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists btree_gist;

    -- the leader who answers with the officer, and the first day on which the officer no longer belongs to the brigade
    alter table officer
      add column leader_badge_no text references officer,
      add column left_on date;
    -- serves: the officers of a unit
    create index officer_unit on officer (unit_code, badge_no);
    -- serves: the recorders of a unit
    create index recorder_unit on recorder (unit_code, recorder_serial);

    create table duty_type (
      duty_type text primary key check (duty_type ~ '^[a-z][a-z0-9_]{1,31}$'),
      name text not null unique,
      -- continuous: the whole time on post must be recorded
      recording_rule text not null check (recording_rule in ('continuous', 'none')),
      retired_at timestamptz
    );
    insert into duty_type (duty_type, name, recording_rule) values
      ('road_patrol', '路面执勤', 'continuous'),
      ('drink_driving_check', '酒驾查处', 'continuous'),
      ('illegal_parking_check', '违停整治', 'continuous'),
      ('plates_and_licences_check', '涉牌涉证整治', 'continuous'),
      ('accident_handling', '事故处理', 'continuous'),
      ('traffic_control', '交通管制', 'continuous'),
      ('security_task', '警保卫任务', 'continuous'),
      ('case_handling_area', '办案区值班', 'continuous'),
      ('window_duty', '窗口值班', 'none'),
      ('standby', '备勤', 'none');

    -- What was entered: a recorder is issued to a person for long, and checked out for a shift. held_until null: until now.
    create table custody (
      custody_id uuid primary key default gen_random_uuid(),
      recorder_serial text not null references recorder,
      badge_no text not null references officer,
      basis text not null check (basis in ('assignment', 'check_out')),
      held_from timestamptz(3) not null,
      held_until timestamptz(3) check (held_until > held_from),
      constraint custody_one_holder exclude using gist
        (recorder_serial with =, basis with =, tstzrange(held_from, held_until) with &&)
    );
    -- serves: what an officer holds and held
    create index custody_officer on custody (badge_no, held_from desc);
    -- serves: GET /api/v1/custodies, latest first
    create index custody_start on custody (held_from desc, custody_id desc);

    -- serves: the history of recorders and officers, which tells of their custodies, removed ones too
    create index fact_custody on fact using gin (payload jsonb_path_ops) where subject like 'custody:%';

    -- What follows from it: who holds a recorder at each moment. A check-out counts before an assignment. Derived per
    -- recorder in the transaction that changes its custody.
    create table holding (
      recorder_serial text not null references recorder,
      badge_no text not null references officer,
      held_from timestamptz(3) not null,
      held_until timestamptz(3) check (held_until > held_from),
      custody_id uuid not null references custody,
      constraint holding_one_holder exclude using gist
        (recorder_serial with =, tstzrange(held_from, held_until) with &&)
    );
    -- serves: the recorders that an officer held during a shift, and holds now
    create index holding_officer on holding (badge_no, held_from) include (held_until, recorder_serial);
    -- serves: who held the recorder of a recording
    create index holding_recorder on holding (recorder_serial, held_from);
    -- serves: the check that nothing follows from an entry of custody any more when it is removed
    create index holding_custody on holding (custody_id);

    create table shift (
      shift_id uuid primary key default gen_random_uuid(),
      badge_no text not null references officer,
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null,
      -- the local date on which it starts
      duty_date date not null,
      duty_type text not null references duty_type,
      post text not null,
      cancelled_at timestamptz,
      -- when its coverage must be looked at again; null: when something about it changes
      review_at timestamptz default now(),
      check (ends_at > starts_at and ends_at <= starts_at + interval '48 hours'),
      constraint shift_one_at_a_time exclude using gist
        (badge_no with =, tstzrange(starts_at, ends_at) with &&) where (cancelled_at is null)
    );
    -- serves: an officer's shifts around a recording, a day, a month
    create index shift_officer on shift (badge_no, starts_at) where cancelled_at is null;
    -- serves: the shifts of a day or a month
    create index shift_start on shift (starts_at, shift_id) where cancelled_at is null;
    -- serves: the worker that looks at shifts again
    create index shift_review on shift (review_at) where review_at is not null;

    -- The last look at each shift, for months and trends; pages about one day compute anew.
    create table shift_coverage (
      shift_id uuid primary key references shift,
      as_of timestamptz not null,
      required_ms bigint not null,
      recorded_ms bigint not null,
      missing_ms bigint not null,
      pending_ms bigint not null
    );

    -- What the roll call found. One row for ever under its key; its history is its facts.
    create table finding (
      finding_id uuid primary key default gen_random_uuid(),
      kind text not null check (kind in ('no_footage', 'coverage_gap', 'late_import')),
      -- what it is about: shift:<id>
      subject text not null,
      shift_id uuid not null references shift,
      badge_no text not null references officer,
      unit_code text not null references unit,
      duty_date date not null,
      state text not null check (state in ('open', 'resolved')),
      detail jsonb not null,
      found_at timestamptz(3) not null,
      changed_at timestamptz(3) not null,
      resolved_at timestamptz,
      unique (kind, subject),
      check ((state = 'resolved') = (resolved_at is not null))
    );
    -- serves: GET /api/v1/findings, newest first, of all, a state, a unit, an officer
    create index finding_found on finding (found_at desc, finding_id desc);
    create index finding_state_found on finding (state, found_at desc, finding_id desc);
    create index finding_unit_found on finding (unit_code, found_at desc, finding_id desc);
    create index finding_officer_found on finding (badge_no, found_at desc, finding_id desc);
    -- serves: the same of a stretch of duty dates
    create index finding_duty_date on finding (duty_date);
    -- serves: the findings of a shift
    create index finding_shift on finding (shift_id);
    -- serves: how many are open in each unit
    create index finding_open on finding (unit_code) where state = 'open';

    -- The brigade's numbers (deadlines, thresholds). A change is a new version; the highest counts.
    create table parameter_version (
      version integer generated always as identity primary key,
      parameters jsonb not null,
      reason text not null,
      set_by text not null,
      set_at timestamptz not null default now()
    );

    alter table dock_session add column collected_at timestamptz;

    alter table recording
      add column kind text generated always as (inspection ->> 'kind') stored,
      -- the end of what it shows, by the recorder's clock; at most 24 hours after captured_at
      add column captured_until timestamptz,
      -- the same bytes were seen on several recorders: they cover nobody until someone decides
      add column several_recorders boolean not null default false;
    -- not least(), which takes a duration that nobody knows for the longest
    update recording set captured_until =
      captured_at + case when duration_ms > 86400000 then 86400000 else duration_ms end * interval '1 millisecond';
    alter table recording add check (captured_until between captured_at and captured_at + interval '24 hours');
    -- serves: the footage of a recorder between two times. The longest recording bounds how far back to look.
    create index recording_footage on recording (recorder_serial, captured_at) include (captured_until, announced_at)
      where kind = 'video' and inspection_outcome <> 'damaged' and captured_until > captured_at and not several_recorders;
    -- serves: what lies in a shift and covers nothing
    create index recording_uncounted on recording (recorder_serial, captured_at)
      where kind = 'video' and (inspection_outcome = 'damaged' or several_recorders);
  `.execute(db);
}

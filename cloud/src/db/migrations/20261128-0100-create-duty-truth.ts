// What makes duty and footage comparable minute by minute: breaks, leave, campaigns, enforcement activities, exemptions,
// faults, outages; and findings about more than shifts.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table campaign (
      campaign_id uuid primary key default gen_random_uuid(),
      name text not null unique,
      campaign_type text not null
        check (campaign_type in ('plates_and_licences', 'drink_driving', 'illegal_parking', 'other')),
      starts_on date not null,
      ends_on date check (ends_on >= starts_on)
    );

    -- activities: what the officer does must be recorded, from before it starts to its end, not the whole time on post
    alter table duty_type drop constraint duty_type_recording_rule_check,
      add constraint duty_type_recording_rule_check check (recording_rule in ('continuous', 'activities', 'none'));

    alter table shift
      add column campaign_id uuid references campaign,
      -- the recorder that the roster foresees; who holds which one is custody's to say
      add column planned_recorder_serial text references recorder;

    -- nothing has to be recorded meanwhile
    create table shift_break (
      shift_id uuid not null references shift,
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null check (ends_at > starts_at),
      primary key (shift_id, starts_at)
    );

    create table leave (
      leave_id uuid primary key default gen_random_uuid(),
      badge_no text not null references officer,
      leave_kind text not null check (leave_kind in ('annual', 'sick', 'personal', 'training', 'other')),
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null check (ends_at > starts_at),
      note text not null default '',
      removed_at timestamptz,
      constraint leave_once exclude using gist
        (badge_no with =, tstzrange(starts_at, ends_at) with &&) where (removed_at is null)
    );
    -- serves: the leave that touches a shift, the leave of a month
    create index leave_officer on leave (badge_no, starts_at) where removed_at is null;

    -- The must-record catalogue. A change is a new version, which counts for what begins from then on; old ones are cited.
    create table must_record_version (
      version integer generated always as identity primary key,
      items jsonb not null,
      counts_from timestamptz not null,
      reason text not null,
      set_by text not null,
      set_at timestamptz not null default now()
    );

    -- An enforcement activity as another system or a person told of it. lead_ms, lag_ms, item and version are what the
    -- catalogue says of its kind at its start; required: it must be recorded.
    create table activity (
      activity_id uuid primary key default gen_random_uuid(),
      source text not null,
      source_id text not null,
      kind text not null check (kind in ('summary_penalty', 'compulsory_measure', 'scene_survey', 'inquiry',
        'interrogation', 'mediation', 'incident', 'traffic_control', 'security_task')),
      starts_at timestamptz(3) not null,
      -- equal to the start: a moment
      ends_at timestamptz(3) not null check (ends_at between starts_at and starts_at + interval '48 hours'),
      place text not null default '',
      plate_no text,
      case_no text,
      campaign_id uuid references campaign,
      catalogue_version integer references must_record_version,
      item_id text,
      required boolean not null default true,
      lead_ms integer not null default 0 check (lead_ms between 0 and 3600000),
      lag_ms integer not null default 0 check (lag_ms between 0 and 3600000),
      withdrawn_at timestamptz,
      told_at timestamptz(3) not null default now(),
      changed_at timestamptz(3) not null default now(),
      -- when it must be looked at again; null: when something about it changes
      review_at timestamptz default now(),
      unique (source, source_id)
    );
    -- serves: GET /api/v1/activities, latest first
    create index activity_start on activity (starts_at desc, activity_id desc);
    -- serves: the worker that looks at activities again
    create index activity_review on activity (review_at) where review_at is not null;
    -- serves: search by plate, by case
    create index activity_plate on activity (plate_no, starts_at desc) where plate_no is not null;
    create index activity_case on activity (case_no, starts_at desc) where case_no is not null;

    -- Who took part. Times are the activity's own, beside the officer so that one search finds them.
    create table activity_officer (
      activity_id uuid not null references activity,
      badge_no text not null references officer,
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null,
      primary key (activity_id, badge_no)
    );
    -- serves: the activities of an officer around a time
    create index activity_officer_time on activity_officer (badge_no, starts_at) include (ends_at, activity_id);

    -- Why time was not recorded, for one officer or, an outage, for a whole unit. What counts is what another person approved.
    create table exemption (
      exemption_id uuid primary key default gen_random_uuid(),
      badge_no text references officer,
      unit_code text references unit,
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null check (ends_at > starts_at and ends_at <= starts_at + interval '31 days'),
      reason_code text not null check (reason_code in ('fault', 'battery', 'storage', 'weather', 'state_secret', 'privacy',
        'urgent', 'objective', 'station_outage')),
      -- what its approval makes of missing time: out of the denominator, or explained and still counted
      effect text not null generated always as (case
        when reason_code in ('fault', 'battery', 'storage') then 'fault_ticket'
        when reason_code = 'station_outage' then 'station_outage' else 'exemption' end) stored,
      explanation text not null,
      finding_id uuid references finding,
      state text not null default 'pending' check (state in ('pending', 'approved', 'refused', 'withdrawn')),
      asked_by uuid not null references account,
      asked_at timestamptz(3) not null,
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      attachment_key text,
      attachment_name text,
      attachment_sha256 text,
      check (num_nonnulls(badge_no, unit_code) = 1),
      check ((state in ('approved', 'refused')) = (decided_by is not null)),
      check (decided_by <> asked_by)
    );
    -- serves: what counts for an officer, for a unit
    create index exemption_officer on exemption (badge_no, starts_at) where state = 'approved';
    create index exemption_unit on exemption (unit_code, starts_at) where state = 'approved' and unit_code is not null;
    -- serves: GET /api/v1/exemptions, newest first; what waits for a decision
    create index exemption_asked on exemption (asked_at desc, exemption_id desc);
    create index exemption_pending on exemption (asked_at) where state = 'pending';

    create table repair_ticket (
      repair_ticket_id uuid primary key default gen_random_uuid(),
      recorder_serial text not null references recorder,
      reported_by text references officer,
      station_id text references station,
      symptom text not null,
      reported_at timestamptz(3) not null,
      state text not null default 'open' check (state in ('open', 'in_repair', 'closed')),
      closed_at timestamptz(3),
      outcome text check (outcome in ('repaired', 'no_fault', 'scrapped')),
      note text not null default '',
      check ((state = 'closed') = (closed_at is not null))
    );
    create unique index repair_ticket_open on repair_ticket (recorder_serial) where state <> 'closed';
    -- serves: the faults of a recorder during a shift; the list, newest first
    create index repair_ticket_recorder on repair_ticket (recorder_serial, reported_at);
    create index repair_ticket_reported on repair_ticket (reported_at desc, repair_ticket_id desc);

    -- When a station was out, longer than a parameter says; ended_at null: still is.
    create table station_outage (
      station_id text not null references station,
      began_at timestamptz(3) not null,
      ended_at timestamptz(3) check (ended_at > began_at),
      primary key (station_id, began_at)
    );

    -- How far the recorder's clock was ahead when it recorded this (negative: behind), and how far that may be wrong.
    -- captured_at and captured_until are corrected by it; what the recorder said stays in the sightings.
    alter table recording
      add column clock_offset_ms bigint not null default 0,
      add column clock_error_ms integer not null default 0 check (clock_error_ms between 0 and 86400000);

    -- The rules of one family speak of one subject in turn (nothing at all, then a gap): one finding, so that answers stay.
    alter table finding
      drop constraint finding_kind_check,
      add column rule_key text,
      add column activity_id uuid references activity,
      add column recorder_serial text,
      add column recording_id text,
      -- deletion: how strongly the witnesses say it
      add column grade text check (grade in ('proved', 'strong', 'weak')),
      alter column shift_id drop not null,
      alter column badge_no drop not null;
    update finding set rule_key = case kind when 'late_import' then 'late_import' else 'coverage' end;
    -- of a shift's no_footage and coverage_gap, the open one or the later one goes on
    delete from finding f using finding other
    where f.rule_key = 'coverage' and other.rule_key = 'coverage' and f.subject = other.subject and f.finding_id <> other.finding_id
      and (f.state = 'open', f.changed_at, f.finding_id) < (other.state = 'open', other.changed_at, other.finding_id);
    alter table finding
      alter column rule_key set not null,
      drop constraint finding_kind_subject_key,
      add unique (rule_key, subject);
    -- serves: the findings of an activity, a recorder's day, a recording
    create index finding_activity on finding (activity_id) where activity_id is not null;
    create index finding_recorder on finding (recorder_serial, duty_date) where recorder_serial is not null;
    create index finding_recording on finding (recording_id) where recording_id is not null;
  `.execute(db);
}

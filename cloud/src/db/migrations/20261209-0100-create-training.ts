// Training: cases without persons, study packs made of sealed bulletins, sessions, and how each officer stood who had to attend.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table training_case (
      case_id uuid primary key default gen_random_uuid(),
      case_no integer generated always as identity unique,
      origin text not null check (origin in ('own', 'imported')),
      source text,
      title text not null,
      violation_class text not null,
      text text not null,
      rule text not null,
      advice text not null,
      strip jsonb,
      finding_id uuid references finding,
      version integer not null default 0,
      created_by text not null,
      created_at timestamptz(3) not null,
      withdrawn_reason text,
      withdrawn_at timestamptz(3),
      check ((origin = 'own') = (finding_id is not null)),
      check (origin = 'own' or source is not null),
      check ((withdrawn_reason is null) = (withdrawn_at is null))
    )
  `.execute(db);
  await sql`
    create unique index training_case_of_finding on training_case (finding_id) where withdrawn_at is null
  `.execute(db);
  await sql`
    create table study_pack (
      pack_id uuid primary key default gen_random_uuid(),
      bulletin_id uuid not null unique references bulletin,
      title text not null,
      case_ids uuid[] not null default '{}',
      advice text not null default '',
      questions jsonb not null default '[]',
      version integer not null default 0,
      created_at timestamptz(3) not null
    )
  `.execute(db);
  await sql`
    create table training_session (
      session_id uuid primary key default gen_random_uuid(),
      state text not null default 'planned' check (state in ('planned', 'signed_off', 'cancelled')),
      topic text not null,
      violation_classes text[] not null default '{}',
      place text not null,
      unit_code text references unit,
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null,
      pack_id uuid references study_pack,
      makes_up_for uuid references training_session,
      version integer not null default 0,
      planned_by text not null,
      planned_by_account uuid references account,
      created_at timestamptz(3) not null,
      signed_off_by text,
      signed_off_at timestamptz(3),
      remarks text,
      cancelled_reason text,
      check (starts_at < ends_at),
      check ((state = 'signed_off') = (signed_off_at is not null)),
      check ((state = 'signed_off') = (signed_off_by is not null)),
      check ((state = 'cancelled') = (cancelled_reason is not null))
    )
  `.execute(db);
  await sql`create index training_session_by_start on training_session (starts_at)`.execute(db);
  await sql`create index training_session_of_pack on training_session (pack_id) where pack_id is not null`.execute(db);
  await sql`
    create index training_session_make_up on training_session (makes_up_for) where makes_up_for is not null
  `.execute(db);
  await sql`
    create table training_attendance (
      session_id uuid not null references training_session,
      badge_no text not null references officer,
      -- his unit when the session was planned
      unit_code text not null references unit,
      attended_at timestamptz(3),
      attended_by text check (attended_by in ('kiosk', 'own_page', 'list')),
      station_id text,
      -- of the station's event
      event_id uuid,
      listed_at timestamptz(3),
      listed_by text,
      denied_at timestamptz(3),
      absence_reason text,
      absence_by text,
      -- the last day on which he confirms a list in time
      confirm_by date,
      -- the option of each question that he chose
      answers integer[],
      right_answers integer,
      primary key (session_id, badge_no),
      check ((attended_at is null) = (attended_by is null)),
      check ((attended_by = 'kiosk') = (station_id is not null)),
      check ((listed_at is null) = (listed_by is null)),
      check ((listed_at is null) = (confirm_by is null)),
      check ((absence_reason is null) = (absence_by is null)),
      check ((answers is null) = (right_answers is null))
    )
  `.execute(db);
  await sql`create index training_attendance_of on training_attendance (badge_no)`.execute(db);
  // Of PINs that officers set themselves, all of them: a station may still know an older one. Of those set before this, nothing says
  // whether others knew the password then: they are set anew.
  await sql`
    create table own_kiosk_pin (
      badge_no text not null references officer,
      set_at timestamptz(3) not null,
      primary key (badge_no, set_at)
    )
  `.execute(db);
  // Whether the holder chose the password, or whoever made the account or set it could sign in too. Facts that were erased tell nothing.
  await sql`alter table account add column own_password boolean not null default false`.execute(db);
  await sql`
    update account set own_password = true
    where account.username = (
      select fact.payload ->> 'by' from fact
      where fact.subject = 'account:' || account.account_id and (
        fact.type in ('account_added', 'password_changed')
        or (fact.type = 'account_changed' and fact.payload -> 'after' ?| array['badgeNo', 'personName'])
      )
      order by fact.fact_id desc limit 1
    )
  `.execute(db);
}

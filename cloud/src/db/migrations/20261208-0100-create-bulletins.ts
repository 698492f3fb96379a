// Bulletins: what each was made of, what people wrote, how it was sealed, who its persons are, and what units answered. Names and salts
// lie apart, so that they can be erased while everything that was sealed stays.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bulletin (
      bulletin_id uuid primary key default gen_random_uuid(),
      kind text not null check (kind in ('weekly', 'monthly')),
      state text not null default 'draft' check (state in ('draft', 'in_review', 'sealed', 'dropped')),
      period_from date not null,
      -- the last day
      period_to date not null,
      cut_off timestamptz(3) not null,
      taken_at timestamptz(3) not null,
      -- canonical
      input_text text not null,
      input_digest text not null,
      content jsonb not null,
      texts jsonb not null,
      version integer not null default 0,
      -- the accounts that wrote its texts
      written_by uuid[] not null default '{}',
      submitted_by uuid references account,
      submitted_for uuid references account,
      submitted_name text,
      submitted_at timestamptz(3),
      returned text,
      year integer,
      number integer check (number > 0),
      seal jsonb,
      sealed_by text,
      sealed_at timestamptz(3),
      seal_fact_id bigint,
      receipt_due_on date,
      dropped_reason text,
      check (period_from <= period_to),
      check ((state = 'sealed') = (seal is not null)),
      check ((state = 'sealed') = (number is not null)),
      check ((state = 'sealed') = (year is not null)),
      check ((state = 'sealed') = (sealed_at is not null)),
      check ((state = 'sealed') = (receipt_due_on is not null)),
      check ((state = 'dropped') = (dropped_reason is not null)),
      check (state <> 'in_review' or submitted_at is not null),
      constraint bulletin_of_period unique (kind, period_from),
      constraint bulletin_number unique (kind, year, number)
    )
  `.execute(db);
  // serves: the next number, after a restore too
  await sql`create index fact_bulletin_sealed on fact (fact_id) where type = 'bulletin_sealed'`.execute(db);
  await sql`create index bulletin_open on bulletin (state) where state in ('draft', 'in_review')`.execute(db);
  await sql`
    create table bulletin_person (
      bulletin_id uuid not null references bulletin,
      person text not null,
      badge_no text,
      name text,
      -- 32 random bytes: without them nobody can tell from the sealed commitment who it was
      salt bytea,
      erased_at timestamptz(3),
      primary key (bulletin_id, person),
      check ((erased_at is null) = (badge_no is not null)),
      check ((erased_at is null) = (name is not null)),
      check ((erased_at is null) = (salt is not null))
    )
  `.execute(db);
  await sql`create index bulletin_person_of on bulletin_person (badge_no)`.execute(db);
  await sql`
    create table bulletin_receipt (
      bulletin_id uuid not null references bulletin,
      unit_code text not null references unit,
      confirmed_by text,
      confirmed_at timestamptz(3),
      answer text,
      answered_by text,
      answered_at timestamptz(3),
      -- confirmed after the date
      late boolean not null default false,
      primary key (bulletin_id, unit_code),
      check ((confirmed_by is null) = (confirmed_at is null)),
      check ((answer is null) = (answered_at is null)),
      check (answer is null or confirmed_at is not null)
    )
  `.execute(db);
  await sql`create index bulletin_receipt_open on bulletin_receipt (unit_code) where confirmed_at is null`.execute(db);
  await sql`
    create table bulletin_quiet (
      bulletin_id uuid not null,
      person text not null,
      -- what he was named for there is cleared without naming him again
      asked_at timestamptz(3) not null,
      primary key (bulletin_id, person),
      foreign key (bulletin_id, person) references bulletin_person
    )
  `.execute(db);
}

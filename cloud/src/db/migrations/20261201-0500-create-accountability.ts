// Who answers for confirmed findings and complaints: cases, with an entry for each person and each leader. What was said,
// handed over and appealed belongs to a round; a case that is opened again begins another one. The latest decision stands in
// the entry, earlier ones in the ledger.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createCases(db);
  await createWhatFollows(db);
}

async function createCases(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table accountability_case (
      case_id uuid primary key default gen_random_uuid(),
      year integer not null,
      number integer not null check (number > 0),
      source text not null check (source in ('findings', 'complaint')),
      reason text not null,
      document_no text,
      received_on date,
      happened_on date,
      complaint text,
      opened_by uuid not null references account,
      on_behalf_of uuid references account,
      opened_at timestamptz(3) not null,
      unique (year, number),
      check (num_nulls(document_no, received_on, happened_on, complaint) = case source when 'complaint' then 0 else 4 end)
    );

    create table accountability_entry (
      entry_id uuid primary key default gen_random_uuid(),
      case_id uuid not null references accountability_case,
      badge_no text not null references officer,
      role text not null check (role in ('person', 'leader')),
      unit_code text not null references unit,
      state text not null default 'open' check (state in ('open', 'heard', 'decided', 'final', 'ended')),
      round integer not null default 1,
      told_at timestamptz(3) not null,
      -- the last day on which he is heard in time
      heard_until date not null,
      heard text check (heard in ('statement', 'declined', 'not_in_time')),
      outcome text check (outcome in ('reminder_talk', 'criticism_education', 'self_criticism', 'named_criticism', 'deduction',
        'none', 'suspension', 'referral')),
      points integer,
      reason text,
      document_no text,
      document_on date,
      office text,
      decided_by uuid references account,
      decided_for uuid references account,
      decided_at timestamptz(3),
      -- an appeal was right
      void boolean not null default false,
      seen_at timestamptz(3),
      appeal_until_on date,
      unique (case_id, badge_no, role),
      check (num_nulls(outcome, reason, decided_by, decided_at) in (0, 4)),
      check (num_nulls(document_no, document_on, office) in (0, 3)),
      check (num_nulls(seen_at, appeal_until_on) in (0, 2)),
      check ((points is not null) = (outcome is not distinct from 'deduction')),
      check (outcome is not null or (seen_at is null and not void)),
      check (document_no is not null or outcome is null or outcome not in ('suspension', 'referral'))
    );
    -- serves: what concerns an officer
    create index accountability_entry_officer on accountability_entry (badge_no);
    -- serves: the worker that makes decisions final
    create index accountability_entry_decided on accountability_entry (appeal_until_on) where state = 'decided';

    -- On which findings an entry rests.
    create table accountability_entry_finding (
      entry_id uuid not null references accountability_entry,
      finding_id uuid not null references finding,
      violation_class text
        check (violation_class in ('improper_use', 'unauthorised_deletion', 'incomplete', 'damaged')),
      -- the finding turned out to be unfounded
      ended_at timestamptz(3),
      primary key (entry_id, finding_id)
    );
    -- serves: the cases of a finding
    create index accountability_entry_finding_finding on accountability_entry_finding (finding_id);
  `.execute(db);
}

async function createWhatFollows(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table accountability_statement (
      statement_id uuid primary key default gen_random_uuid(),
      entry_id uuid not null references accountability_entry,
      round integer not null,
      -- null: that he has nothing to say
      text text,
      late boolean not null,
      stated_by uuid not null references account,
      stated_at timestamptz(3) not null
    );
    create index accountability_statement_entry on accountability_statement (entry_id, stated_at);

    -- How a decision was handed over on paper.
    create table accountability_slip (
      entry_id uuid not null references accountability_entry,
      round integer not null,
      how text not null check (how in ('signed', 'refused')),
      signed_on date not null,
      witnesses text[] not null check (cardinality(witnesses) = case how when 'refused' then 2 else 0 end),
      noted_by uuid not null references account,
      noted_for uuid references account,
      noted_at timestamptz(3) not null,
      primary key (entry_id, round)
    );

    create table accountability_appeal (
      appeal_id uuid primary key default gen_random_uuid(),
      entry_id uuid not null references accountability_entry,
      round integer not null,
      reason text not null,
      appealed_by uuid not null references account,
      appealed_at timestamptz(3) not null,
      state text not null default 'pending' check (state in ('pending', 'upheld', 'dismissed', 'ended')),
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      outside_decision_id uuid references outside_decision,
      unique (entry_id, round),
      check (num_nulls(decided_by, decided_at, decision_reason) = case when state in ('upheld', 'dismissed') then 0 else 3 end)
    );

    -- That a case be opened again.
    create table accountability_reopening (
      reopening_id uuid primary key default gen_random_uuid(),
      case_id uuid not null references accountability_case,
      entry_ids uuid[] not null,
      reason text not null,
      proposed_by uuid not null references account,
      proposed_for uuid references account,
      proposed_at timestamptz(3) not null,
      state text not null default 'waits' check (state in ('waits', 'agreed', 'refused')),
      second_by uuid references account,
      second_at timestamptz(3),
      second_reason text,
      check (num_nulls(second_by, second_at, second_reason) = case state when 'waits' then 3 else 0 end)
    );
    -- one at a time waits for its second person
    create unique index accountability_reopening_waits on accountability_reopening (case_id) where state = 'waits';

    alter table outside_decision
      drop constraint outside_decision_kind_check,
      add constraint outside_decision_kind_check check (kind in
        ('appeal', 'exemption', 'roster_proposal', 'custody_dispute', 'access_request', 'recusal_end', 'retention_change',
          'accountability_appeal'));
  `.execute(db);
}

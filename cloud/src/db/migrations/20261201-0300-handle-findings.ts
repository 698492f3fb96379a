// What people do about a finding: `handling`, beside `state`, which stays what the data says. Each finding was told at some
// moment and is to be answered by the end of a day; each decision names its persons, and an appeal has its time from when they
// saw it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await addHandling(db);
  await createDecisions(db);
}

async function addHandling(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table finding
      add column handling text not null default 'told' check (handling in (
        'told', 'answered', 'excused', 'unfounded', 'confirmed', 'rectifying', 'proved', 'decided', 'closed'
      )),
      add column told_at timestamptz(3),
      -- the last day on which it can be answered in time
      add column answer_due_on date,
      -- what the data says otherwise than when it was decided: somebody has to look again
      add column look_again text check (look_again in ('no_longer_so', 'says_more', 'other_person')),
      -- what it said, of whom, when it was decided
      add column judged jsonb;

    -- Until now a finding was to be answered so many days after it was found.
    update finding set
      told_at = found_at,
      answer_due_on = ((found_at + coalesce(
        (select (parameters ->> 'answerDays')::integer from parameter_version order by version desc limit 1), 3
      ) * interval '1 day') at time zone 'Asia/Shanghai')::date,
      handling = case
        when state = 'resolved' then 'closed'
        when state = 'set_aside' then 'unfounded'
        when exists (
          select from finding_answer a where a.finding_id = finding.finding_id and a.answered_at >= finding.found_at
        ) then 'answered'
        else 'told'
      end;
    alter table finding alter column told_at set not null, alter column answer_due_on set not null;

    -- serves: GET /api/v1/findings in the order of what is due, of what nobody has ended
    create index finding_unsettled on finding (answer_due_on, found_at, finding_id)
      where handling in ('told', 'answered', 'confirmed', 'rectifying', 'proved');
    -- serves: the order of GET /api/v1/findings by deadline
    create index finding_answer_due on finding (answer_due_on, found_at, finding_id);
    -- serves: the worker that closes what was decided
    create index finding_to_close on finding (finding_id) where handling in ('excused', 'unfounded', 'decided');
  `.execute(db);
}

async function createDecisions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table finding_decision (
      decision_id uuid primary key default gen_random_uuid(),
      finding_id uuid not null references finding,
      step text not null check (step in ('ask_more', 'excuse', 'unfounded', 'confirm', 'close', 'reopen')),
      -- waits: a second person has to agree; corrected: another decision says what it should have said
      state text not null check (state in ('waits', 'counts', 'refused', 'corrected')),
      -- what the finding said then
      finding_kind text not null,
      violation_class text
        check (violation_class in ('improper_use', 'unauthorised_deletion', 'incomplete', 'damaged')),
      badge_nos text[] not null,
      reason text not null,
      due_on date check ((due_on is not null) = (step = 'ask_more')),
      decided_by uuid not null references account,
      on_behalf_of uuid references account,
      decided_at timestamptz(3) not null,
      second_by uuid references account,
      second_at timestamptz(3),
      second_reason text,
      corrects uuid references finding_decision,
      check (num_nulls(second_by, second_at, second_reason) in (0, 3)),
      check (violation_class is null or step = 'confirm')
    );
    -- serves: the decisions about a finding
    create index finding_decision_finding on finding_decision (finding_id, decided_at);
    -- serves: GET /api/v1/finding-decisions
    create index finding_decision_at on finding_decision (decided_at, decision_id);
    -- one at a time waits for its second person
    create unique index finding_decision_waits on finding_decision (finding_id) where state = 'waits';

    -- That a person saw a decision about himself: from then on the time to appeal runs.
    create table decision_notice (
      decision_id uuid not null references finding_decision,
      badge_no text not null references officer,
      seen_at timestamptz(3) not null,
      -- the last day on which an appeal is in time
      appeal_until_on date not null,
      primary key (decision_id, badge_no)
    );
  `.execute(db);
}

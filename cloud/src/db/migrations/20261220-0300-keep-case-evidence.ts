// Evidence doesn't expire: footage of an activity whose case number a system of record told, or a second person confirmed, and that has
// the brigade's form is kept for good. What is kept stays kept when the number changes; only two people take it off. A ticket's number
// is another field, with a period of its own.
import { type Kysely, sql } from 'kysely';

/** The form that counts until the brigade says otherwise: a copy of the parameter's default on the day of this migration. */
const form = '^(?:A\\d{21,23}|\\D{2,20}[〔(（\\[]?20\\d{2}[〕)）\\]]?[第-]?\\d{2,8}(?:-\\d{1,6})?号?)$';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table activity
      add column ticket_no text,
      -- the case number is the one that a person typed since its source told it last
      add column case_no_typed boolean not null default false;
    -- serves: the activities whose case number may make their footage permanent
    create index activity_numbered on activity (activity_id) where case_no is not null and withdrawn_at is null;

    -- it shows an activity with a ticket's number
    alter table recording add column ticketed boolean not null default false;

    -- A case number that a person typed, until a second one says that it is right.
    create table case_number_claim (
      claim_id uuid primary key default gen_random_uuid(),
      activity_id uuid not null references activity,
      case_no text not null,
      -- null: who typed it isn't known any more
      claimed_by uuid references account,
      on_behalf_of uuid references account,
      claimed_at timestamptz(3) not null,
      state text not null default 'waits' check (state in ('waits', 'confirmed', 'refused', 'superseded')),
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      outside_decision_id uuid references outside_decision,
      check ((state = 'waits') = (decided_at is null)),
      check ((state in ('confirmed', 'refused')) = (decided_by is not null)),
      check (state <> 'confirmed' or decided_by <> claimed_by),
      check (state <> 'confirmed' or decided_by <> on_behalf_of)
    );
    create unique index case_number_waits on case_number_claim (activity_id) where state = 'waits';
    -- serves: whether a number is confirmed
    create index case_number_claim_activity on case_number_claim (activity_id, case_no);

    -- That evidence is taken off, as one person or HQ proposed it.
    create table case_evidence_release (
      release_id uuid primary key default gen_random_uuid(),
      activity_id uuid not null references activity,
      case_no text not null,
      cause text not null check (cause in ('release_asked', 'number_changed', 'activity_withdrawn', 'not_shown', 'number_form')),
      -- null: HQ, until somebody takes it up
      proposed_by uuid references account,
      on_behalf_of uuid references account,
      reason text,
      proposed_at timestamptz(3) not null,
      state text not null default 'proposed' check (state in ('proposed', 'agreed', 'refused', 'withdrawn', 'superseded')),
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      outside_decision_id uuid references outside_decision,
      check ((proposed_by is null) = (reason is null)),
      check ((state = 'proposed') = (decided_at is null)),
      check (state <> 'agreed' or (proposed_by is not null and decided_by <> proposed_by)),
      check (state <> 'agreed' or on_behalf_of is null or decided_by <> on_behalf_of)
    );
    create unique index case_evidence_release_open on case_evidence_release (activity_id, case_no) where state = 'proposed';

    -- What is kept for good, by which activity and number. It ends by a release alone.
    create table case_evidence (
      recording_id text not null references recording,
      activity_id uuid not null references activity,
      case_no text not null,
      kept_since timestamptz(3) not null,
      -- the number was corrected, the activity withdrawn or moved: taking it off was proposed
      outdated_since timestamptz(3),
      release_id uuid references case_evidence_release,
      released_at timestamptz(3),
      primary key (recording_id, activity_id, case_no),
      check (released_at is null or release_id is not null)
    );
    -- serves: whether a recording is evidence, and all of it
    create index case_evidence_kept on case_evidence (recording_id) where released_at is null;
    -- serves: what an activity keeps
    create index case_evidence_activity on case_evidence (activity_id);

    -- by which activities and numbers a recording was kept when its deletion was to be done
    alter table deletion_entry add column kept_for jsonb;

    -- Numbers that people typed before now wait for a second person.
    insert into case_number_claim (activity_id, case_no, claimed_by, claimed_at)
    select a.activity_id, a.case_no, typed.account_id, coalesce(typed.recorded_at, a.changed_at)
    from activity a left join lateral (
      select account.account_id, f.recorded_at from fact f left join account on account.username = f.payload ->> 'by'
      where f.subject = 'activity:' || a.activity_id and (f.payload ->> 'caseNo' = a.case_no or f.payload -> 'after' ->> 'caseNo' = a.case_no)
      order by f.fact_id desc limit 1
    ) as typed on true
    where a.source = 'page' and a.case_no is not null and a.withdrawn_at is null;

    -- What is evidence already is kept from now on.
    insert into case_evidence (recording_id, activity_id, case_no, kept_since)
    select l.recording_id, a.activity_id, a.case_no, now()
    from activity a join activity_recording l using (activity_id) join recording r using (recording_id)
    where a.source <> 'page' and a.withdrawn_at is null and a.case_no ~ ${sql.lit(form)}
      and r.state <> 'deleted' and r.deletion_begun_at is null;
    update recording set lock_after = null where recording_id in (select recording_id from case_evidence);

    -- beside the kinds that are there
    do $$ begin
      execute 'alter table outside_decision drop constraint outside_decision_kind_check, add constraint outside_decision_kind_check '
        || (select regexp_replace(pg_get_constraintdef(oid), '\\]', ', ''case_number''::text, ''case_evidence_release''::text]')
          from pg_constraint where conrelid = 'outside_decision'::regclass and conname = 'outside_decision_kind_check');
    end $$;
    -- The release before answers a list with an error when one of its rows is of a kind that it doesn't know.
    do $$ begin
      execute (
        select 'drop policy known_to_release_before on outside_decision; create policy known_to_release_before on outside_decision using ('
          || pg_get_expr(polqual, polrelid) || ' and kind not in (''case_number'', ''case_evidence_release''))'
        from pg_policy where polrelid = 'outside_decision'::regclass and polname = 'known_to_release_before'
      );
    end $$;
  `.execute(db);
}

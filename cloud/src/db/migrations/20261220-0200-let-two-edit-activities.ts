// A correction or a withdrawal of an activity that waits for a second person: the activity has a finding that isn't over, or another
// system told of it. Kinds that are decided outside, and that the release before hides, are extended by this one, whatever they are.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table activity_edit (
      activity_edit_id uuid primary key default gen_random_uuid(),
      activity_id uuid not null references activity,
      -- what is said of the activity, as it was when this was proposed, and as it is to be; null: it is to be withdrawn
      before jsonb not null,
      after jsonb,
      -- officers of both, and the time of both
      badge_nos text[] not null,
      from_at timestamptz(3) not null,
      until_at timestamptz(3) not null,
      reason text not null,
      state text not null default 'proposed' check (state in ('proposed', 'agreed', 'refused', 'withdrawn')),
      proposed_by uuid not null references account,
      on_behalf_of uuid references account,
      proposed_at timestamptz(3) not null,
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      outside_decision_id uuid references outside_decision,
      check ((state = 'proposed') = (decided_at is null)),
      check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decision_reason is null)),
      check (state <> 'agreed' or decided_by <> proposed_by),
      check (state <> 'agreed' or decided_by is distinct from on_behalf_of)
    );
    -- one that waits an activity; the list of activities finds by it those with one
    create unique index activity_edit_proposed on activity_edit (activity_id) where state = 'proposed';
    -- all of an activity, newest first, on its page
    create index activity_edit_activity on activity_edit (activity_id, proposed_at);

    do $$
    declare
      kinds text;
      hidden text;
    begin
      select string_agg(quote_literal(named.kind[1]), ', ') into kinds
      from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g') as named (kind)
      where conrelid = 'outside_decision'::regclass and conname = 'outside_decision_kind_check';
      execute format(
        'alter table outside_decision drop constraint outside_decision_kind_check,
          add constraint outside_decision_kind_check check (kind in (%s, ''activity_edit''))', kinds);
      select pg_get_expr(polqual, polrelid) into hidden from pg_policy
      where polrelid = 'outside_decision'::regclass and polname = 'known_to_release_before';
      execute format(
        'alter policy known_to_release_before on outside_decision using ((%s) and kind <> ''activity_edit'')', hidden);
    end $$;
  `.execute(db);
}

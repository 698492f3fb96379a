// A correction of who led, which waits for a second person. Kinds that are decided outside, and that the release before hides, are
// extended by this one, whatever they are.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table leadership_edit (
      leadership_edit_id uuid primary key default gen_random_uuid(),
      -- as in leadership: who was led, by whom, from when until when
      badge_no text references officer,
      unit_code text not null references unit,
      leader_badge_no text references officer,
      led_from timestamptz(3),
      led_until timestamptz(3) check (led_until > led_from),
      reason text not null,
      state text not null default 'proposed' check (state in ('proposed', 'agreed', 'refused', 'withdrawn')),
      proposed_by uuid not null references account,
      on_behalf_of uuid references account,
      proposed_at timestamptz(3) not null,
      decided_by uuid references account,
      decided_at timestamptz(3),
      decision_reason text,
      outside_decision_id uuid references outside_decision,
      -- once agreed: the findings that name another leader, and those that would and were appealed against
      findings_changed integer,
      findings_kept integer,
      check ((state = 'proposed') = (decided_at is null)),
      check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decision_reason is null)),
      check (num_nonnulls(findings_changed, findings_kept) = case when state = 'agreed' then 2 else 0 end),
      check (state <> 'agreed' or decided_by <> proposed_by),
      check (state <> 'agreed' or decided_by is distinct from on_behalf_of)
    );
    -- what waits: few
    create index leadership_edit_proposed on leadership_edit (proposed_at) where state = 'proposed';

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
          add constraint outside_decision_kind_check check (kind in (%s, ''leadership_edit''))', kinds);
      select pg_get_expr(polqual, polrelid) into hidden from pg_policy
      where polrelid = 'outside_decision'::regclass and polname = 'known_to_release_before';
      execute format(
        'alter policy known_to_release_before on outside_decision using ((%s) and kind <> ''leadership_edit'')', hidden);
    end $$;
  `.execute(db);
}

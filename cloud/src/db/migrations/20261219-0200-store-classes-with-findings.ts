// Under which violation a kind of finding falls followed from its kind alone, for ever. Rules that count from a date on put it under
// another one, and what was found before stays as it was: so the edition of the rules is kept with each finding, and its class with it.
// The first edition calls what was never recorded incomplete, and every loss a deletion. The second keeps the measures' own four words:
// what wasn't recorded is improper use; a deletion is one that is proved or strong; incomplete is what existed, isn't whole, and nobody
// is shown to have deleted. A finding that the release before writes has no edition until it is judged anew.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function violation_class_of(edition smallint, kind text, grade text) returns text
      language sql immutable parallel safe
      return case
        when kind in ('burst_of_tickets', 'clock_drift', 'custody_disputed', 'object_missing', 'object_changed', 'object_unreadable')
          then null
        when kind = 'damaged' then 'damaged'
        when kind in ('missing_since_dock', 'logged_but_absent', 'sequence_hole') then
          case when edition = 1 or grade in ('proved', 'strong') then 'unauthorised_deletion' else 'incomplete' end
        when edition = 1 and kind in (
          'no_footage', 'coverage_below_threshold', 'coverage_gap', 'activity_not_covered', 'started_too_late', 'stopped_early',
          'spot_check_full_recording'
        ) then 'incomplete'
        else 'improper_use'
      end;

    -- Under which violation, by the rules of another edition, falls what was confirmed by those of its own: to count it beside what
    -- was judged by the other. Null: it would have been none.
    create function violation_class_in(wanted smallint, edition smallint, kind text, class text) returns text
      language sql immutable parallel safe
      return case
        when wanted = edition then class
        when violation_class_of(1::smallint, kind, null) = 'incomplete' then case
          when wanted = 2 and class = 'incomplete' then 'improper_use'
          when wanted = 1 and class = 'improper_use' then 'incomplete'
          else class end
        when wanted = 1 and class = 'incomplete' and violation_class_of(2::smallint, kind, null) = 'incomplete' then null
        else class
      end;

    alter table finding
      add column rules_edition smallint default 1 check (rules_edition in (1, 2)),
      add column violation_class text generated always as (
        violation_class_of(coalesce(rules_edition, 1::smallint), kind, grade)
      ) stored;
    alter table finding alter column rules_edition drop default;
  `.execute(db);
}

// Whether an activity was recorded can't always be settled. After a while it ends as that, and is counted as neither.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table activity_coverage
      drop constraint activity_coverage_verdict_check,
      add constraint activity_coverage_verdict_check check (
        verdict in ('covered', 'partly_exempt', 'incomplete', 'incomplete_explained', 'not_covered', 'not_covered_explained',
          'not_inspected', 'pending', 'exempt', 'not_required', 'cannot_tell')
      );
    -- Footage of others that arrives has these judged again: they are few.
    create index activity_coverage_unrecorded on activity_coverage (activity_id) where verdict in ('not_covered', 'cannot_tell');

    -- The release before answers its lists with an error when a verdict is one that it doesn't know.
    do $$
    begin
      execute (
        select 'create or replace function hide_from_release_before() returns void language plpgsql as '
          || quote_literal(regexp_replace(prosrc, '\\mend\\s*$',
            '  update activity_coverage set verdict = ''not_covered'' where verdict = ''cannot_tell''; end '))
        from pg_proc where oid = 'hide_from_release_before()'::regprocedure
      );
    end $$;
  `.execute(db);
}

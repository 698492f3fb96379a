// What is kept of each look at shifts and activities: exempt and explained time, and what became of an activity.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table shift_coverage
      add column exempt_ms bigint not null default 0,
      -- of missing_ms: what a fault ticket or a station's outage explains
      add column explained_ms bigint not null default 0;
    -- What was a gap may be coverage below the threshold.
    update shift set review_at = now()
    where shift_id in (select shift_id from finding where state = 'open' and rule_key = 'coverage');

    -- The last look at each activity, for lists, months and trends.
    create table activity_coverage (
      activity_id uuid primary key references activity,
      as_of timestamptz not null,
      verdict text not null
        check (verdict in ('covered', 'incomplete', 'not_covered', 'pending', 'exempt', 'not_required')),
      -- what had to be recorded, from lead to lag, exemptions taken out, and what of it was
      required_ms bigint not null,
      recorded_ms bigint not null
    );
    -- serves: GET /api/v1/activities, by verdict
    create index activity_coverage_verdict on activity_coverage (verdict, activity_id);

    -- Footage whose time isn't certain, which is looked for further around than the rest: few.
    -- serves: the footage of a recorder that may have been recorded between two times
    create index recording_unsure on recording (recorder_serial, captured_at) include (captured_until, clock_error_ms)
      where clock_error_ms > 0 and kind = 'video' and inspection_outcome <> 'damaged' and captured_until > captured_at
        and not several_recorders;

    -- serves: the recorders that an officer held during a shift: for hours, found around it; for days or still, few
    create index holding_short on holding (badge_no, held_from) include (held_until, recorder_serial)
      where held_until - held_from <= interval '48 hours';
    create index holding_long on holding (badge_no, held_from) include (held_until, recorder_serial)
      where held_until is null or held_until - held_from > interval '48 hours';

    -- serves: the bursts that name an activity
    create index finding_burst on finding using gin ((detail -> 'activityIds'))
      where rule_key = 'burst_of_tickets' and state = 'open';
  `.execute(db);
}

// Footage that nobody could inspect isn't recorded as whole any more, nor missing: it has sums and a verdict of its own.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table shift_coverage
      -- of required_ms: what only footage covers of which nobody knows whether it is whole
      add column uninspected_ms bigint not null default 0;
    alter table activity_coverage
      drop constraint activity_coverage_verdict_check,
      add constraint activity_coverage_verdict_check check (
        verdict in ('covered', 'incomplete', 'not_covered', 'not_inspected', 'pending', 'exempt', 'not_required')
      );

    drop index recording_footage, recording_unsure, recording_uncounted;
    -- serves: the whole footage of a recorder between two times. The longest recording bounds how far back to look.
    create index recording_footage on recording (recorder_serial, captured_at) include (captured_until, announced_at)
      where kind = 'video' and inspection_outcome = 'healthy' and captured_until > captured_at and not several_recorders;
    -- serves: the whole footage of a recorder that may have been recorded between two times
    create index recording_unsure on recording (recorder_serial, captured_at) include (captured_until, clock_error_ms)
      where clock_error_ms > 0 and kind = 'video' and inspection_outcome = 'healthy' and captured_until > captured_at
        and not several_recorders;
    -- serves: what lies in a shift and doesn't count as recorded
    create index recording_uncounted on recording (recorder_serial, captured_at)
      where kind = 'video' and (inspection_outcome <> 'healthy' or several_recorders);

    -- What counted as recorded until now is looked at again. No recording lasts longer than 24 hours.
    with held as materialized (
      select h.badge_no, r.captured_at, r.captured_until
      from recording r join holding h on h.recorder_serial = r.recorder_serial
        and h.held_from < r.captured_until and coalesce(h.held_until, 'infinity') > r.captured_at
      where r.kind = 'video' and r.inspection_outcome = 'not_inspected' and r.captured_until > r.captured_at
    ), shifts as (
      update shift s set review_at = now() from held
      where s.badge_no = held.badge_no and s.cancelled_at is null
        and s.starts_at < held.captured_until and s.ends_at > held.captured_at
    )
    update activity a set review_at = now() from held join activity_officer o on o.badge_no = held.badge_no
    where a.activity_id = o.activity_id
      and a.starts_at < held.captured_until + interval '24 hours' and a.ends_at > held.captured_at - interval '24 hours';
  `.execute(db);
}

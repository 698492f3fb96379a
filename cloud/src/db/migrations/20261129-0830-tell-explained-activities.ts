// An activity is covered only by footage: explained and partly exempt ones get verdicts of their own, and are judged again.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table activity_coverage
      drop constraint activity_coverage_verdict_check,
      add constraint activity_coverage_verdict_check check (
        verdict in ('covered', 'partly_exempt', 'incomplete', 'incomplete_explained', 'not_covered', 'not_covered_explained',
          'not_inspected', 'pending', 'exempt', 'not_required')
      );

    -- Whoever had an approved explanation or a faulty recorder. No lead or lag is longer than an hour.
    with excused as materialized (
      select badge_no, starts_at, ends_at from exemption where state = 'approved' and badge_no is not null
      union all
      select o.badge_no, e.starts_at, e.ends_at from exemption e join officer o using (unit_code) where e.state = 'approved'
      union all
      select h.badge_no, greatest(h.held_from, t.reported_at), least(h.held_until, t.closed_at, 'infinity')
      from repair_ticket t join holding h using (recorder_serial)
      where h.held_from < coalesce(t.closed_at, 'infinity') and coalesce(h.held_until, 'infinity') > t.reported_at
    )
    update activity a set review_at = least(a.review_at, now())
    from excused join activity_officer o using (badge_no)
    where a.activity_id = o.activity_id and a.required and a.withdrawn_at is null
      and o.starts_at < excused.ends_at + interval '1 hour' and o.ends_at > excused.starts_at - interval '1 hour';
  `.execute(db);
}

// A length that a station told until now counted time before the first moment, and time in which nothing is played. Each recording's
// length is measured again, and what it doesn't play counts as covered no more. HQ 0.2.0 leaves these columns empty; what it took in is
// measured when today's HQ runs again.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table recording
      -- From the first to the last moment, in milliseconds; empty: as duration_ms, which is what is played of it.
      add column span_ms bigint,
      -- When nothing is played, in milliseconds after captured_at; empty: never.
      add column holes int8multirange check (not isempty(holes)),
      -- When that was measured; empty: it is what a station of old told.
      add column length_measured_at timestamptz,
      add column length_attempts smallint not null default 0,
      add column length_after timestamptz;
    -- serves: the whole footage of a recorder between two times that has holes, or may have been recorded then
    create index recording_unsure_or_holed on recording (recorder_serial, captured_at) include (captured_until, clock_error_ms)
      where (clock_error_ms > 0 or holes is not null) and kind = 'video' and inspection_outcome = 'healthy' and captured_until > captured_at
        and not several_recorders;
    -- serves: which length is measured next
    create index recording_length_due on recording (verified_at)
      where state = 'verified' and kind = 'video' and length_measured_at is null and length_attempts < 3
        and extension in ('mp4', 'mov', '3gp', 'mkv', 'webm', 'ts');
  `.execute(db);
}

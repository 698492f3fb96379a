import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** The time of a recording `r`: empty when unknown. What has no end (a photo, a damaged clip) is a moment. */
export const timeOfRecording = sql`case
  when r.captured_at is null then 'empty'::tstzrange
  when r.captured_until > r.captured_at then tstzrange(r.captured_at, r.captured_until)
  else tstzrange(r.captured_at, r.captured_at, '[]')
end`;

/** Whether the officer held the recorder of `r` at some moment of its time. */
export function heldWhileRecording(badgeNo: string | null): RawBuilder<SqlBool> {
  return sql`exists (
    select from holding own where own.badge_no = ${badgeNo} and own.recorder_serial = r.recorder_serial
      and tstzrange(own.held_from, own.held_until) && ${timeOfRecording})`;
}

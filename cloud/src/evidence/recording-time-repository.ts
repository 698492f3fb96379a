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

const wholeTime = sql`tstzmultirange(tstzrange(captured_at, captured_until))`;

/** Of a recording or clip (`captured_at`, `captured_until`, `holes`): when something is played, a multirange. Nearly no recording has holes. */
export const playedTime = sql`
  case when holes is null then ${wholeTime} else ${wholeTime} - (
    select range_agg(tstzrange(
      captured_at + lower(hole) * interval '1 millisecond', captured_at + upper(hole) * interval '1 millisecond'
    )) from unnest(holes) as hole
  ) end
`;

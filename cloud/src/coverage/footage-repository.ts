import { sql } from 'kysely';

// What counts, said once. Every fragment speaks of stretches `h` (recorder_serial, held_from, held_until) in which an
// officer held a recorder. Half-open, in whole milliseconds, as shifts and holdings are.

/** Of shift `w`: when its officer held which recorder, cut to the shift. */
export const heldInShift = sql`
  select recorder_serial, greatest(held_from, w.starts_at) as held_from, least(held_until, w.ends_at) as held_until
  from holding
  where badge_no = w.badge_no and coalesce(held_until, 'infinity') > w.starts_at and held_from < w.ends_at
`;

/**
 * The recordings that cover something of `h`, and what. The predicate is that of the index `recording_footage`; no
 * recording lasts longer than 24 hours, so it isn't searched further back.
 */
export const footageOfHeld = sql`
  select r.recording_id, r.announced_at, tstzrange(
      greatest(r.captured_at::timestamptz(3), h.held_from), least(r.captured_until::timestamptz(3), h.held_until)
    ) as covered
  from recording r
  where r.recorder_serial = h.recorder_serial
    and r.captured_at < h.held_until and r.captured_at > h.held_from - interval '24 hours' and r.captured_until > h.held_from
    and r.kind = 'video' and r.inspection_outcome <> 'damaged' and r.captured_until > r.captured_at
    and not r.several_recorders
`;

/**
 * Those that lie in `h` and cover nothing: damaged ones, and bytes that were seen on several recorders. A damaged file often
 * has no end; then it lies where it begins. The predicate is that of the index `recording_uncounted`.
 */
export const uncountedOfHeld = sql`
  select r.recording_id, r.announced_at, r.inspection_outcome, r.several_recorders
  from recording r
  where r.recorder_serial = h.recorder_serial
    and r.captured_at < h.held_until and r.captured_at > h.held_from - interval '24 hours'
    and (r.captured_until > h.held_from or r.captured_at >= h.held_from)
    and r.kind = 'video' and (r.inspection_outcome = 'damaged' or r.several_recorders)
`;

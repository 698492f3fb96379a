import { type RawBuilder, sql } from 'kysely';
import { playedTime } from '../evidence/recording-time-repository.ts';

// The one definition of what footage covers. Every fragment refers to stretches `h` (recorder_serial, held_from, held_until) in which
// an officer held a recorder: half-open, in whole milliseconds, like shifts and holdings.

/**
 * For shift `w`: when its officer held which recorder, cut to the shift. An officer has thousands of holdings over the years, most
 * of them as long as a shift. So short holdings are searched only around the shift, and the few long ones apart. The predicates
 * match the indices `holding_short` and `holding_long`.
 */
export const heldInShift = sql`
  select recorder_serial, greatest(held_from, w.starts_at) as held_from, least(held_until, w.ends_at) as held_until
  from holding
  where badge_no = w.badge_no and held_from < w.ends_at and held_from > w.starts_at - interval '48 hours'
    and held_until > w.starts_at and held_until - held_from <= interval '48 hours'
  union all
  select recorder_serial, greatest(held_from, w.starts_at), least(held_until, w.ends_at)
  from holding
  where badge_no = w.badge_no and held_from < w.ends_at and coalesce(held_until, 'infinity') > w.starts_at
    and (held_until is null or held_until - held_from > interval '48 hours')
`;

/** The predicate of the index `recording_footage`. */
const isFootage = sql`
  r.kind = 'video' and r.inspection_outcome = 'healthy' and r.captured_until > r.captured_at and not r.several_recorders
`;

const clipColumns = sql`
  r.recording_id, r.announced_at, r.captured_at::timestamptz(3) as captured_at,
  r.captured_until::timestamptz(3) as captured_until, r.clock_error_ms * interval '1 millisecond' as error, r.holes
`;

/** Each stretch of a clip in which something is played is a clip of its own. */
function piecesOf(clips: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select clip.recording_id, clip.announced_at, lower(piece) as captured_at, upper(piece) as captured_until, clip.error
    from (${clips}) as clip, unnest(${playedTime}) as piece
  `;
}

/** The recordings that overlap `h`. No recording is longer than 24 hours, so the search goes no further back. */
export const footageOfHeld = sql`
  select ${clipColumns} from recording r
  where r.recorder_serial = h.recorder_serial
    and r.captured_at < h.held_until and r.captured_at > h.held_from - interval '24 hours' and r.captured_until > h.held_from
    and ${isFootage}
`;

/** Those of them that have holes, of which there are few. Holes aren't read otherwise: the index `recording_footage` lacks them. */
const holedOfHeld = sql`${footageOfHeld} and r.holes is not null`;

/** The recordings that overlap `h`, or may since their time is uncertain, by 24 hours at most. */
function maybeOfHeld(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select ${clipColumns} from recording r
    where r.recorder_serial = h.recorder_serial
      and r.captured_at < h.held_until + interval '24 hours' and r.captured_at > h.held_from - interval '48 hours'
      and r.captured_at - r.clock_error_ms * interval '1 millisecond' < h.held_until
      and r.captured_until + r.clock_error_ms * interval '1 millisecond' > h.held_from
      and ${which} and ${isFootage}
  `;
}

/** The recordings that may overlap `h`, because their time is uncertain. */
const unsureOfHeld = maybeOfHeld(sql`r.clock_error_ms > 0`);

/** Those that are more than their beginning and end say: the predicate of the index `recording_unsure_or_holed`. */
const unsureOrHoledOfHeld = maybeOfHeld(sql`(r.clock_error_ms > 0 or r.holes is not null)`);

/**
 * What footage covers of `h` (`covered`, a multirange), and the first announcement of footage after the moment (`changes_at`).
 *
 * A clip with holes counts as its pieces. Clips at most the tolerance apart form one run. A clock error shifts a run as a whole, so gaps between its clips stay gaps. But the
 * run may have begun earlier or ended later. The reading that favours the officer counts: the run also covers the error of its first
 * clip before its start, and the error of its last clip after its end.
 */
export function coverOfHeld({ now, tolerance }: { now: RawBuilder<unknown>; tolerance: RawBuilder<unknown> }) {
  const beside = sql`${tolerance} + interval '1 millisecond'`;
  return sql`
    select tstzmultirange(tstzrange(h.held_from, h.held_until)) * (recorded + coalesce(widened.covered, '{}')) as covered,
      changes_at
    from (
      select coalesce(clips.covered, '{}') + coalesce(unsure.covered, '{}') as recorded, unsure.covered is not null as any_unsure,
        least(clips.changes_at, unsure.changes_at) as changes_at
      from (${footageTogether(now)}) as clips, (${clipsTogether(unsureOfHeld, playedTime, now)}) as unsure
      offset 0
    ) as told
    cross join lateral (
      select range_agg(tstzrange(
          case when recorded && tstzrange(captured_at - (${beside}), captured_at) then captured_at
            else captured_at - error end,
          case when recorded && tstzrange(captured_until, captured_until + ${beside}) then captured_until
            else captured_until + error end
        )) as covered
      from (${piecesOf(unsureOfHeld)}) as clip
      where any_unsure and announced_at <= ${now}
    ) as widened
  `;
}

function footageTogether(now: RawBuilder<unknown>): RawBuilder<unknown> {
  const whole = sql`tstzrange(captured_at, captured_until)`;
  return sql`
    select coalesce(plain.covered, holed.covered) as covered, least(plain.changes_at, holed.changes_at) as changes_at
    from (select exists (${holedOfHeld}) as any_holes offset 0) as found
    cross join lateral (${clipsTogether(footageOfHeld, whole, now)} where not any_holes) as plain
    cross join lateral (${clipsTogether(footageOfHeld, playedTime, now)} where any_holes) as holed
  `;
}

function clipsTogether(
  clips: RawBuilder<unknown>,
  time: RawBuilder<unknown>,
  now: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select range_agg(${time}) filter (where announced_at <= ${now}) as covered,
      min(announced_at) filter (where announced_at > ${now}) as changes_at
    from (${clips}) as clip
  `;
}

/**
 * The recordings in `h` that don't count as recorded: damaged ones, uninspected ones, and bytes that were seen on several recorders.
 * A damaged file often has no end; then only its start counts. An uninspected one counts if it may lie in `h` by its clock's error,
 * 24 hours at most. The predicate matches the index `recording_uncounted`.
 */
export const uncountedOfHeld = sql`
  select ${clipColumns}, r.inspection_outcome, r.several_recorders
  from recording r
  cross join lateral (
    select case when r.inspection_outcome = 'not_inspected' then r.clock_error_ms else 0 end * interval '1 millisecond' as reach
  ) as kindest
  where r.recorder_serial = h.recorder_serial
    and r.captured_at < h.held_until + interval '24 hours' and r.captured_at > h.held_from - interval '48 hours'
    and r.captured_at - reach < h.held_until
    and (r.captured_until + reach > h.held_from or r.captured_at >= h.held_from)
    and r.kind = 'video' and (r.inspection_outcome <> 'healthy' or r.several_recorders)
`;

/**
 * What uninspected footage covers of `h` in the reading of its clock that favours the officer (`uninspected`, a multirange), and the
 * first announcement of such footage after the moment (`changes_at`).
 */
export function uninspectedOfHeld(now: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select range_agg(tstzrange(captured_at - error, captured_until + error) * tstzrange(h.held_from, h.held_until))
        filter (where announced_at <= ${now}) as uninspected,
      min(announced_at) filter (where announced_at > ${now}) as changes_at
    from (${piecesOf(sql`
      select * from (${uncountedOfHeld}) as whole
      where inspection_outcome = 'not_inspected' and not several_recorders and captured_until > captured_at
    `)}) as clip
  `;
}

/** The same for shift `w`. */
export function uninspectedOfShift(now: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select coalesce(range_agg(clips.uninspected), '{}') as uninspected, min(clips.changes_at) as changes_at
    from (${heldInShift}) as h, lateral (${uninspectedOfHeld(now)}) as clips
  `;
}

/**
 * For shift `w`: what footage covers (`covered`), the first announcement of footage after the moment (`changes_at`), the last
 * announcement, and whether it contains footage that doesn't count. If all clocks are certain and no clip has holes, which is the
 * rule, this is the union of the clips, cut to the time that their recorder was held: the same result as `coverOfHeld`, in one pass.
 */
export function footageOfShift(options: { now: RawBuilder<unknown>; tolerance: RawBuilder<unknown> }) {
  const { now } = options;
  return sql`
    select has_uncounted, last_told_at,
      case when has_special then (
        select range_agg(cover.covered) from (${heldInShift}) as h, lateral (${coverOfHeld(options)}) as cover
      ) else covered end as covered,
      case when has_special or last_told_at > ${now} then (
        select min(announced_at) from (${heldInShift}) as h, lateral (${footageOfHeld} union all ${unsureOfHeld}) as clip
        where announced_at > ${now}
      ) end as changes_at
    from (
      select bool_or(h.has_special) as has_special, bool_or(h.has_uncounted) as has_uncounted,
        range_agg(tstzrange(greatest(captured_at, held_from), least(captured_until, held_until)))
          filter (where announced_at <= ${now}) as covered, max(announced_at) as last_told_at
      from (
        select *, exists (${unsureOrHoledOfHeld}) as has_special, exists (${uncountedOfHeld}) as has_uncounted
        from (${heldInShift}) as h
        where w.recording_rule <> 'none' and w.cancelled_at is null
        offset 0
      ) as h
      left join lateral (${footageOfHeld}) as clip on true
    ) as certain
    offset 0
  `;
}

/** For shift `w`: how many damaged recordings lie in it. */
export function damagedInShift(now: RawBuilder<unknown>): RawBuilder<number> {
  return sql`
    select count(distinct recording_id)
    from (${heldInShift}) as h, lateral (${uncountedOfHeld}) as uncounted
    where announced_at <= ${now} and inspection_outcome = 'damaged' and not several_recorders
  `;
}

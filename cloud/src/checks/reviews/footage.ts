import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { ReviewDraft, ReviewedRecording } from '@rollcall/shared/resources/reviews';
import { type PlayerRefusal, refusalsBorneOut } from '@rollcall/shared/rules/playback';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { isRestricted } from '../../evidence/restrictions/repository.ts';
import { openedBy, type Viewer } from '../../evidence/seen-by.ts';
import { fromMultirange, intersect, lengthOf, type Stretch, union } from './stretches.ts';
import { playedPieces, seenElsewhere, watchedOf } from './watched.ts';

/** Of which review the footage is. */
interface Reviewed {
  review_id: string;
  kind: 'shift' | 'activity' | 'recording';
  item: string;
  badge_no: string;
  starts_at: Date;
  ends_at: Date;
  reviewer_id: string | null;
  assigned_at: Date;
  submitted_at: Date | null;
}

interface Found {
  recordingId: string;
  recorderSerial: string;
  fileName: string;
  kind: ReviewedRecording['kind'];
  capturedAt: Date;
  durationMs: number | null;
  holes: string | null;
  sizeBytes: number;
  from: Date;
  to: Date;
  stored: boolean;
  damaged: boolean;
  restricted: boolean;
  mayView: boolean;
  hasThumbnail: boolean;
  told: string;
  served: string;
  inspection: Inspection;
  openedAt: Date | null;
}

/**
 * The recordings of a review, in order of time: what the officer's recorders recorded while he held them, from the item's start to
 * its end; with what the reviewer's players were served of each, and what counts as watched at this moment.
 */
export async function footageOfReview(
  db: Database | Transaction,
  review: Reviewed,
  viewer: Viewer,
  elsewhere: ReviewDraft['elsewhere'],
): Promise<ReviewedRecording[]> {
  const { rows } = await sql<Found>`
    select r.recording_id as "recordingId", r.recorder_serial as "recorderSerial", r.file_name as "fileName", r.kind,
      r.captured_at as "capturedAt", coalesce(r.span_ms, r.duration_ms) as "durationMs", r.holes, r.size_bytes as "sizeBytes", found.from_at as "from",
      found.to_at as "to", r.version_id is not null and r.state <> 'deleted' as stored,
      r.inspection_outcome = 'damaged' as damaged, ${isRestricted} as restricted, coalesce(r.thumbnail = 'stored', false) as "hasThumbnail",
      ${openedBy(viewer)} as "mayView", r.inspection,
      coalesce((
        select w.told from review_watch w where w.review_id = ${review.review_id} and w.recording_id = r.recording_id
      ), '{}')::text as told,
      ${servedTo(review)}::text as served, ${openedSince(review)} as "openedAt"
    from (
      select recording_id, min(from_at) as from_at, max(to_at) as to_at from (${recordingsOf(review)}) as parts group by 1
    ) as found
    join recording r using (recording_id) join station s using (station_id)
    order by found.from_at, r.recording_id
  `.execute(db);
  const refusalOf = new Map(elsewhere.map(({ recordingId, refusal }) => [recordingId, refusal]));
  const found = rows.map((row) => toReviewed(row, refusalOf, review));
  const seen = found
    .filter(({ sinceMs }) => sinceMs !== undefined)
    .map(({ sinceMs = 0, toWatch, reviewed }) => ({ sinceMs, toWatch, reviewed }))
    .sort((a, b) => a.sinceMs - b.sinceMs);
  for (const [{ reviewed }, parts] of seenElsewhere(seen, (review.submitted_at ?? viewer.now).getTime())) {
    // Played here as far as it went, it may count for more.
    if (lengthOf(parts) <= reviewed.watchedMs) continue;
    reviewed.watched = parts.map(([from, until]): [number, number] => [from, until]);
    reviewed.watchedMs = lengthOf(parts);
  }
  return found.map(({ reviewed }) => reviewed);
}

/** Which bytes of recording `r` the reviewer's players were handed since the review is his. */
export function servedTo({ reviewer_id, assigned_at }: Pick<Reviewed, 'reviewer_id' | 'assigned_at'>) {
  return sql<string>`coalesce((
    select range_agg(v.served) from viewing_session v
    where v.account_id = ${reviewer_id} and v.recording_id = r.recording_id and v.expires_at > ${assigned_at}
  ), '{}')`;
}

/** Since when the reviewer can look at recording `r`; null: he never opened it. */
function openedSince({ reviewer_id, assigned_at }: Reviewed) {
  return sql<Date | null>`(
    select greatest(min(v.opened_at), ${assigned_at}::timestamptz) from viewing_session v
    where v.account_id = ${reviewer_id} and v.recording_id = r.recording_id and v.expires_at > ${assigned_at}
  )`;
}

/** `(recording_id, from_at, to_at)`; no recording is longer than 24 hours. */
function recordingsOf({ kind, item, badge_no: badgeNo, starts_at: from, ends_at: to }: Reviewed) {
  if (kind === 'recording') {
    return sql`
      select recording_id, captured_at as from_at, coalesce(captured_until, captured_at) as to_at from recording
      where recording_id = ${item}`;
  }
  return sql`
    select r.recording_id, greatest(r.captured_at, h.held_from, ${from}) as from_at,
      least(coalesce(r.captured_until, r.captured_at), h.held_until, ${to}::timestamptz) as to_at
    from holding h
    join recording r on r.recorder_serial = h.recorder_serial
      and r.captured_at <= least(${to}::timestamptz, h.held_until)
      and r.captured_at > greatest(${from}::timestamptz, h.held_from) - interval '24 hours'
      and coalesce(r.captured_until, r.captured_at) >= greatest(${from}::timestamptz, h.held_from)
    where h.badge_no = ${badgeNo} and h.held_from < ${to} and coalesce(h.held_until, 'infinity') > ${from}`;
}

/** @returns `sinceMs`: it is seen with another player, and since when that can be; undefined: it isn't, or that doesn't count */
function toReviewed(
  { from, to, told, served, sizeBytes, holes, inspection, openedAt, ...found }: Found,
  refusalOf: ReadonlyMap<string, PlayerRefusal | undefined>,
  { submitted_at: submittedAt }: Reviewed,
) {
  const durationMs = found.durationMs ?? 0;
  const within = (at: Date) => Math.min(Math.max(at.getTime() - found.capturedAt.getTime(), 0), durationMs);
  const window: Stretch = [within(from), within(to)];
  const pieces = playedPieces(durationMs, holes);
  const toWatch = intersect(pieces, [window]);
  const bytes = fromMultirange(served);
  const refusals = refusalsBorneOut(inspection);
  const said = refusalOf.get(found.recordingId);
  const isElsewhere = refusalOf.has(found.recordingId);
  // What was submitted to an earlier release says no refusal: it counts as it did then.
  const isOld = isElsewhere && said === undefined && submittedAt !== null;
  const counts = isOld || (said !== undefined && refusals.includes(said));
  const isWhole = lengthOf(union(bytes)) >= sizeBytes;
  const watched = watchedOf(fromMultirange(told), toWatch, { pieces, sizeBytes, served: bytes });
  const reviewed: ReviewedRecording = {
    ...found,
    capturedAt: found.capturedAt.toISOString(),
    fromMs: window[0],
    toMs: window[1],
    playedMs: lengthOf(toWatch),
    watched: watched.map(([a, b]): [number, number] => [a, b]),
    watchedMs: lengthOf(watched),
    elsewhere: isElsewhere,
    refusals,
  };
  return { reviewed, toWatch, sinceMs: counts && isWhole && openedAt ? (isOld ? 0 : openedAt.getTime()) : undefined };
}

/** What was played of the footage that is at HQ, and how much has to be. */
export function sumOf(recordings: readonly ReviewedRecording[], minWatchedShare: number) {
  const played = recordings.filter(({ stored, mayView }) => stored && mayView);
  const totalMs = played.reduce((sum, { playedMs }) => sum + playedMs, 0);
  const watchedMs = played.reduce((sum, one) => sum + one.watchedMs, 0);
  return { totalMs, watchedMs, neededMs: Math.ceil(totalMs * minWatchedShare) };
}

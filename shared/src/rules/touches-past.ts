type Instant = Date | string;

interface Span {
  startsAt: Instant;
  endsAt: Instant;
}

/** What an edit of the roster or of custody changes: when it begins and ends, breaks in it, and everything else of it as one text. */
export interface TimedEntry {
  startsAt: Instant;
  /** Excluded. Null: open. */
  endsAt: Instant | null;
  breaks: readonly Span[];
  rest: string;
}

/** A custody that begins at most so long ago needs no reason: *from now* arrives a little later. */
export const custodyGraceMs = 10 * 60_000;

/**
 * The earliest instant that an edit affects. An edit that moves only the end, or only breaks, affects nothing before the first
 * moment that differs, and nothing at all if none does (infinitely late); any other edit affects the whole entry.
 * @param before null: the entry is new @param after null: it goes
 * @returns milliseconds
 */
export function firstTouched(before: TimedEntry | null, after: TimedEntry | null): number {
  if (before && after && msOf(before.startsAt) === msOf(after.startsAt) && before.rest === after.rest) {
    return Math.min(...differing([before], [after]), ...differing(before.breaks, after.breaks));
  }
  return Math.min(...[before, after].flatMap((entry) => (entry ? [msOf(entry.startsAt)] : [])));
}

export function shiftEntry({
  startsAt,
  endsAt,
  breaks,
  ...shift
}: Span & {
  badgeNo: string;
  dutyType: string;
  post: string;
  breaks: readonly Span[];
  campaignId: string | null;
  plannedRecorderSerial: string | null;
}): TimedEntry {
  const { badgeNo, dutyType, post, campaignId, plannedRecorderSerial } = shift;
  const rest = JSON.stringify([badgeNo, dutyType, post, campaignId, plannedRecorderSerial]);
  return { startsAt, endsAt, breaks, rest };
}

export function leaveEntry({
  startsAt,
  endsAt,
  badgeNo,
  leaveKind,
  note,
}: Span & { badgeNo: string; leaveKind: string; note: string }): TimedEntry {
  return { startsAt, endsAt, breaks: [], rest: JSON.stringify([badgeNo, leaveKind, note]) };
}

export function custodyEntry({
  heldFrom,
  heldUntil,
  badgeNo,
  recorderSerial,
  basis,
}: {
  heldFrom: Instant;
  heldUntil: Instant | null;
  badgeNo: string;
  recorderSerial: string;
  basis: string;
}): TimedEntry {
  return {
    ...{ startsAt: heldFrom, endsAt: heldUntil, breaks: [] },
    rest: JSON.stringify([badgeNo, recorderSerial, basis]),
  };
}

/** The edges of both lists at which only one of them covers the moment that begins there. */
function differing(
  one: readonly Pick<TimedEntry, 'startsAt' | 'endsAt'>[],
  other: readonly Pick<TimedEntry, 'startsAt' | 'endsAt'>[],
): number[] {
  const edges = [...one, ...other].flatMap(({ startsAt, endsAt }) => [msOf(startsAt), endOf(endsAt)]);
  const within = (spans: typeof one, at: number) =>
    spans.some(({ startsAt, endsAt }) => msOf(startsAt) <= at && at < endOf(endsAt));
  return edges.filter((at) => within(one, at) !== within(other, at));
}

function msOf(instant: Instant): number {
  return new Date(instant).getTime();
}

function endOf(instant: Instant | null): number {
  return instant === null ? Number.POSITIVE_INFINITY : msOf(instant);
}

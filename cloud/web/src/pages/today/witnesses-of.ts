import type { CoverageSegment, ShiftCoverageDetail } from '@rollcall/shared/http/coverage';

/** What else is known of time that isn't recorded: footage that covers nothing, and that no recorder was held. */
export function witnessesOf(
  segment: CoverageSegment,
  { asOf, recordings, holdings }: Pick<ShiftCoverageDetail, 'asOf' | 'recordings' | 'holdings'>,
): ('heldNone' | 'damaged' | 'disputed')[] {
  const isPast = segment.from < asOf;
  if (segment.state === 'recorded' || segment.state === 'exempt' || !isPast) return [];
  const during = (stretch: { from: string; to: string }) => stretch.from < segment.to && stretch.to > segment.from;
  return [
    ...(holdings.some(during) ? [] : (['heldNone'] as const)),
    ...(recordings.some((recording) => recording.damaged && during(recording)) ? (['damaged'] as const) : []),
    ...(recordings.some((recording) => recording.disputed && during(recording)) ? (['disputed'] as const) : []),
  ];
}

import type { OfficerDayRecording } from '@rollcall/shared/http/officer-days';

/** What plays at an instant: of the videos that show it, the one that began last. */
export function clipAt(
  recordings: readonly OfficerDayRecording[],
  at: number,
): { recording: OfficerDayRecording; positionMs: number } | undefined {
  let found: OfficerDayRecording | undefined;
  for (const recording of recordings) {
    if (recording.kind !== 'video' || Date.parse(recording.from) > at || Date.parse(recording.to) <= at) continue;
    if (recording.holes.some(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to))) continue;
    if (!found || recording.from > found.from) found = recording;
  }
  return found && { recording: found, positionMs: at - Date.parse(found.from) };
}

import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { SightingRow } from '@rollcall/shared/http/sightings';

export type Arrival =
  | { kind: 'recording'; key: string; at: string; recording: RecordingRow }
  | { kind: 'problem'; key: string; at: string; sighting: SightingRow };

/** Recordings as they were announced and files that could not be collected, not even later, newest first. */
export function mergeArrivals(
  recordings: readonly RecordingRow[],
  sightings: readonly SightingRow[],
  limit: number,
): Arrival[] {
  const arrivals: Arrival[] = [
    ...recordings.map((recording) => ({
      kind: 'recording' as const,
      key: recording.recordingId,
      at: recording.announcedAt,
      recording,
    })),
    ...sightings
      .filter(({ collectedAs }) => collectedAs === null)
      .map((sighting) => ({ kind: 'problem' as const, key: sighting.sightingId, at: sighting.seenAt, sighting })),
  ];
  return arrivals.sort((left, right) => Date.parse(right.at) - Date.parse(left.at)).slice(0, limit);
}

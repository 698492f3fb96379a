import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { formatSeconds } from '../../format/format-time.ts';

/** What the recorder's clock showed at a moment of a recording, as `08:12:05`. */
export function clockOf(
  { recordings }: Pick<ReviewDetail, 'recordings'>,
  { recordingId, atMs }: { recordingId: string; atMs: number },
): string {
  const recording = recordings.find((one) => one.recordingId === recordingId);
  return recording ? formatSeconds(Date.parse(recording.capturedAt) + atMs) : '';
}

import type { EventBodies } from '@rollcall/shared/contract/event';
import { isPlannedPartSize, partCount } from '@rollcall/shared/contract/part-plan';
import { recordingIdOf } from '@rollcall/shared/ids';

/** What is the same for everybody who announces one recording and is right: it follows from the bytes alone. */
export interface RecordingPlan {
  recordingId: string;
  sha256: string;
  sizeBytes: number;
  partSizeBytes: number;
  partSha256: readonly string[];
}

/** What an announcement says that can't all be true, undefined when it is sound. */
export function contradictionIn(body: EventBodies['collected']): string | undefined {
  if (body.recordingId !== recordingIdOf(body.sha256)) return 'recordingId is not the id of sha256';
  if (!isPlannedPartSize(body.partSizeBytes, body.sizeBytes)) return 'partSizeBytes is not a part size of sizeBytes';
  const parts = partCount(body.sizeBytes, body.partSizeBytes);
  if (body.partSha256.length !== parts) return `partSha256 has ${body.partSha256.length} digests for ${parts} parts`;
  if (parts === 1 && body.partSha256[0] !== body.sha256) return 'the only part has another digest than the file';
  return undefined;
}

/** Whether two announcements speak of the same bytes, cut the same way. */
export function samePlan(one: RecordingPlan, other: RecordingPlan): boolean {
  return (
    one.sha256 === other.sha256 &&
    one.sizeBytes === other.sizeBytes &&
    one.partSizeBytes === other.partSizeBytes &&
    one.partSha256.length === other.partSha256.length &&
    one.partSha256.every((digest, index) => digest === other.partSha256[index])
  );
}

import type { FileHandle } from 'node:fs/promises';
import type { LinkPace } from './link-pace.ts';
import type { PartSender } from './part-sender.ts';
import type { PartSlots } from './part-slots.ts';
import { sendParts } from './send-parts.ts';
import type { StationApi } from './station-api.ts';

/**
 * `later`: try again after a while; `progressed` says whether parts arrived meanwhile. `suspect_file`: the local copy may
 * not be what was announced.
 */
export type UploadOutcome =
  | { outcome: 'uploaded' }
  | { outcome: 'verified' }
  /** `mayGoOn` said no. */
  | { outcome: 'held_back' }
  | { outcome: 'later'; progressed: boolean; detail: string }
  | { outcome: 'suspect_file'; detail: string };

/**
 * Brings one recording to the store: asks for a grant, sends the parts that the store lacks, asks again until none is
 * missing, completes. Nothing is remembered between calls: after a restart the grant tells what arrived.
 * @param onGranted called before the first part is sent
 */
export async function uploadRecording({
  recordingId,
  sizeBytes,
  openFile,
  api,
  sender,
  slots,
  pace,
  partsAtOnce,
  monotonicMs,
  mayGoOn,
  onGranted,
  signal,
}: {
  recordingId: string;
  sizeBytes: number;
  openFile: () => Promise<FileHandle>;
  api: StationApi;
  sender: PartSender;
  slots: PartSlots;
  pace: LinkPace;
  partsAtOnce: number;
  monotonicMs: () => number;
  /** Asked before each part. */
  mayGoOn: () => boolean;
  onGranted: () => void;
  signal: AbortSignal;
}): Promise<UploadOutcome> {
  const stored = new Set<number>();
  const later = (detail: string): UploadOutcome => ({ outcome: 'later', progressed: stored.size > 0, detail });
  let file: FileHandle | undefined;
  try {
    for (;;) {
      const grant = await api.requestUpload(recordingId, signal);
      if (grant.outcome === 'complete') {
        const { outcome } = await api.completeUpload(recordingId, signal);
        return outcome === 'parts_missing' ? later('parts are missing at the completion') : { outcome };
      }
      if (grant.outcome !== 'parts') return { outcome: grant.outcome };
      const { parts, partSizeBytes } = grant;
      // A store that forgets parts which it took would otherwise be sent them without end.
      if (parts.some(({ partNumber }) => stored.has(partNumber))) {
        return { outcome: 'later', progressed: false, detail: 'the store lost parts that it had taken' };
      }
      onGranted();
      file ??= await openFile();
      const sent = await sendParts({
        parts,
        partSizeBytes,
        sizeBytes,
        file,
        sender,
        slots,
        pace,
        atOnce: partsAtOnce,
        monotonicMs,
        mayGoOn,
        signal,
      });
      for (const partNumber of sent.stored) stored.add(partNumber);
      const detail = sent.detail ?? 'unknown';
      if (sent.end === 'local_file' || sent.end === 'digest_refused') return { outcome: 'suspect_file', detail };
      if (sent.end === 'held_back') return { outcome: 'held_back' };
      if (sent.end === 'try_again') return later(detail);
      if (sent.end === 'grant_again' && sent.stored.length === 0) return later(detail);
    }
  } finally {
    await file?.close();
  }
}

import { open } from 'node:fs/promises';
import type { StationSettings } from '@rollcall/shared/http/station-settings';
import type { Logger } from 'pino';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import { recordingPath } from '../recordings/recording-files.ts';
import {
  type CollectedBody,
  changeRecording,
  listUploadCandidates,
  markLocalCopyDamaged,
  readCollectedBody,
  type UploadCandidate,
} from '../recordings/recordings-repository.ts';
import type { Alert } from '../runtime/alert.ts';
import type { Clock } from '../runtime/clock.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import { chooseUpload, goesFirst, waitsUntil } from './choose-upload.ts';
import { hashLocalFile } from './hash-local-file.ts';
import { createLinkPace } from './link-pace.ts';
import { createPartSender } from './part-sender.ts';
import { createPartSlots } from './part-slots.ts';
import { createRetryTimes } from './retry-times.ts';
import { createSendCap } from './send-cap.ts';
import type { StationApi } from './station-api.ts';
import { type UploadOutcome, uploadRecording } from './upload-recording.ts';

const unset = { uploadWindows: [], uploadBytesPerSecond: null };
const nothing: ReadonlySet<string> = new Set();

export type Uploader = PeriodicTask & {
  alert(): Alert | null;
  /** Until when all but what goes first waits for an upload window; null: nothing does. */
  waitsUntil(): Date | null;
  /** What the link took when it was last full; null: not known yet. */
  bytesPerSecond(): number | null;
};

/**
 * Uploads what HQ knows of, two recordings side by side: `choose-upload.ts` says which. A third lane asks about those that are
 * uploaded until HQ has verified them. Settings count from the next part on, and a cap from the next chunk.
 *
 * A refusal about one recording puts off that one; when HQ can't be reached, the whole lane waits. There is no attempt limit.
 * While nothing gets through to the store, `alert` says since when, and what came last.
 */
export function createUploader(parts: {
  store: StationStore;
  clock: Clock;
  append: AppendEvent;
  log: Logger;
  api: StationApi;
  settings?: () => Pick<StationSettings, 'uploadWindows' | 'uploadBytesPerSecond'>;
  /** Recordings that HQ wants before all others. */
  urgent?: () => ReadonlySet<string>;
  /** By which windows are judged. */
  hqNow?: () => Date;
  /** At most so many parts of the station are on their way at the same time. */
  concurrency?: number;
  intervalMs?: number;
  idleTimeoutMs?: number;
}): Uploader {
  const { store, clock, append, log, api, settings = () => unset, urgent = () => nothing, hqNow = clock.wall } = parts;
  const { concurrency = 4, intervalMs = 1000, idleTimeoutMs = 60_000 } = parts;
  const pace = createLinkPace({ max: concurrency });
  const cap = createSendCap({ bytesPerSecond: () => settings().uploadBytesPerSecond });
  const sender = createPartSender({ idleTimeoutMs, cap, onSent: pace.sent });
  const slots = createPartSlots({ max: concurrency, pace });
  const retries = createRetryTimes({ baseMs: 1000, capMs: 60_000 });
  const asks = createRetryTimes({ baseMs: 1000, capMs: 60_000 });
  const busy = new Set<string>();
  let stuck: { since: Date; detail: string } | undefined;

  const windowOpensAt = () => waitsUntil(settings().uploadWindows, hqNow());

  function uploadLane(lane: 'newest' | 'smallest') {
    return async (signal: AbortSignal): Promise<void> => {
      const next = () =>
        chooseUpload(
          listUploadCandidates(store.db).filter(
            ({ recordingId, state }) =>
              state !== 'uploaded' && !busy.has(recordingId) && retries.isDue(recordingId, clock.monotonicMs()),
          ),
          { lane, urgent: urgent(), open: windowOpensAt() === null },
        );
      for (let candidate = next(); candidate && !signal.aborted; candidate = next()) {
        const chosen = candidate;
        await exclusively(chosen.recordingId, () => uploadOne(chosen, signal));
      }
    };
  }

  async function askLane(signal: AbortSignal): Promise<void> {
    const uploaded = listUploadCandidates(store.db).filter(({ state }) => state === 'uploaded');
    for (const { recordingId } of uploaded) {
      if (signal.aborted) return;
      if (busy.has(recordingId) || !asks.isDue(recordingId, clock.monotonicMs())) continue;
      await exclusively(recordingId, (id) => askOne(id, signal));
    }
  }

  async function exclusively(recordingId: string, work: (recordingId: string) => Promise<void>): Promise<void> {
    busy.add(recordingId);
    try {
      await work(recordingId);
    } catch (error) {
      if (!concernsOneRecording(error)) throw error;
      const waitMs = retries.failed(recordingId, clock.monotonicMs());
      asks.failed(recordingId, clock.monotonicMs());
      const { code, nextStep } = error;
      log.warn({ recordingId, code, nextStep, waitMs }, 'HQ refused an upload, which is tried again');
    } finally {
      busy.delete(recordingId);
    }
  }

  async function uploadOne(candidate: UploadCandidate, signal: AbortSignal): Promise<void> {
    const { recordingId } = candidate;
    const body = readCollectedBody(store.db, recordingId);
    if (!body) return;
    const path = recordingPath(store.folder, recordingId, body.extension);
    let result: UploadOutcome;
    try {
      result = await uploadRecording({
        recordingId,
        sizeBytes: body.sizeBytes,
        openFile: () => open(path, 'r'),
        api,
        sender,
        slots,
        pace,
        // One waits, so that a place that comes free is taken at once.
        partsAtOnce: concurrency + 1,
        monotonicMs: clock.monotonicMs,
        mayGoOn: () => goesFirst(candidate, urgent()) || windowOpensAt() === null,
        onGranted: () => change(recordingId, 'parts_granted'),
        signal,
      });
    } catch (error) {
      if (!isFileError(error)) throw error;
      result = { outcome: 'suspect_file', detail: error.code };
    }
    await settle(body, path, result, signal);
  }

  async function settle(body: CollectedBody, path: string, result: UploadOutcome, signal: AbortSignal): Promise<void> {
    const { recordingId, sizeBytes } = body;
    if (result.outcome === 'held_back') {
      log.info({ recordingId }, 'upload window closed, and the upload goes on when the next one opens');
      return;
    }
    if (result.outcome === 'uploaded' || result.outcome === 'verified') {
      change(recordingId, result.outcome === 'uploaded' ? 'upload_completed' : 'hq_verified');
      retries.succeeded(recordingId);
      stuck = undefined;
      log.info({ recordingId, sizeBytes, outcome: result.outcome }, 'upload completed');
      return;
    }
    if (result.outcome === 'suspect_file' && !(await isIntact(body, path, signal))) {
      store.transaction(() => {
        markLocalCopyDamaged(store.db, recordingId);
        // HQ must not wait for what nobody can send.
        append('local_copy_pruned', { recordingId, reason: 'damaged' });
      });
      stuck = undefined; // This file was at fault, not the store.
      log.error(
        { recordingId, detail: result.detail, nextStep: 'Dock the card again: it is collected anew from there.' },
        'recording was damaged on the disk of the station',
      );
      return;
    }
    const progressed = result.outcome === 'later' && result.progressed;
    if (progressed) retries.succeeded(recordingId);
    stuck = progressed ? undefined : { since: stuck?.since ?? clock.wall(), detail: result.detail };
    const waitMs = retries.failed(recordingId, clock.monotonicMs());
    log.warn({ recordingId, detail: result.detail, waitMs }, 'upload was interrupted and goes on later');
  }

  async function askOne(recordingId: string, signal: AbortSignal): Promise<void> {
    const grant = await api.requestUpload(recordingId, signal);
    if (grant.outcome === 'verified') {
      change(recordingId, 'hq_verified');
      asks.succeeded(recordingId);
      log.info({ recordingId }, 'upload was verified by HQ');
      return;
    }
    if (grant.outcome === 'parts') {
      change(recordingId, 'parts_granted');
      log.warn({ recordingId }, 'HQ asked for parts of an upload again');
      return;
    }
    if (grant.outcome === 'complete') await api.completeUpload(recordingId, signal);
    asks.failed(recordingId, clock.monotonicMs());
  }

  function change(recordingId: string, what: Parameters<typeof changeRecording>[2]): void {
    store.transaction(() => changeRecording(store.db, recordingId, what));
  }

  const lanes = [uploadLane('newest'), uploadLane('smallest'), askLane].map((run) =>
    createPeriodicTask({ name: 'upload', intervalMs, run, log }),
  );
  return {
    start: (signal) => lanes.forEach((lane) => void lane.start(signal)),
    runOnce: async () => void (await Promise.all(lanes.map((lane) => lane.runOnce()))),
    wake: () => lanes.forEach((lane) => void lane.wake()),
    async stopped() {
      await Promise.all(lanes.map((lane) => lane.stopped()));
      sender.close();
    },
    sinceProgressMs: () => Math.min(...lanes.map((lane) => lane.sinceProgressMs())),
    runningForMs: () => Math.max(...lanes.map((lane) => lane.runningForMs())),
    waitsUntil: windowOpensAt,
    bytesPerSecond: pace.bytesPerSecond,
    alert: () =>
      stuck
        ? {
            code: 'upload_stuck',
            nextStep: `Nothing is lost, and uploads go on by themselves. What came last: ${stuck.detail}. At HQ: does the object store run, and has its disk room?`,
            at: stuck.since.toISOString(),
          }
        : null,
  };
}

async function isIntact(body: CollectedBody, path: string, signal: AbortSignal): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      return (await hashLocalFile(file, signal)) === body.sha256;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isFileError(error)) return false;
    throw error;
  }
}

/** Gone or unreadable on the station's own disk. Other errors, as too many open files, say nothing about the file. */
function isFileError(error: unknown): error is Error & { code: 'ENOENT' | 'EIO' } {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EIO');
}

/** Refusals that another recording would not meet. */
function concernsOneRecording(error: unknown): error is HqProblemError {
  return (
    error instanceof HqProblemError &&
    error.status >= 400 &&
    error.status < 500 &&
    ![401, 408, 429].includes(error.status)
  );
}

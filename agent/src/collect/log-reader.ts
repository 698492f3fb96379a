import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { ProfileReader } from '../card/classify-file.ts';
import { pathText } from '../card/path-text.ts';
import { type LogReading, readRecorderLog } from '../card/read-recorder-log.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import { readLocalCopy } from '../recordings/local-copies-repository.ts';
import {
  type LogTold,
  listUnreadLogs,
  readLogTold,
  saveLogTold,
  setLogRead,
  type UnreadLog,
} from '../recordings/recorder-logs-repository.ts';
import { recordingPath } from '../recordings/recording-files.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import { logPages } from './log-pages.ts';

/** So much of a log is read and told in one transaction. */
const maxPieceBytes = 1024 * 1024;

/**
 * Reads the logs of recorders that were collected, from the station's copy, and tells HQ what is new in them: how much of a log
 * was told, and the digest of that much, stand in the store. A log that begins otherwise than before is told from its first
 * line, as after the store was lost: HQ keeps each entry once. A last line without an end waits until the recorder ended it.
 */
export function createLogReader(parts: {
  store: StationStore;
  append: AppendEvent;
  log: Logger;
  reader: Pick<ProfileReader, 'logForm'>;
  intervalMs?: number;
}): PeriodicTask {
  const { store, append, log, reader, intervalMs = 5000 } = parts;

  async function readUnread(signal: AbortSignal): Promise<void> {
    for (const unread of listUnreadLogs(store.db)) {
      if (signal.aborted) return;
      await readOne(unread);
    }
  }

  async function readOne(unread: UnreadLog): Promise<void> {
    const { dockSessionId, recorderSerial } = unread;
    const form = reader.logForm(unread.profileId);
    if (!form) return setLogRead(store.db, unread.cardFileId); // An earlier version of the agent knew its layout.
    const file = await openCopy(unread);
    if (!file) {
      // A copy is pruned only after it was read: HQ was told all of it.
      if (readLocalCopy(store.db, unread.recordingId) === 'gone') setLogRead(store.db, unread.cardFileId);
      return; // Otherwise it is damaged, and is read when it was collected again.
    }
    try {
      let told = await whatWasTold(file, unread);
      for (;;) {
        const { lines, sizeBytes } = await wholeLines(file, told.bytesTold);
        const reading = readRecorderLog(lines, form, told.linesTold);
        told = await tell(file, unread, told, sizeBytes, reading);
        if (reading.badLines > 0) {
          log.warn({ dockSessionId, recorderSerial, badLines: reading.badLines }, 'lines of a log could not be read');
        }
        if (sizeBytes === 0) return;
      }
    } finally {
      await file.close();
    }
  }

  async function tell(
    file: FileHandle,
    unread: UnreadLog,
    told: LogTold,
    pieceBytes: number,
    reading: LogReading,
  ): Promise<LogTold> {
    const { dockSessionId, recorderSerial, cardVolumeId, pathBytes } = unread;
    const logPath = { bytes: pathBytes.toString('base64'), text: pathText(pathBytes) };
    const bytesTold = told.bytesTold + pieceBytes;
    const linesTold = told.linesTold + reading.lines;
    const now = { bytesTold, linesTold, toldSha256: await digestOf(file, bytesTold) };
    const pages = logPages({ dockSessionId, recorderSerial, cardVolumeId, logPath }, reading);
    store.transaction(() => {
      for (const page of pages) append('recorder_log', page);
      saveLogTold(store.db, unread, now);
      if (pieceBytes === 0) setLogRead(store.db, unread.cardFileId);
    });
    return now;
  }

  async function whatWasTold(file: FileHandle, unread: UnreadLog): Promise<LogTold> {
    const told = readLogTold(store.db, unread);
    if (told.bytesTold <= unread.sizeBytes && (await digestOf(file, told.bytesTold)) === told.toldSha256) return told;
    return { bytesTold: 0, linesTold: 0, toldSha256: '' };
  }

  async function openCopy({ recordingId, extension }: UnreadLog): Promise<FileHandle | undefined> {
    try {
      return await open(recordingPath(store.folder, recordingId, extension), 'r');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  return createPeriodicTask({ name: 'log', intervalMs, run: readUnread, log });
}

const lineEnd = 0x0a;

/** The whole lines of the next piece; none at the log's end. A line longer than a piece is cut: nobody could read it anyway. */
async function wholeLines(file: FileHandle, fromByte: number): Promise<{ lines: Buffer; sizeBytes: number }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(maxPieceBytes), 0, maxPieceBytes, fromByte);
  const sizeBytes = buffer.subarray(0, bytesRead).lastIndexOf(lineEnd) + 1;
  if (sizeBytes > 0 || bytesRead < maxPieceBytes) return { lines: buffer.subarray(0, sizeBytes), sizeBytes };
  return { lines: Buffer.concat([buffer, Buffer.from([lineEnd])]), sizeBytes: bytesRead };
}

async function digestOf(file: FileHandle, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(Math.min(bytes, maxPieceBytes));
  for (let at = 0; at < bytes; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, bytes - at), at);
    if (bytesRead === 0) return ''; // Shorter than it was told to be: another log.
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
  return hash.digest('hex');
}

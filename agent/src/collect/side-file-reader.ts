import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { recordingIdOf } from '@rollcall/shared/ids';
import type { Logger } from 'pino';
import type { ProfileReader } from '../card/classify-file.ts';
import { pathText } from '../card/path-text.ts';
import { maxSideFileBytes, readSideFile, type SideFileReading } from '../card/read-side-file.ts';
import { findRecordingsBeside, recordingAt, type SideFileForm } from '../card/side-file-form.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import { readLocalCopy } from '../recordings/local-copies-repository.ts';
import { recordingPath } from '../recordings/recording-files.ts';
import {
  type FootageOnCard,
  listFootage,
  listUnreadSideFiles,
  readCollectProgress,
  saveSideFileTold,
  setSideFileRead,
  type UnreadSideFile,
  wasSideFileTold,
} from '../recordings/side-files-repository.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import { eventPages } from './event-pages.ts';

/** Files of one content that belong to one recording: HQ knows a side file by its content. */
type Told = { files: UnreadSideFile[]; recordingId: string | null; reading: SideFileReading };

const emptyFileId = recordingIdOf(createHash('sha256').digest('hex'));

/**
 * Reads what recorders wrote beside their footage, from the station's copy, and tells HQ: as soon as the recording is collected that a
 * file belongs to, or without a recording once the card is collected. When that recording is collected later on, HQ is told again.
 * Which content was told with which recording stands in the store; after that was lost all is told again.
 */
export function createSideFileReader(parts: {
  store: StationStore;
  append: AppendEvent;
  log: Logger;
  reader: Pick<ProfileReader, 'sideFileForm'>;
  intervalMs?: number;
}): PeriodicTask {
  const { store, append, log, reader, intervalMs = 1000 } = parts;

  /** How far each card was when nothing more of its side files could be told: until that changes, nobody need look again. */
  const idleAt = new Map<string, string>();

  async function readUnread(signal: AbortSignal): Promise<void> {
    const bySession = Map.groupBy(listUnreadSideFiles(store.db), ({ dockSessionId }) => dockSessionId);
    for (const dockSessionId of idleAt.keys()) if (!bySession.has(dockSessionId)) idleAt.delete(dockSessionId);
    for (const [dockSessionId, files] of bySession) {
      if (signal.aborted) return;
      const progress = readCollectProgress(store.db, dockSessionId);
      if (idleAt.get(dockSessionId) === progress) continue;
      if (await readCard(files, listFootage(store.db, dockSessionId))) idleAt.set(dockSessionId, progress);
    }
  }

  /** @returns whether each file was looked at; one whose copy is damaged wasn't */
  async function readCard(files: readonly UnreadSideFile[], footage: readonly FootageOnCard[]): Promise<boolean> {
    const finders = new Map<SideFileForm, (sidePathText: string) => FootageOnCard[]>();
    const named = new Map<string, Told>();
    let all = true;
    for (const file of files) {
      const path = pathText(file.pathBytes);
      const form = reader.sideFileForm(file.profileId, path);
      if (!form) {
        setSideFileRead(store.db, file.cardFileId); // An earlier set of profiles knew it.
        continue;
      }
      const findBeside = finders.get(form) ?? findRecordingsBeside(form, footage);
      finders.set(form, findBeside);
      const told = await readOne(file, form, findBeside(path));
      if (told === 'damaged') all = false;
      else if (told && form.entries.as === 'file') joinSameContent(named, told);
      else if (told) tell(told);
    }
    for (const told of named.values()) tell(told);
    return all;
  }

  async function readOne(
    file: UnreadSideFile,
    form: SideFileForm,
    beside: readonly FootageOnCard[],
  ): Promise<Told | 'damaged' | undefined> {
    const isOver = file.cardCollected || file.undocked;
    const waits = beside.length === 0 || beside.some(({ recordingId }) => recordingId === null);
    // Bookmarks of the same text are one side file, so all of a card's are told together.
    if (!isOver && (waits || form.entries.as === 'file')) return undefined;
    const known = beside.filter(({ recordingId }) => recordingId !== null);
    if (known.length === 0 && wasSideFileTold(store.db, idOf(file), null)) {
      if (file.undocked) setSideFileRead(store.db, file.cardFileId);
      return undefined;
    }
    const copy = await readCopy(file);
    if (copy.outcome === 'gone') setSideFileRead(store.db, file.cardFileId);
    if (copy.outcome !== 'read') return copy.outcome === 'damaged' ? copy.outcome : undefined;
    const reading = readSideFile({ pathText: pathText(file.pathBytes), bytes: copy.bytes }, form);
    const recordingId = recordingAt(reading.entries[0]?.at, known)?.recordingId ?? null;
    return { files: [file], recordingId, reading };
  }

  /** `damaged`: it is read when it was collected again. `bytes` is undefined when the file is too long to be read. */
  async function readCopy({ recordingId, extension, sizeBytes }: UnreadSideFile) {
    if (recordingId === null) return { outcome: 'read', bytes: Buffer.alloc(0) } as const;
    if (sizeBytes > maxSideFileBytes) return { outcome: 'read', bytes: undefined } as const;
    try {
      const file = await open(recordingPath(store.folder, recordingId, extension), 'r');
      try {
        return { outcome: 'read', bytes: await file.readFile() } as const;
      } finally {
        await file.close();
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      const isGone = readLocalCopy(store.db, recordingId) === 'gone';
      return { outcome: isGone ? 'gone' : 'damaged' } as const;
    }
  }

  function tell({ files, recordingId, reading }: Told): void {
    const [first] = files;
    if (!first) return;
    const { dockSessionId, recorderSerial } = first;
    store.transaction(() => {
      if (!wasSideFileTold(store.db, idOf(first), recordingId)) {
        appendPages(first, recordingId, reading);
        saveSideFileTold(store.db, idOf(first), recordingId);
      }
      if (recordingId === null && !first.undocked) return; // Its recording may still be collected.
      for (const { cardFileId } of files) setSideFileRead(store.db, cardFileId);
    });
    const { kind, badEntries } = reading;
    if (badEntries > 0)
      log.warn({ dockSessionId, recorderSerial, kind, badEntries }, 'entries of a side file could not be read');
  }

  function appendPages(file: UnreadSideFile, recordingId: string | null, reading: SideFileReading): void {
    const { dockSessionId, recorderSerial, cardVolumeId, pathBytes } = file;
    const { badEntries } = reading;
    const path = { bytes: pathBytes.toString('base64'), text: pathText(pathBytes) };
    const whole = { dockSessionId, recorderSerial, cardVolumeId, sideFileId: idOf(file), path, recordingId };
    const paged = (index: number, pages: number) => {
      return { ...whole, page: index + 1, pages, badEntries: index === 0 ? badEntries : 0 };
    };
    if (reading.entries.length === 0 && badEntries === 0) return;
    if (reading.kind === 'track') {
      const pages = eventPages(reading.entries);
      for (const [index, entries] of pages.entries())
        append('recorder_track', { ...paged(index, pages.length), entries });
    } else {
      const pages = eventPages(reading.entries);
      for (const [index, entries] of pages.entries())
        append('recorder_bookmarks', { ...paged(index, pages.length), entries });
    }
  }

  return createPeriodicTask({ name: 'side files', intervalMs, run: readUnread, log });
}

function idOf({ recordingId }: UnreadSideFile): string {
  return recordingId ?? emptyFileId;
}

function joinSameContent(joined: Map<string, Told>, told: Told): void {
  const [file] = told.files;
  if (!file) return;
  const key = `${idOf(file)} ${told.recordingId}`;
  const known = joined.get(key);
  if (!known) {
    joined.set(key, told);
    return;
  }
  known.files.push(...told.files);
  known.reading = mergeBookmarks(known.reading, told.reading);
}

function mergeBookmarks(one: SideFileReading, other: SideFileReading): SideFileReading {
  if (one.kind !== 'bookmarks' || other.kind !== 'bookmarks') return one;
  const entries = [...one.entries, ...other.entries].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { kind: 'bookmarks', entries, badEntries: one.badEntries + other.badEntries };
}

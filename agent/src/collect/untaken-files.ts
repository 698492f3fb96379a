import type { Logger } from 'pino';
import type { CardDevices } from '../card/card-devices.ts';
import { openDockedCard } from '../card/docked-card.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import {
  removeIfReplaced,
  setCardFileRecognised,
  setCardFileState,
  setCardFileTooLarge,
  setCardFileUnknown,
  type WaitingFile,
} from '../recordings/card-files-repository.ts';
import type { StationStore } from '../store/station-store.ts';
import type { CopyFailure } from './collect-file.ts';
import type { createFileRetries } from './file-retries.ts';

/** A file that reads differently is told to HQ from the third time on: somebody may just be writing to the card. */
const differencesToTell = 3;

/** Writes down why a file was not copied, tells HQ what is news for it, and says when the file is tried again. */
export function createUntakenFiles({
  store,
  append,
  log,
  dockFolder,
  devices,
  retries,
  onFailed,
}: {
  store: StationStore;
  append: AppendEvent;
  log: Logger;
  dockFolder: string;
  devices: CardDevices;
  retries: ReturnType<typeof createFileRetries>;
  /** A file could not be collected, and is tried again. */
  onFailed: () => void;
}) {
  /** A card that was pulled, or whose mount went, says nothing of its files. The scanner will see that it is gone. */
  async function isDocked({ folderBytes, sighting: { cardVolumeId } }: WaitingFile): Promise<boolean> {
    const folder = await openDockedCard({ dockFolder, folderBytes, cardVolumeId, devices });
    await folder?.close();
    return folder !== undefined;
  }

  function tellFailure(file: WaitingFile, { reason, detail }: CopyFailure): void {
    const { cardFileId, dockSessionId } = file;
    const waitMs = retries.failed(cardFileId);
    const differences = reason === 'reads_differ' ? retries.countDifference(cardFileId) : undefined;
    if (differences !== undefined && differences < differencesToTell) {
      setCardFileState(store.db, cardFileId, file.state === 'unreadable' ? 'unreadable' : 'seen');
      log.warn({ dockSessionId, detail, waitMs }, 'file read differently and is read again');
      return;
    }
    const state = reason === 'vanished' ? reason : 'unreadable';
    store.transaction(() => {
      setCardFileState(store.db, cardFileId, state);
      // The same failure again is no news for HQ.
      if (file.state !== state || differences === differencesToTell)
        append('collect_failed', { reason, detail, sighting: file.sighting });
    });
    log.warn({ dockSessionId, reason, detail, waitMs }, 'file could not be collected and is tried again');
  }

  /** Nobody can tell whether it becomes again what it was: the scanner would not find it complete a second time. */
  function letWait(file: WaitingFile): void {
    retries.failed(file.cardFileId);
    store.transaction(() => {
      setCardFileState(store.db, file.cardFileId, 'seen');
      removeIfReplaced(store.db, file.cardFileId);
    });
  }

  return {
    letWait,

    async failed(file: WaitingFile, failure: CopyFailure): Promise<void> {
      if (await isDocked(file)) {
        onFailed();
        tellFailure(file, failure);
        return;
      }
      letWait(file);
      log.info({ dockSessionId: file.dockSessionId }, 'card was pulled out while a file was read');
    },

    /** However much is pruned, the station can't keep it. It is told once by name, and tried again: somebody may give it more room. */
    isTooLarge(file: WaitingFile, mostBytes: number): void {
      const { cardFileId, dockSessionId, sizeBytes, sighting } = file;
      retries.failed(cardFileId);
      if (file.isTooLarge) return;
      const detail = `it has ${sizeBytes} bytes, and the station can keep ${mostBytes} at most`;
      store.transaction(() => {
        setCardFileTooLarge(store.db, cardFileId, mostBytes);
        append('collect_failed', { reason: 'unreadable', why: 'too_large', detail, sighting });
      });
      log.error(
        { dockSessionId, sizeBytes, mostBytes },
        'file is larger than the station can keep and is left on its card',
      );
    },

    /** It is the recording that was there before. */
    isKnown({ cardFileId, sighting }: WaitingFile, recordingId: string): void {
      store.transaction(() => {
        setCardFileRecognised(store.db, cardFileId);
        append('sighted', { recordingId, problem: null, sighting });
      });
      retries.forget(cardFileId);
    },

    /** It has other bytes than the recording of the same name, and is copied like any new file. */
    isAnother({ cardFileId, dockSessionId, sizeBytes }: WaitingFile): void {
      setCardFileUnknown(store.db, cardFileId);
      log.warn(
        { dockSessionId, sizeBytes },
        'file has the name, size and time of one that was collected, and other bytes',
      );
    },
  };
}

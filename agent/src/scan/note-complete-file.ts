import { isoOfMtime } from '../card/card-time.ts';
import { type CardReader, extensionOf } from '../card/classify-file.ts';
import type { CardEntry } from '../card/walk-card.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import {
  findCollectedBefore,
  hasCardFile,
  insertCardFile,
  type NewCardFile,
} from '../recordings/card-files-repository.ts';
import type { DockSession } from '../recordings/dock-sessions-repository.ts';
import type { StationStore } from '../store/station-store.ts';

/** `inventory_only`: nothing to collect. `known`: this dock session has it. The others made a row, and an event but for `seen`. */
export type NoteOutcome = 'inventory_only' | 'known' | 'empty' | 'collected_before' | 'seen';

/** Decides what a file that just became complete means for its dock session. Inside a transaction. */
export function noteCompleteFile({
  store,
  append,
  session,
  entry,
  reader,
}: {
  store: StationStore;
  append: AppendEvent;
  session: DockSession;
  entry: CardEntry;
  reader: CardReader;
}): NoteOutcome {
  const reading = reader.read(entry.pathText);
  if (reading.fileClass === 'inventory_only') return 'inventory_only';
  const file: NewCardFile = {
    dockSessionId: session.dockSessionId,
    pathBytes: entry.pathBytes,
    sizeBytes: entry.sizeBytes,
    mtimeNs: entry.mtimeNs,
    isLog: reading.fileClass === 'log',
    logProfileId: reading.fileClass === 'log' ? reading.logProfileId : null,
    sideProfileId: reading.fileClass === 'log' ? reading.sideProfileId : null,
    extension: extensionOf(entry.pathText),
    sighting: {
      dockSessionId: session.dockSessionId,
      cardVolumeId: session.cardVolumeId,
      recorderSerial: session.recorderSerial,
      path: { bytes: entry.pathBytes.toString('base64'), text: entry.pathText },
      sizeBytes: entry.sizeBytes,
      modifiedAt: isoOfMtime(entry.mtimeNs),
      claim: reading.claim,
    },
  };
  if (hasCardFile(store.db, file)) return 'known';
  if (entry.sizeBytes === 0) {
    insertCardFile(store.db, file, 'empty');
    append('sighted', { recordingId: null, problem: 'empty_file', sighting: file.sighting });
    return 'empty';
  }
  const recordingId = findCollectedBefore(store.db, file);
  if (recordingId) {
    insertCardFile(store.db, file, { recordingId });
    append('sighted', { recordingId, problem: null, sighting: file.sighting });
    return 'collected_before';
  }
  insertCardFile(store.db, file, 'seen');
  return 'seen';
}

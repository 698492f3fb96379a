import type { NameClaim, Sighting } from '@rollcall/shared/contract/sighting';
import { isoOfMtime } from '../card/card-time.ts';
import { type CardReader, extensionOf } from '../card/classify-file.ts';
import { noClaim } from '../card/name-claim.ts';
import type { CardEntry } from '../card/walk-card.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import {
  findCollectedBefore,
  hasCardFile,
  insertCardFile,
  type NewCardFile,
  noteUnidentifiedFile,
} from '../recordings/card-files-repository.ts';
import type { DockSession } from '../recordings/dock-sessions-repository.ts';
import type { StationStore } from '../store/station-store.ts';

/** `inventory_only`: nothing to collect. `known`: this dock session has it. The others made a row, and `empty` an event. */
export type NoteOutcome = 'inventory_only' | 'known' | 'empty' | 'seen';

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
  if (reading.fileClass === 'inventory_only') {
    if (reading.isUnidentified) tellUnidentified({ store, append, session, entry });
    return 'inventory_only';
  }
  const noted: Omit<NewCardFile, 'knownAs'> = {
    dockSessionId: session.dockSessionId,
    pathBytes: entry.pathBytes,
    sizeBytes: entry.sizeBytes,
    mtimeNs: entry.mtimeNs,
    isLog: reading.fileClass === 'log',
    logProfileId: reading.fileClass === 'log' ? reading.logProfileId : null,
    sideProfileId: reading.fileClass === 'log' ? reading.sideProfileId : null,
    extension: (reading.fileClass === 'media' && reading.extension) || extensionOf(entry.pathText),
    sighting: sightingOf(session, entry, reading.claim),
  };
  if (hasCardFile(store.db, noted)) return 'known';
  if (entry.sizeBytes === 0) {
    insertCardFile(store.db, { ...noted, knownAs: null }, 'empty');
    append('sighted', { recordingId: null, problem: 'empty_file', sighting: noted.sighting });
    return 'empty';
  }
  insertCardFile(store.db, { ...noted, knownAs: findCollectedBefore(store.db, noted) ?? null }, 'seen');
  return 'seen';
}

/** A large file of which nobody knows what it is: it may be footage. It stays on its card, and a person looks. Told once a dock session. */
function tellUnidentified({
  store,
  append,
  session,
  entry,
}: {
  store: StationStore;
  append: AppendEvent;
  session: DockSession;
  entry: CardEntry;
}): void {
  if (!noteUnidentifiedFile(store.db, { dockSessionId: session.dockSessionId, ...entry })) return;
  const detail = 'nobody knows what it is by its name or its first bytes';
  const sighting = sightingOf(session, entry, noClaim);
  append('collect_failed', { reason: 'unreadable', why: 'unidentified', detail, sighting });
}

function sightingOf(session: DockSession, entry: CardEntry, claim: NameClaim): Sighting {
  return {
    dockSessionId: session.dockSessionId,
    cardVolumeId: session.cardVolumeId,
    recorderSerial: session.recorderSerial,
    path: { bytes: entry.pathBytes.toString('base64'), text: entry.pathText },
    sizeBytes: entry.sizeBytes,
    modifiedAt: isoOfMtime(entry.mtimeNs),
    claim,
  };
}

import { localDateOf } from '@rollcall/shared/rules/local-date';
import { uploadWindowAt } from '@rollcall/shared/rules/upload-windows';
import type { StationConfig } from '../config/station-config.ts';
import { readCollectedTotals } from '../recordings/recordings-repository.ts';
import { readStorageEpisode } from '../recordings/storage-episode-repository.ts';
import { readSettings } from '../settings/settings-repository.ts';
import type { StationStore } from '../store/station-store.ts';
import { listOfficers, listRecorders, listSessions, readFetchedAt } from './directory-repository.ts';
import { type DockSenses, listDockedCards } from './docked-cards.ts';
import { listEntries } from './entry-repository.ts';
import type { KioskState } from './kiosk-messages.ts';

const dayMs = 24 * 3_600_000;
/** HQ may not have known of an entry yet when it gave the directory. */
const underwayMs = 2 * 60_000;

function storageFull(db: StationStore['db']): KioskState['storageFull'] {
  const episode = readStorageEpisode(db);
  return episode ? { limit: episode.limit, since: episode.since, waitsFor: episode.waitsFor } : null;
}

function uploadsWaitUntil(db: StationStore['db'], now: Date): string | null {
  const { open, changesAt } = uploadWindowAt(readSettings(db).uploadWindows, now);
  return open || readCollectedTotals(db).waitingFiles === 0 ? null : (changesAt?.toISOString() ?? null);
}

export async function readKioskState(
  store: StationStore,
  station: Pick<StationConfig, 'stationId' | 'name' | 'dockFolder'>,
  {
    now,
    dice,
    cardTroubles,
    checkpoint,
    senses,
  }: Pick<KioskState, 'dice' | 'cardTroubles' | 'checkpoint'> & { now: Date; senses: DockSenses },
): Promise<KioskState> {
  const { db } = store;
  const fetchedAt = readFetchedAt(db);
  const since = new Date(Math.min(now.getTime() - dayMs, (fetchedAt?.getTime() ?? 0) - underwayMs));
  const entries = listEntries(db, since);
  const recorders = listRecorders(db).map((recorder) => {
    // What was entered here counts before what HQ knew: it may not have heard of it.
    const own = entries.find(
      (entry) =>
        (entry.kind === 'check_out' || entry.kind === 'check_in') &&
        entry.recorderSerial === recorder.recorderSerial &&
        (fetchedAt === null || entry.at.getTime() > fetchedAt.getTime() - underwayMs),
    );
    return own ? { ...recorder, holderBadgeNo: own.kind === 'check_out' ? own.badgeNo : null } : recorder;
  });
  const full = storageFull(db);
  return {
    stationId: station.stationId,
    name: station.name,
    now: now.toISOString(),
    directoryAt: fetchedAt?.toISOString() ?? null,
    storageFull: full,
    cards: await listDockedCards(db, station.dockFolder, { ...senses, isFull: full !== null }),
    cardTroubles,
    checkpoint,
    uploadsWaitUntil: uploadsWaitUntil(db, now),
    dice,
    officers: listOfficers(db).map(({ badgeNo, name, pinVerifier, givenPinVerifier, pinSetAt }) => ({
      badgeNo,
      name,
      hasPin: (pinVerifier ?? givenPinVerifier) !== null,
      ownPin: pinSetAt !== null,
    })),
    sessions: listSessions(db).filter(
      ({ signInFrom, endsAt }) => new Date(endsAt) > now && localDateOf(new Date(signInFrom)) <= localDateOf(now),
    ),
    recorders,
    entries: entries
      .filter(({ at }) => at.getTime() > now.getTime() - dayMs)
      .map((entry) => ({ ...entry, at: entry.at.toISOString() })),
  };
}

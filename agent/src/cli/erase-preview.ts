import { resolve } from 'node:path';
import { listEnrolledStations } from '../identity/station-folder.ts';
import { listOpenDockSessions } from '../recordings/dock-sessions-repository.ts';
import { listKnownFiles } from '../recordings/erases-repository.ts';
import { readStationStore } from '../store/read-station-store.ts';
import { findCardFolder } from './find-card-folder.ts';
import { type FileFate, foretellErase } from './foretell-erase.ts';
import type { FilePlan } from './preview-card.ts';

/** What would be erased from a card that is docked at a station of this machine; null where none has it docked. */
export type ErasePreview = { stationId: string; files: FileFate[] } | null;

/** @param folder as the person named it */
export async function previewErase(
  { dataFolder, folder }: { dataFolder: string; folder: string },
  files: readonly FilePlan[],
): Promise<ErasePreview> {
  const { parentFolder, folderName } = await findCardFolder(folder);
  const stations = await listEnrolledStations(dataFolder);
  const station = stations.find(({ config }) => resolve(config.dockFolder) === resolve(parentFolder));
  const known =
    station &&
    readStationStore(station.folder, (db) => {
      const session = listOpenDockSessions(db).find(({ folderBytes }) => folderBytes.equals(folderName));
      return session && listKnownFiles(db, session.dockSessionId);
    });
  return known ? { stationId: station.config.stationId, files: foretellErase(files, known) } : null;
}

import { type FileHandle, lstat } from 'node:fs/promises';
import type { CardDevices } from './card-devices.ts';
import { cardVolumeId } from './card-volume.ts';
import { openCardFolder } from './open-card-folder.ts';
import { joinBytes } from './walk-card.ts';

type DockedCard = { dockFolder: string; folderBytes: Buffer; cardVolumeId: string; devices: CardDevices };

/**
 * Opens the folder of the card that a dock session is about; undefined when that card isn't there, whatever lies in its folder
 * now: another card, or what a mount that went had covered.
 */
export async function openDockedCard(card: DockedCard): Promise<FileHandle | undefined> {
  const path = joinBytes(Buffer.from(card.dockFolder), card.folderBytes);
  let folder: FileHandle | undefined;
  try {
    folder = await openCardFolder(path);
    const volumeId = await cardVolumeId(folder, card.folderBytes, card.devices);
    if (volumeId === card.cardVolumeId && (await isStillThere(path, folder, card.devices))) return folder;
  } catch (error) {
    await folder?.close();
    if (goneCodes.has(codeOf(error))) return undefined;
    throw error;
  }
  await folder.close();
  return undefined;
}

/** Whether the open folder of a card is what lies at `path` now, and the card's device is plugged in. */
export async function isStillThere(path: Buffer, folder: FileHandle, devices: CardDevices): Promise<boolean> {
  const opened = await folder.stat({ bigint: true });
  const there = await lstat(path, { bigint: true });
  if (there.dev !== opened.dev || there.ino !== opened.ino) return false;
  const dock = await lstat(joinBytes(path, Buffer.from('..')), { bigint: true });
  return dock.dev === there.dev || devices.isPlugged(there.dev);
}

const goneCodes = new Set(['ENOENT', 'ENODEV', 'ENXIO', 'ENOTDIR', 'ELOOP', 'ESTALE']);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

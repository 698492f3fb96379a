import { constants } from 'node:fs';
import { access, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { printable } from '@rollcall/node/text-table';
import type { NameClaim } from '@rollcall/shared/contract/sighting';
import { type CardBinding, claimBoundBadge } from '../card/card-binding.ts';
import { identifyRecorder, type RecorderIdentity } from '../card/card-identity.ts';
import { isoOfMtime } from '../card/card-time.ts';
import { cardVolumeId, volumeSpace } from '../card/card-volume.ts';
import type { CardReader, FileReading, ProfileReader } from '../card/classify-file.ts';
import { knowByContent } from '../card/know-by-content.ts';
import { pathText } from '../card/path-text.ts';
import { type CardEntry, type CardListing, joinBytes, type WalkError, walkCard } from '../card/walk-card.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { createSettlingFiles } from '../scan/settling-files.ts';
import { dockOrCard } from './dock-or-card.ts';
import { cardFolderPath, findCardFolder } from './find-card-folder.ts';
import { type LogPreview, previewLog } from './preview-log.ts';
import { previewSideFile, type SideFilePreview } from './preview-side-file.ts';

export type FilePlan = {
  path: { bytes: string; text: string };
  sizeBytes: number;
  modifiedAt: string;
  plan: 'collect' | 'wait' | 'empty' | 'unreadable' | 'ignore';
  isLog: boolean;
  /** What would be read in a recorder's log; null when it is none, or nobody knows how it reads. */
  log: LogPreview | null;
  /** What would be read in a side file, which counts as a log; null when it is none. */
  sideFile: SideFilePreview | null;
  /** Why it is unreadable or ignored. */
  why: string | null;
  claim: NameClaim;
};

export type CardPreview = RecorderIdentity & {
  folder: string;
  cardVolumeId: string;
  /** What the card itself says of officer and unit. */
  binding: Pick<CardBinding, 'badgeNo' | 'unit'>;
  profileId: string | null;
  fits: CardReader['fits'];
  files: FilePlan[];
  unlisted: WalkError[];
  /** Null when the folder is no volume of its own: then the free space is not the card's. */
  space: { freeBytes: number; totalBytes: number } | null;
  /** Sub-folders that may be the real cards. */
  perhapsCards: string[];
};

/**
 * What the agent would do with a card, by the same rules. Reads only, and twice: a file that changed during `pause` is
 * still being written.
 * @throws {AgentError} when `folder` is not a card's folder that can be read
 */
export async function previewCard({
  folder,
  reader,
  settleMs,
  pause,
}: {
  folder: string;
  reader: ProfileReader;
  settleMs: number;
  /** Waits for `settleMs`. */
  pause: () => Promise<void>;
}): Promise<CardPreview> {
  const found = await findCardFolder(folder);
  const cardFolder = cardFolderPath(found);
  const folderName = pathText(found.folderName);
  const shownFolder = join(found.parentFolder, folderName);
  const ownVolume = await checkFolder(cardFolder, shownFolder);
  // A version of a file settles once: it has to be at the second look, even where files needn't settle at all.
  const settling = createSettlingFiles(Math.max(settleMs, 1));
  const readCard = () => asCardError(shownFolder, walkCard(cardFolder));
  settling.observe(checkIsCard(shownFolder, await readCard(), reader).entries, 0);
  await pause();
  const { entries, errors } = await readCard();
  const settled = new Set(settling.observe(entries, Math.max(settleMs, 1)).settled);

  const pathTexts = entries.map((entry) => entry.pathText);
  const named = reader.forCard(pathTexts);
  const { identity, binding } = await identifyRecorder({ cardFolder, folderName, entries, reader: named });
  const card = await knowByContent({ cardFolder, entries, reader: claimBoundBadge(named, binding) });
  const looks = dockOrCard(pathTexts, card);
  const footage = pathTexts.flatMap((text) => {
    const { fileClass, claim } = card.read(text);
    return fileClass === 'media' ? [{ pathText: text, capturedAt: claim.capturedAt }] : [];
  });
  const files: FilePlan[] = [];
  for (const entry of entries) {
    const place = { cardFolder, profiles: reader, footage };
    files.push(await planFile(place, entry, card.read(entry.pathText), settled.has(entry)));
  }
  return {
    folder: shownFolder,
    ...identity,
    cardVolumeId: await asCardError(shownFolder, volumeIdOf(cardFolder, found.folderName)),
    binding: { badgeNo: binding.badgeNo, unit: binding.unit },
    profileId: card.profileId,
    fits: card.fits,
    files,
    unlisted: errors,
    space: ownVolume ? await asCardError(shownFolder, volumeSpace(cardFolder)) : null,
    perhapsCards: looks.kind === 'card' ? [] : looks.cards,
  };
}

async function volumeIdOf(cardFolder: Buffer, folderName: Buffer): Promise<string> {
  const folder = await open(cardFolder);
  try {
    return await cardVolumeId(folder, folderName);
  } finally {
    await folder.close();
  }
}

/** Returns whether the folder is a volume of its own. */
async function checkFolder(cardFolder: Buffer, shownFolder: string): Promise<boolean> {
  const { dev, isFolder } = await asCardError(
    shownFolder,
    stat(cardFolder).then((stats) => ({ dev: stats.dev, isFolder: stats.isDirectory() })),
  );
  if (!isFolder) throw agentErrors.cardIsNoFolder(shownFolder);
  const mounted: string[] = [];
  const reading = readdir(cardFolder, { encoding: 'buffer', withFileTypes: true });
  for (const { name } of (await asCardError(shownFolder, reading)).filter((entry) => entry.isDirectory())) {
    const { dev: ofSubFolder } = await stat(joinBytes(cardFolder, name)).catch(() => ({ dev })); // It just went.
    if (ofSubFolder !== dev) mounted.push(printable(pathText(name)));
  }
  if (mounted.length > 0) throw agentErrors.cardIsDock(shownFolder, mounted);
  return (await stat(joinBytes(cardFolder, Buffer.from('..')))).dev !== dev;
}

function checkIsCard(folder: string, listing: CardListing, reader: ProfileReader): CardListing {
  const pathTexts = listing.entries.map((entry) => entry.pathText);
  const looks = dockOrCard(pathTexts, reader.forCard(pathTexts));
  if (looks.kind === 'dock') throw agentErrors.cardIsDock(folder, looks.cards.map(printable));
  return listing;
}

type Place = {
  cardFolder: Buffer;
  profiles: ProfileReader;
  footage: { pathText: string; capturedAt: string | null }[];
};

async function planFile(
  { cardFolder, profiles, footage }: Place,
  entry: CardEntry,
  reading: FileReading,
  isSettled: boolean,
): Promise<FilePlan> {
  const file = {
    path: { bytes: entry.pathBytes.toString('base64'), text: entry.pathText },
    sizeBytes: entry.sizeBytes,
    modifiedAt: isoOfMtime(entry.mtimeNs),
    isLog: reading.fileClass === 'log',
    log: null,
    sideFile: null,
    claim: reading.claim,
    why: null,
  };
  if (reading.fileClass === 'inventory_only') return { ...file, plan: 'ignore', why: reading.why };
  if (!isSettled) return { ...file, plan: 'wait' };
  const isLog = reading.fileClass === 'log';
  const sideForm = isLog && reading.sideProfileId && profiles.sideFileForm(reading.sideProfileId, entry.pathText);
  if (entry.sizeBytes === 0 && !sideForm) return { ...file, plan: 'empty' };
  try {
    const path = joinBytes(cardFolder, entry.pathBytes);
    await access(path, constants.R_OK);
    const { pathText, sizeBytes } = entry;
    const plan = sizeBytes === 0 ? 'empty' : 'collect';
    if (sideForm)
      return { ...file, plan, sideFile: await previewSideFile({ path, pathText, sizeBytes }, sideForm, footage) };
    const form = isLog && reading.logProfileId && profiles.logForm(reading.logProfileId);
    return { ...file, plan, log: form ? await previewLog(path, form) : null };
  } catch (error) {
    return { ...file, plan: 'unreadable', why: codeOf(error) };
  }
}

async function asCardError<T>(folder: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw agentErrors.cardFolderMissing(folder);
    if (codeOf(error) === 'ENOTDIR') throw agentErrors.cardIsNoFolder(folder);
    throw agentErrors.cardUnreadable(folder, error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}

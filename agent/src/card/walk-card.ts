import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { pathText } from './path-text.ts';

/** A regular file on a card. `pathBytes` is relative to the card folder, with `/` between names. */
export type CardEntry = {
  pathBytes: Buffer;
  pathText: string;
  sizeBytes: number;
  mtimeNs: bigint;
};

export type WalkError = { pathText: string; code: string };

export type CardListing = { entries: CardEntry[]; errors: WalkError[] };

/** Folders below the card folder, at most so many inside each other. */
const maxFolderDepth = 4;
/** A damaged directory can list for ever. */
const maxEntries = 100_000;

/**
 * Lists a card's regular files in byte order of their paths. Names are bytes, because a GBK name is no valid text; links
 * are not followed. What can't be read is reported beside what can; a file that disappears meanwhile is just not there.
 * @param onAnswer called each time that the card has answered
 * @throws when the card folder itself can't be read
 */
export async function walkCard(cardFolder: Buffer, onAnswer = () => {}): Promise<CardListing> {
  const listing: CardListing = { entries: [], errors: [] };
  await walkFolder(cardFolder, Buffer.alloc(0), await readFolder(cardFolder), 0, listing, onAnswer);
  listing.entries.sort((a, b) => Buffer.compare(a.pathBytes, b.pathBytes));
  return listing;
}

async function walkFolder(
  cardFolder: Buffer,
  folder: Buffer,
  names: Dirent<Buffer>[],
  depth: number,
  listing: CardListing,
  onAnswer: () => void,
): Promise<void> {
  for (const entry of names) {
    onAnswer();
    const path = folder.length === 0 ? entry.name : joinBytes(folder, entry.name);
    if (listing.entries.length >= maxEntries) {
      listing.errors.push({ pathText: pathText(path), code: 'TOO_MANY_FILES' });
      return;
    }
    try {
      if (entry.isFile()) {
        listing.entries.push(await describeFile(cardFolder, path));
      } else if (entry.isDirectory() && depth === maxFolderDepth) {
        listing.errors.push({ pathText: pathText(path), code: 'TOO_DEEP' });
      } else if (entry.isDirectory()) {
        await walkFolder(cardFolder, path, await readFolder(joinBytes(cardFolder, path)), depth + 1, listing, onAnswer);
      }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
      if (code !== 'ENOENT') listing.errors.push({ pathText: pathText(path), code });
    }
  }
}

async function readFolder(folder: Buffer): Promise<Dirent<Buffer>[]> {
  return readdir(folder, { encoding: 'buffer', withFileTypes: true });
}

async function describeFile(cardFolder: Buffer, path: Buffer): Promise<CardEntry> {
  const stats = await lstat(joinBytes(cardFolder, path), { bigint: true });
  return { pathBytes: path, pathText: pathText(path), sizeBytes: Number(stats.size), mtimeNs: stats.mtimeNs };
}

/** Joins paths that are bytes. */
export function joinBytes(folder: Buffer, path: Buffer): Buffer {
  return Buffer.concat([folder, Buffer.from('/'), path]);
}

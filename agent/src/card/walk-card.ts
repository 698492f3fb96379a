import type { BigIntStats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { pathText } from './path-text.ts';

/** A regular file on a card. `pathBytes` is relative to the card folder, with `/` between names. */
export type CardEntry = {
  pathBytes: Buffer;
  pathText: string;
  sizeBytes: number;
  mtimeNs: bigint;
};

/** A folder of which not everything could be listed, or a name of which nobody can say what it is. */
export type WalkError = { pathBytes: Buffer; pathText: string; kind: 'folder' | 'name'; code: string };

/** While there are errors, the entries are not all that lies on the card. */
export type CardListing = { entries: CardEntry[]; errors: WalkError[] };

/** Folders below the card folder, at most so many inside each other. */
export const maxFolderDepth = 32;
/** A damaged directory can list for ever, or lie inside itself. */
const maxNames = 100_000;
/** No path that the system takes is longer. */
const maxPathBytes = 4096;

type Walk = { cardFolder: Buffer; listing: CardListing; names: number; onAnswer: () => void };

/**
 * Lists a card's regular files in byte order of their paths. Names are bytes, because a GBK name is no valid text; links
 * are not followed. What can't be read is reported beside what can; a file that disappears meanwhile is just not there.
 *
 * Each name is looked at by itself: where a file system doesn't tell files from folders, `readdir` with types would look at all
 * of them and fail with the first.
 * @param onAnswer called each time that the card has answered
 * @throws when the card folder itself can't be read
 */
export async function walkCard(cardFolder: Buffer, onAnswer = () => {}): Promise<CardListing> {
  const listing: CardListing = { entries: [], errors: [] };
  const names = await readNames(cardFolder);
  await walkFolder({ cardFolder, listing, names: 0, onAnswer }, rootPath, names, 0);
  listing.entries.sort((a, b) => Buffer.compare(a.pathBytes, b.pathBytes));
  listing.errors.sort((a, b) => Buffer.compare(a.pathBytes, b.pathBytes));
  return listing;
}

const rootPath = Buffer.alloc(0);

async function walkFolder(walk: Walk, folder: Buffer, names: Buffer[], depth: number): Promise<void> {
  const vanished: Buffer[] = [];
  for (const name of names) {
    walk.onAnswer();
    walk.names += 1;
    if (walk.names > maxNames) return note(walk, folder, 'folder', 'TOO_MANY_FILES');
    const path = folder.length === 0 ? name : joinBytes(folder, name);
    if (path.length > maxPathBytes) {
      note(walk, folder, 'folder', 'ENAMETOOLONG');
      continue;
    }
    try {
      const stats = await lstat(joinBytes(walk.cardFolder, path), { bigint: true });
      if (stats.isFile()) noteFile(walk, path, stats);
      else if (stats.isDirectory()) await walkSubFolder(walk, path, depth + 1);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') vanished.push(name);
      else note(walk, path, 'name', codeOf(error));
    }
  }
  if (vanished.length > 0) await noteUnreachable(walk, folder, vanished);
}

async function walkSubFolder(walk: Walk, folder: Buffer, depth: number): Promise<void> {
  if (depth > maxFolderDepth) return note(walk, folder, 'folder', 'TOO_DEEP');
  let names: Buffer[];
  try {
    names = await readNames(joinBytes(walk.cardFolder, folder));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error;
    return note(walk, folder, 'folder', codeOf(error));
  }
  await walkFolder(walk, folder, names, depth);
}

/** A name that is listed a second time has not disappeared: the file system shows it and can't find it. */
async function noteUnreachable(walk: Walk, folder: Buffer, vanished: readonly Buffer[]): Promise<void> {
  const path = folder.length === 0 ? walk.cardFolder : joinBytes(walk.cardFolder, folder);
  const listed = new Set((await readNames(path)).map((name) => name.toString('latin1')));
  for (const name of vanished) {
    if (!listed.has(name.toString('latin1'))) continue;
    note(walk, folder.length === 0 ? name : joinBytes(folder, name), 'name', 'ENOENT');
  }
}

function noteFile(walk: Walk, path: Buffer, { size, mtimeNs }: BigIntStats): void {
  // Only a damaged file system says so.
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) note(walk, path, 'name', 'EFBIG');
  else walk.listing.entries.push({ pathBytes: path, pathText: pathText(path), sizeBytes: Number(size), mtimeNs });
}

function note({ listing }: Walk, path: Buffer, kind: WalkError['kind'], code: string): void {
  const pathBytes = path.length === 0 ? Buffer.from('.') : path;
  listing.errors.push({ pathBytes, pathText: pathText(pathBytes), kind, code });
}

function readNames(folder: Buffer): Promise<Buffer[]> {
  return readdir(folder, { encoding: 'buffer' });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}

/** Joins paths that are bytes. */
export function joinBytes(folder: Buffer, path: Buffer): Buffer {
  return Buffer.concat([folder, Buffer.from('/'), path]);
}

/** Whether a file that isn't listed may still be on the card, where it could not be read. */
export function mayLieUnread({ errors }: CardListing, path: Buffer): boolean {
  return errors.some(({ pathBytes }) => {
    const below = joinBytes(pathBytes, Buffer.alloc(0));
    return pathBytes.toString() === '.' || pathBytes.equals(path) || path.subarray(0, below.length).equals(below);
  });
}

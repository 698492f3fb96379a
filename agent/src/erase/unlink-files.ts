import { type FileHandle, lstat, unlink } from 'node:fs/promises';
import { folderByHandle, openCardFolder } from '../card/open-card-folder.ts';
import { type CardEntry, joinBytes } from '../card/walk-card.ts';

/** `changed`: this file is not, or no longer, what was judged; nothing after it was touched. */
export type UnlinkOutcome = { outcome: 'unlinked' } | { outcome: 'changed'; file: CardEntry };

const slash = '/'.charCodeAt(0);

/**
 * Unlinks files of a card, folder by folder, each through an open handle of its folder: no path is looked up twice, so
 * whatever is renamed, linked or mounted meanwhile, nothing but these files can be hit. A folder is synced after its last.
 * @throws what the card reports, and the signal's reason between two files
 */
export async function unlinkFiles(
  cardFolder: FileHandle,
  files: readonly CardEntry[],
  signal: AbortSignal,
): Promise<UnlinkOutcome> {
  const folders = Map.groupBy(files, ({ pathBytes }) =>
    pathBytes.subarray(0, Math.max(0, pathBytes.lastIndexOf(slash))).toString('latin1'),
  );
  for (const [folder, inFolder] of folders) {
    const handle = await openBelow(cardFolder, Buffer.from(folder, 'latin1'));
    try {
      for (const file of inFolder) {
        signal.throwIfAborted();
        const path = joinBytes(folderByHandle(handle), file.pathBytes.subarray(file.pathBytes.lastIndexOf(slash) + 1));
        if (!(await isUnchanged(path, file))) return { outcome: 'changed', file };
        await unlink(path);
      }
    } finally {
      await handle.sync().finally(() => handle.close());
    }
  }
  return { outcome: 'unlinked' };
}

/** Opens a folder on the card step by step, never through a link. */
async function openBelow(cardFolder: FileHandle, path: Buffer): Promise<FileHandle> {
  let handle = await openCardFolder(joinBytes(folderByHandle(cardFolder), Buffer.from('.')));
  for (const name of splitPath(path)) {
    const parent = handle;
    try {
      handle = await openCardFolder(joinBytes(folderByHandle(parent), name));
    } finally {
      await parent.close();
    }
  }
  return handle;
}

function splitPath(path: Buffer): Buffer[] {
  const names: Buffer[] = [];
  for (let rest = path; rest.length > 0; ) {
    const end = rest.indexOf(slash);
    names.push(end < 0 ? rest : rest.subarray(0, end));
    rest = end < 0 ? Buffer.alloc(0) : rest.subarray(end + 1);
  }
  return names;
}

async function isUnchanged(path: Buffer, { sizeBytes, mtimeNs }: CardEntry): Promise<boolean> {
  const stats = await lstat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined; // Somebody else took it away.
    throw error;
  });
  return stats?.isFile() === true && stats.size === BigInt(sizeBytes) && stats.mtimeNs === mtimeNs;
}

import { access } from 'node:fs/promises';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { EmbeddedError } from '../../embedded-error.ts';
import type { Log } from '../../log.ts';
import { BlobFiles, listBlobFiles } from './blob-files.ts';
import { inTransaction, knowsLooseBlobs, noteLooseBlobsKnown, openIndexDatabase } from './index-database.ts';
import { addLooseBlobs, listLooseBlobs, listNamedBlobs, removeLooseBlobs } from './loose-blob-repository.ts';

interface StorageOptions {
  folder: string;
  /** Starts although there are blobs that the index doesn't know, and moves them to `unnamed/`. */
  setUnknownBlobsAside: boolean;
  log: Log | undefined;
}

/**
 * Opens index and blobs of a folder and cleans up after a crash. An index that doesn't know all of the blobs is not the
 * index of these blobs, or an older state of it: then nothing is touched.
 * @throws EmbeddedError s3_index_lost, s3_index_behind, s3_index_damaged, s3_index_in_use
 */
export async function openStorage({
  folder,
  setUnknownBlobsAside,
  log,
}: StorageOptions): Promise<{ database: DatabaseSync; blobs: BlobFiles }> {
  const indexPath = path.join(folder, 'index.sqlite');
  // Asked before the index is opened, which makes one: an index that is put back mustn't meet the log of another.
  if (!setUnknownBlobsAside && !(await exists(indexPath))) {
    const { length } = await listBlobFiles(folder);
    if (length > 0) throw indexLost(indexPath, length);
  }
  const database = openIndexDatabase(indexPath);
  try {
    const files = await listBlobFiles(folder);
    const named = listNamedBlobs(database);
    const loose = listLooseBlobs(database);
    const unknown = files.filter((blob) => !named.has(blob) && !loose.has(blob));
    const mayBeOfACrash = !knowsLooseBlobs(database) && named.size > 0;
    if (unknown.length > 0 && !setUnknownBlobsAside && !mayBeOfACrash)
      throw named.size === 0 ? indexLost(indexPath, unknown.length) : indexBehind(indexPath, unknown.length);
    const blobs = new BlobFiles(folder, {
      add: (added) => inTransaction(database, () => addLooseBlobs(database, added)),
      remove: (removed) => inTransaction(database, () => removeLooseBlobs(database, removed)),
    });
    if (unknown.length > 0) {
      await blobs.setAside(unknown);
      log?.warn(
        { folder: path.join(folder, 'unnamed'), blobs: unknown.length },
        'blobs that no row names were set aside',
      );
    }
    await blobs.start([...loose].filter((blob) => !named.has(blob)));
    noteLooseBlobsKnown(database);
    return { database, blobs };
  } catch (error) {
    database.close();
    throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

const otherwise =
  'To start without these blobs, set ROLLCALL_S3_SET_ASIDE=1 once: they are moved to the folder unnamed, beside the index.';

function indexLost(indexPath: string, blobs: number): EmbeddedError {
  return new EmbeddedError(
    's3_index_lost',
    `The S3 index ${indexPath} is missing or empty, but ${blobs} blobs lie beside it. Nothing was changed. ` +
      `Put the index back (index.sqlite, and index.sqlite-wal if there is one). ${otherwise}`,
  );
}

function indexBehind(indexPath: string, blobs: number): EmbeddedError {
  return new EmbeddedError(
    's3_index_behind',
    `The S3 index ${indexPath} does not know ${blobs} of the blobs beside it, so it is older than they are. Nothing was ` +
      `changed. Put the newest index back (index.sqlite, and index.sqlite-wal if there is one). ${otherwise}`,
  );
}

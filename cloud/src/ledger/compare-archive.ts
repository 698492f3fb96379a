import { equalBytes } from '@rollcall/shared/bytes/equal-bytes';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { insertCheckpoint, readLatestCheckpoint, readRoot } from './checkpoint-repository.ts';
import type { LedgerArchive } from './ledger-archive.ts';
import { lockLedger, readHead } from './ledger-repository.ts';

/**
 * Compares the database with the archive. A checkpoint is archived before it is published, so after a kill between the two the
 * archive is one ahead: that checkpoint is published now, under the checkpoint lock.
 * @throws AppError when the archive has leaves that the database lacks (it was restored), or another history
 */
export async function compareArchive({
  db,
  archive,
  now,
}: {
  db: Database;
  archive: LedgerArchive;
  now: () => Date;
}): Promise<void> {
  const { size: published = 0 } = (await readLatestCheckpoint(db)) ?? {};
  for await (const size of archive.sizesAfter(published)) {
    const note = await archive.readCheckpoint(size);
    const checkpoint = note === undefined ? null : parseCheckpoint(note);
    const root = await readRoot(db, size);
    if (!root) throw errors.ledgerArchiveAhead(size, (await readHead(db)).size);
    if (note === undefined || !checkpoint || !equalBytes(checkpoint.root, root)) throw errors.ledgerForked(size);
    await db.transaction().execute(async (tx) => {
      const isNext = ((await readLatestCheckpoint(tx))?.size ?? 0) < size;
      if (isNext && (await lockLedger(tx, 'checkpoint'))) await insertCheckpoint(tx, { size, note, signedAt: now() });
    });
  }
}

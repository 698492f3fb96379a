import { equalBytes } from '@rollcall/shared/bytes/equal-bytes';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { insertCheckpoint, readLatestCheckpoint, readRoot } from './checkpoint-repository.ts';
import type { LedgerArchive } from './ledger-archive.ts';
import { lockLedger, readHead } from './ledger-repository.ts';

/**
 * Holds the database against the archive, which is written first. A checkpoint that was archived and not published, because
 * we were killed in between, is published now.
 * @throws AppError when the archive has more than the database (a restored one), or another history
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

import { equalBytes } from '@rollcall/shared/bytes/equal-bytes';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { type LedgerLeaf, ledgerLeafSchema } from '@rollcall/shared/contract/ledger-leaf';
import { z } from 'zod';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from './append-fact.ts';
import { insertCheckpoint, readLatestCheckpoint, readRoot } from './checkpoint-repository.ts';
import type { LeafRange, LedgerArchive } from './ledger-archive.ts';
import { readHead } from './ledger-repository.ts';
import { growLedger, insertArchivedLeaves, makeRoomForFacts, numberFactsAfter } from './recovery-repository.ts';

const archivedLineSchema = z.strictObject({
  kind: z.literal('leaf'),
  index: z.int().nonnegative(),
  leaf: ledgerLeafSchema,
});

export interface Recovery {
  /** Leaves that the database had, and those that it has now. */
  before: number;
  after: number;
  /** Of those taken back, how many came without their payload: it is lost, their proofs hold. */
  lostPayloads: number;
  /** Facts of after the restore that had to make room for archived ones with the same number. */
  renumbered: number;
}

/**
 * Takes back from the archive what a restored database lacks, checkpoint by checkpoint, each only if its leaves make its
 * root. All of it or nothing. Needs the owner's role, and HQ stopped.
 * @throws AppError when the archive is incomplete, or tells another history than the database
 */
export async function recoverLedger({
  db,
  archive,
  now,
  by,
}: {
  db: Database;
  archive: LedgerArchive;
  now: () => Date;
  by: string;
}): Promise<Recovery> {
  const ranges = await archive.leafRanges();
  return db.transaction().execute(async (tx) => {
    const { size: before } = await readHead(tx);
    const recovery = { before, after: before, lostPayloads: 0, renumbered: 0 };
    const published = (await readLatestCheckpoint(tx))?.size ?? 0;
    for (const range of ranges.filter(({ end }) => end > before)) {
      const factIds = (await readObject(range)).map(({ leaf }) => leaf.factId);
      await numberFactsAfter(tx, Math.max(0, ...factIds));
    }
    for await (const size of archive.sizesAfter(published)) {
      const note = await archive.readCheckpoint(size);
      const checkpoint = note === undefined ? null : parseCheckpoint(note);
      if (note === undefined || checkpoint?.size !== size) throw errors.ledgerArchiveIncomplete(recovery.after, size);
      if (size > recovery.after) await takeBack(tx, recovery, { size, root: checkpoint.root });
      else if (!equalBytes((await readRoot(tx, size)) ?? new Uint8Array(), checkpoint.root))
        throw errors.ledgerForked(size);
      await insertCheckpoint(tx, { size, note, signedAt: now() });
    }
    if (recovery.after > before) {
      await appendFact(tx, { type: 'ledger_recovered', subject: 'hq:ledger', payload: { by, ...recovery } });
    }
    return recovery;
  });

  async function takeBack(tx: Transaction, recovery: Recovery, { size, root }: { size: number; root: Uint8Array }) {
    const start = recovery.after;
    for (let from = start; from < size; ) {
      const leaves = await readArchived({ start: from, end: size });
      recovery.renumbered += await makeRoomForFacts(tx, leaves);
      recovery.lostPayloads += await insertArchivedLeaves(tx, from, leaves);
      from += leaves.length;
    }
    const grown = await growLedger(tx, { start, end: size, root });
    if (!grown) throw errors.ledgerArchiveIncomplete(start, size);
    recovery.after = size;
  }

  /** As many of these leaves as lie in one object, from the first on. @throws AppError when none has the first */
  async function readArchived({ start, end }: LeafRange): Promise<LedgerLeaf[]> {
    // What was archived for a checkpoint that never came may lie beside what was archived for the next.
    const fits = ranges.filter((range) => range.start <= start && start < range.end && range.end <= end);
    const range = fits.toSorted((a, b) => b.end - a.end)[0];
    const leaves = range && (await readObject(range)).slice(start - range.start).map(({ leaf }) => leaf);
    if (!leaves || leaves.length === 0) throw errors.ledgerArchiveIncomplete(start, end);
    return leaves;
  }

  /** Empty when it can't be read: what is needed of it is then missing. */
  async function readObject(range: LeafRange) {
    const lines = await archive.readLeaves(range);
    return z.array(archivedLineSchema).safeParse(lines?.split('\n').slice(0, -1).map(parseJson)).data ?? [];
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // Which the schema refuses.
  }
}

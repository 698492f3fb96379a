import { equalBytes } from '@rollcall/shared/bytes/equal-bytes';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { type LedgerLeaf, ledgerLeafSchema } from '@rollcall/shared/contract/ledger-leaf';
import { z } from 'zod';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from './append-fact.ts';
import { type ArchivedBulletin, readArchivedBulletins } from './archive-bulletins.ts';
import {
  type ArchivedDrawFact,
  type Opened,
  readArchivedDraws,
  readSealedOfDraws,
  type SealedOfDraws,
} from './archive-draws.ts';
import { insertCheckpoint, readLatestCheckpoint, readRoot } from './checkpoint-repository.ts';
import type { LeafRange, LedgerArchive } from './ledger-archive.ts';
import { readHead } from './ledger-repository.ts';
import type { LedgerSeal } from './ledger-seal.ts';
import { growLedger, insertArchivedLeaves, makeRoomForFacts, numberFactsAfter } from './recovery-repository.ts';

const archivedLineSchema = z.strictObject({
  kind: z.literal('leaf'),
  index: z.int().nonnegative(),
  leaf: ledgerLeafSchema,
});

export interface Recovery {
  /** The number of leaves before and after the recovery. */
  before: number;
  after: number;
  /** How many restored leaves have lost their payload. Their proofs still hold. */
  lostPayloads: number;
  /** How many facts recorded after the restore got a new number, because an archived fact has theirs. */
  renumbered: number;
  /** Draws that HQ can't close, because it can't read its own secret. */
  shutDraws: number[];
  /** Issues that came back with their files, and those of which the store lacks a file, as `2026-48`. */
  bulletins: { rebuilt: string[]; incomplete: string[] };
}

/** What the archive knows of draws beyond their leaves. */
export interface RecoveredDraws {
  /** Of the leaves that came back, in the order of the ledger. */
  facts: (ArchivedDrawFact & { leaf: LedgerLeaf })[];
  sealed: SealedOfDraws[];
}

/**
 * Restores from the archive the leaves that a restored database lacks, checkpoint by checkpoint, each only if its leaves match its
 * root. Draws and bulletins come back with what they say, and `rebuildDraws` and `rebuildBulletins` make their tables of it. One transaction: all or nothing. Needs the
 * database role of the owner, and HQ must be stopped.
 * @throws AppError when the archive is incomplete, or tells another history than the database
 */
export async function recoverLedger({
  db,
  archive,
  seal,
  rebuildDraws,
  rebuildBulletins,
  now,
  by,
}: {
  db: Database;
  archive: LedgerArchive;
  seal: LedgerSeal;
  rebuildDraws: (tx: Transaction, draws: RecoveredDraws) => Promise<number[]>;
  rebuildBulletins: (tx: Transaction, archived: readonly ArchivedBulletin[]) => Promise<Recovery['bulletins']>;
  now: () => Date;
  by: string;
}): Promise<Recovery> {
  const ranges = await archive.leafRanges();
  const sealed = await readSealedOfDraws(archive, seal);
  const bulletins = await readArchivedBulletins(archive, seal);
  const plans = sealed.flatMap((one) => (one.kind === 'plan' ? one.opened : []));
  return db.transaction().execute(async (tx) => {
    const { size: before } = await readHead(tx);
    const recovery: Recovery = {
      ...{ before, after: before, lostPayloads: 0, renumbered: 0, shutDraws: [] },
      bulletins: { rebuilt: [], incomplete: [] },
    };
    const facts: RecoveredDraws['facts'] = [];
    const published = (await readLatestCheckpoint(tx))?.size ?? 0;
    for (const range of ranges.filter(({ end }) => end > before)) {
      const factIds = (await readObject(range)).map(({ leaf }) => leaf.factId);
      await numberFactsAfter(tx, Math.max(0, ...factIds));
    }
    for await (const size of archive.sizesAfter(published)) {
      const note = await archive.readCheckpoint(size);
      const checkpoint = note === undefined ? null : parseCheckpoint(note);
      if (note === undefined || checkpoint?.size !== size) throw errors.ledgerArchiveIncomplete(recovery.after, size);
      if (size > recovery.after) await takeBack(tx, recovery, { size, root: checkpoint.root, facts });
      else if (!equalBytes((await readRoot(tx, size)) ?? new Uint8Array(), checkpoint.root))
        throw errors.ledgerForked(size);
      await insertCheckpoint(tx, { size, note, signedAt: now() });
    }
    if (recovery.after > before) {
      recovery.shutDraws = await rebuildDraws(tx, { facts, sealed });
      recovery.bulletins = await rebuildBulletins(
        tx,
        bulletins.filter(({ opened }) => opened.index >= before),
      );
      await appendFact(tx, { type: 'ledger_recovered', subject: 'hq:ledger', payload: { by, ...recovery } });
    }
    return recovery;
  });

  async function takeBack(
    tx: Transaction,
    recovery: Recovery,
    { size, root, facts }: { size: number; root: Uint8Array; facts: RecoveredDraws['facts'] },
  ) {
    const start = recovery.after;
    for (let from = start; from < size; ) {
      const { range, leaves } = await readArchived({ start: from, end: size });
      const told = (await readArchivedDraws(archive, range)).flatMap((fact) => {
        const leaf = leaves[fact.index - from];
        return leaf ? [{ ...fact, leaf }] : [];
      });
      facts.push(...told);
      const isHere = ({ index }: Opened) => index >= from && index < from + leaves.length;
      const opened: Opened[] = [
        ...told,
        ...plans.filter(isHere),
        ...bulletins.map(({ opened: one }) => one).filter(isHere),
      ];
      recovery.renumbered += await makeRoomForFacts(tx, leaves);
      recovery.lostPayloads += await insertArchivedLeaves(tx, from, leaves, opened);
      from += leaves.length;
    }
    const grown = await growLedger(tx, { start, end: size, root });
    if (!grown) throw errors.ledgerArchiveIncomplete(start, size);
    recovery.after = size;
  }

  /**
   * Reads the leaves from `start` on, from the archived object that reaches furthest but not beyond `end`.
   * @throws AppError if no object has them
   */
  async function readArchived({ start, end }: LeafRange): Promise<{ range: LeafRange; leaves: LedgerLeaf[] }> {
    // An object archived for a checkpoint that was never published may overlap the objects of the next one.
    const fits = ranges.filter((range) => range.start <= start && start < range.end && range.end <= end);
    const range = fits.toSorted((a, b) => b.end - a.end)[0];
    const leaves = range && (await readObject(range)).slice(start - range.start).map(({ leaf }) => leaf);
    if (!leaves || leaves.length === 0) throw errors.ledgerArchiveIncomplete(start, end);
    return { range, leaves };
  }

  /** Empty if the object can't be read: then its leaves count as missing. */
  async function readObject(range: LeafRange) {
    const lines = await archive.readLeaves(range);
    return z.array(archivedLineSchema).safeParse(lines?.split('\n').slice(0, -1).map(parseJson)).data ?? [];
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // The schema refuses it.
  }
}

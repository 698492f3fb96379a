import { equalBytes } from '@rollcall/shared/bytes/equal-bytes';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { formatCheckpoint, parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { leafBytes } from '@rollcall/shared/contract/ledger-leaf';
import { formatNote, parseSignatureLine } from '@rollcall/shared/contract/signed-note';
import { appendLeaves as growTree, type Tree } from '@rollcall/shared/merkle/append-leaves';
import { foldNodes } from '@rollcall/shared/merkle/fold-nodes';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { nodesOfRange } from '@rollcall/shared/merkle/tree-nodes';
import type { Database, Transaction } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { errors } from '../errors/errors.ts';
import { archiveBulletins } from './archive-bulletins.ts';
import { archiveDraws, sealDraws } from './archive-draws.ts';
import { insertCheckpoint, readLatestCheckpoint, type StoredCheckpoint } from './checkpoint-repository.ts';
import type { LedgerArchive } from './ledger-archive.ts';
import { lockLedger, readHead, type StoredLeaf, selectLeaves, selectNodes } from './ledger-repository.ts';
import type { LedgerSeal } from './ledger-seal.ts';
import { sha256 } from './sha256.ts';

export interface CheckpointParts {
  db: Database;
  archive: LedgerArchive;
  signer: { name: string; sign(noteBody: string): string; seal: LedgerSeal };
  /** What is sealed in the archive already, by this process. */
  sealed: Map<string, string>;
  now: () => Date;
  /** The shortest time between two checkpoints. */
  minAgeMs: number;
}

/** Leaves in one object of the archive. */
const leavesPerObject = 10_000;

/**
 * Signs and publishes a checkpoint, if the ledger has grown since the last one. Holds the checkpoint lock throughout, so that two
 * processes never sign at once.
 *
 * The order matters: compute the root again from the last checkpoint and the leaves since, archive the leaves and what draws and bulletins need, sign,
 * archive the note, and only then publish. So a published checkpoint is never lost with the database, and no draw is made twice.
 * @returns the size of the new checkpoint; undefined when none is due, or another process holds the lock
 */
export async function publishCheckpoint(parts: CheckpointParts): Promise<number | undefined> {
  const { db, archive, signer, now } = parts;
  return db.transaction().execute(async (tx) => {
    if (!(await lockLedger(tx, 'checkpoint'))) return undefined;
    const last = await readLatestCheckpoint(tx);
    const head = await readHead(tx);
    const { size } = head;
    const signedAt = now();
    if (size === (last?.size ?? 0)) return undefined;
    if (last && signedAt.getTime() - last.signedAt.getTime() < parts.minAgeMs) return undefined;

    const root = await archiveLeaves(tx, archive, { last, head });
    await sealDraws(tx, archive, signer.seal, parts.sealed);
    await archiveBulletins(tx, archive, signer.seal, parts.sealed);
    const body = formatCheckpoint({ origin: signer.name, size, root });
    const line = parseSignatureLine(signer.sign(body));
    if (!line) throw new Error('the ledger key signed with no signature line');
    const note = formatNote({ body, signatures: [line] });
    const archived = parseCheckpoint(await archive.writeCheckpoint(size, note));
    // A note with the same root by a key that was rotated since is the same history.
    if (!archived || !equalBytes(archived.root, root)) throw errors.ledgerForked(size);
    await insertCheckpoint(tx, { size, note, signedAt });
    await notifyLive(tx, [{ topic: 'ledger', unitCodes: [] }]);
    return size;
  });
}

/**
 * Archives the leaves since the last checkpoint.
 * @returns the root over all leaves @throws AppError `ledger_contradictory` if the database has another root
 */
async function archiveLeaves(
  tx: Transaction,
  archive: LedgerArchive,
  { last, head }: { last: StoredCheckpoint | undefined; head: { size: number; root: Uint8Array } },
): Promise<Uint8Array> {
  const { size } = head;
  const start = last?.size ?? 0;
  const frontier = await selectNodes(tx, nodesOfRange(0, start));
  const lastRoot = last && parseCheckpoint(last.note)?.root;
  if (lastRoot && !equalBytes(foldNodes(frontier, sha256), lastRoot)) throw errors.ledgerContradictory(start);
  let tree: Tree & { root?: Uint8Array } = { size: start, frontier };
  for (let from = start; from < size; from += leavesPerObject) {
    const range = { start: from, end: Math.min(from + leavesPerObject, size) };
    const leaves = await selectLeaves(tx, range);
    tree = growTree({ ...tree, leafHashes: leaves.map(({ leaf }) => hashLeaf(leafBytes(leaf), sha256)) }, sha256);
    await archive.writeLeaves(range, leaves.map(archivedLine).join(''));
    await archiveDraws(tx, archive, range, leaves);
  }
  if (!tree.root || tree.size !== size || !equalBytes(tree.root, head.root)) throw errors.ledgerContradictory(size);
  return tree.root;
}

/** A line like that of a dump, without the parts that can be erased. */
function archivedLine({ index, leaf }: StoredLeaf): string {
  return `${canonicalJson({ kind: 'leaf', index, leaf })}\n`;
}

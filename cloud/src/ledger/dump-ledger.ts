import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import type { DumpCheckpoint, DumpHeader, DumpLeaf } from '@rollcall/shared/evidence/dump-form';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { readLatestCheckpoint, selectWitnessedCheckpoints } from './checkpoint-repository.ts';
import { selectLeaves } from './ledger-repository.ts';
import { selectWitnessKeys } from './witness-repository.ts';

const leavesPerRead = 1000;

/**
 * The lines of a dump for `rollcall verify`: every leaf under the newest checkpoint, with its fact, then for each witness the newest
 * checkpoint that it cosigned, and last the newest checkpoint. Rows are read as the caller takes the lines.
 * @throws AppError when there is no checkpoint yet
 */
export async function* dumpLedger(
  db: Database,
  { origin, keySet }: Pick<DumpHeader, 'origin' | 'keySet'>,
): AsyncGenerator<string> {
  const latest = await readLatestCheckpoint(db);
  if (!latest) throw errors.noCheckpointYet();
  const witnesses = await selectWitnessKeys(db);
  const witnessed = await selectWitnessedCheckpoints(db, latest.size);

  yield line({ kind: 'dump', v: 1, origin, keySet, witnesses } satisfies DumpHeader);
  for (let start = 0; start < latest.size; start += leavesPerRead) {
    const end = Math.min(start + leavesPerRead, latest.size);
    for (const { index, leaf, fact } of await selectLeaves(db, { start, end })) {
      const { subject, payload } = fact;
      const salt = fact.salt?.toString('hex') ?? null;
      yield line({ kind: 'leaf', index, leaf, subject, payload, salt } satisfies DumpLeaf);
    }
  }
  for (const { cosignedNote: note } of [...witnessed, latest]) {
    yield line({ kind: 'checkpoint', note } satisfies DumpCheckpoint);
  }
}

function line(value: DumpHeader | DumpLeaf | DumpCheckpoint): string {
  return `${canonicalJson(value)}\n`;
}

import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import type { BundleHeader, BundleLine } from '@rollcall/shared/draw/bundle-form';
import { isDrawFact } from '@rollcall/shared/draw/draw-facts';
import { nodesOfRange } from '@rollcall/shared/merkle/tree-nodes';
import type { Database } from '../../db/database.ts';
import { selectLeaves, selectNodes } from '../../ledger/ledger-repository.ts';
import { selectWitnessKeys } from '../../ledger/witness-repository.ts';
import { findWitnessedCheckpoint, witnessRetrySeconds } from '../../ledger/witnessed-checkpoint.ts';
import { problem } from './problem.ts';
import { placesOf, selectDraws } from './repository.ts';
import { withTheirs } from './with-theirs.ts';

const leavesPerRead = 1000;

/** What a bundle is made of: its first leaf, and the checkpoint up to which it goes. */
export interface BundleRange {
  draw: number;
  start: number;
  size: number;
  note: string;
  /** Whether a witness cosigned it. False: none is configured. */
  witnessed: boolean;
}

/**
 * From where a draw can be replayed: the close (or start) that fixed it, or the earliest draw that it draws from again.
 * @throws draw_not_closed while its close is in no checkpoint, draw_waits_for_witness while no witness cosigned over it
 */
export async function findBundleRange(db: Database, draw: number): Promise<BundleRange> {
  const all = await selectDraws(db);
  const stored = all.find((one) => one.draw === draw);
  if (stored?.closed_fact_id == null) throw problem('draw_not_closed');
  const from = Math.min(stored.fixed_fact_id, ...withTheirs(all, stored.again).map((one) => one.fixed_fact_id));
  const last = stored.finished_fact_id ?? stored.closed_fact_id;
  const places = await placesOf(db, [from, stored.closed_fact_id, last]);
  const [start, close, end] = [places.get(from), places.get(stored.closed_fact_id), places.get(last)];
  if (!start || !close) throw problem('draw_not_closed');
  const found = await findWitnessedCheckpoint(db, end?.index ?? close.index);
  if (found.outcome === 'waits_for_witness') {
    throw problem('draw_waits_for_witness', { retryAfterSeconds: witnessRetrySeconds });
  }
  if (found.outcome !== 'found') throw problem('draw_not_closed');
  const { checkpoint, witnessed } = found;
  return { draw, start: start.index, size: checkpoint.size, note: checkpoint.cosignedNote, witnessed };
}

/** The lines of a bundle. Only what is of draws is opened: nobody is named. Rows are read as the caller takes the lines. */
export async function* bundleDraw(
  db: Database,
  { draw, start, size, note }: Omit<BundleRange, 'witnessed'>,
  { origin, keySet }: Pick<BundleHeader, 'origin' | 'keySet'>,
): AsyncGenerator<string> {
  const before = await selectNodes(db, nodesOfRange(0, start));
  yield line({
    ...{ kind: 'draw', v: 1, draw, origin, keySet, witnesses: await selectWitnessKeys(db) },
    before: { size: start, nodes: before.map((hash) => hash.toString('hex')) },
  });
  for (let from = start; from < size; from += leavesPerRead) {
    const end = Math.min(from + leavesPerRead, size);
    for (const { index, leaf, fact } of await selectLeaves(db, { start: from, end })) {
      const isOpened = isDrawFact(leaf.type);
      const { subject, payload } = isOpened ? fact : { subject: null, payload: null };
      const salt = isOpened ? (fact.salt?.toString('hex') ?? null) : null;
      yield line({ kind: 'leaf', index, leaf, subject, payload, salt });
    }
  }
  for (const { index, jws } of await selectBatches(db, { start, size })) yield line({ kind: 'batch', index, jws });
  yield line({ kind: 'checkpoint', note });
}

/** The batches by which stations committed and revealed, by the leaf that tells of each. */
async function selectBatches(db: Database, { start, size }: Pick<BundleRange, 'start' | 'size'>) {
  return db
    .selectFrom('draw_batch as d')
    .innerJoin('ledger_leaf as l', 'l.fact_id', 'd.fact_id')
    .select(['l.leaf_index as index', 'd.jws'])
    .where('l.leaf_index', '>=', start)
    .where('l.leaf_index', '<', size)
    .orderBy('l.leaf_index')
    .execute();
}

function line(value: BundleLine): string {
  return `${canonicalJson(value)}\n`;
}

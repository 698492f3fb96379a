import type { Sha256 } from '../ids.ts';
import { foldNodes } from './fold-nodes.ts';
import { type NodeId, nodesOfRange } from './tree-nodes.ts';

/** Reads the hashes of complete subtrees, in the order in which they are asked for. */
export type ReadNodes = (ids: NodeId[]) => Promise<Uint8Array[]>;

/** The root of each range of leaves `[start, end)`, all nodes read at once. */
export async function readSubtrees(
  ranges: readonly [start: number, end: number][],
  get: ReadNodes,
  sha256: Sha256,
): Promise<Uint8Array[]> {
  const ids = ranges.map(([start, end]) => nodesOfRange(start, end));
  const hashes = await get(ids.flat());
  if (hashes.length !== ids.flat().length)
    throw new Error(`asked for ${ids.flat().length} nodes, got ${hashes.length}`);
  let from = 0;
  return ids.map(({ length }) => {
    from += length;
    return foldNodes(hashes.slice(from - length, from), sha256);
  });
}

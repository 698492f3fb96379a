import { equalBytes } from '../bytes/equal-bytes.ts';
import type { Sha256 } from '../ids.ts';
import { hashChildren, isHash } from './hash.ts';
import { type ReadNodes, readSubtrees } from './read-subtrees.ts';
import { leftWidth } from './tree-nodes.ts';

/** The hashes that lead from leaf `index` to the root of the tree of `size` leaves (RFC 6962 §2.1.1), leaf's sibling first. */
export async function inclusionProof(
  index: number,
  size: number,
  get: ReadNodes,
  sha256: Sha256,
): Promise<Uint8Array[]> {
  if (!(index >= 0 && index < size)) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  const siblings: [number, number][] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + leftWidth(end - start);
    if (index < middle) {
      siblings.unshift([middle, end]);
      end = middle;
    } else {
      siblings.unshift([start, middle]);
      start = middle;
    }
  }
  return readSubtrees(siblings, get, sha256);
}

export interface Inclusion {
  leafHash: Uint8Array;
  index: number;
  size: number;
  proof: readonly Uint8Array[];
  root: Uint8Array;
}

/** Whether the leaf stands at `index` of the tree of `size` leaves with this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ leafHash, index, size, proof, root }: Inclusion, sha256: Sha256): boolean {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size)) return false;
  if (![leafHash, ...proof].every(isHash)) return false;
  let hash = leafHash;
  let position = index;
  let last = size - 1;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      hash = hashChildren(sibling, hash, sha256);
      // On the right edge, levels at which the node has no sibling are passed over.
      while (position % 2 === 0 && position !== 0) {
        position /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = hashChildren(hash, sibling, sha256);
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(hash, root);
}

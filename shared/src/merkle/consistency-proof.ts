import { equalBytes } from '../bytes/equal-bytes.ts';
import type { Sha256 } from '../ids.ts';
import { emptyRoot, hashChildren, isHash } from './hash.ts';
import { type ReadNodes, readSubtrees } from './read-subtrees.ts';
import { leftWidth } from './tree-nodes.ts';

/** The hashes that show the tree of `oldSize` leaves to be the beginning of that of `newSize` (RFC 6962 §2.1.2). */
export async function consistencyProof(
  oldSize: number,
  newSize: number,
  get: ReadNodes,
  sha256: Sha256,
): Promise<Uint8Array[]> {
  if (!(oldSize >= 0 && oldSize <= newSize)) throw new RangeError(`${oldSize} leaves can't be the first of ${newSize}`);
  if (oldSize === 0 || oldSize === newSize) return [];
  const subtrees: [number, number][] = [];
  let start = 0;
  let end = newSize;
  while (end !== oldSize) {
    const middle = start + leftWidth(end - start);
    if (oldSize <= middle) {
      subtrees.unshift([middle, end]);
      end = middle;
    } else {
      subtrees.unshift([start, middle]);
      start = middle;
    }
  }
  // The old tree itself is known to whoever checks, so it is told only where the old tree is a part of it.
  if (start > 0) subtrees.unshift([start, end]);
  return readSubtrees(subtrees, get, sha256);
}

export interface Consistency {
  oldSize: number;
  newSize: number;
  oldRoot: Uint8Array;
  newRoot: Uint8Array;
  proof: readonly Uint8Array[];
}

/** Whether the proof shows the old tree to be the beginning of the new one (RFC 9162 §2.1.4.2; sizes 0 and equal ones too). */
export function verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof }: Consistency, sha256: Sha256): boolean {
  if (!(Number.isSafeInteger(oldSize) && Number.isSafeInteger(newSize) && oldSize >= 0 && oldSize <= newSize))
    return false;
  if (![oldRoot, ...proof].every(isHash)) return false;
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, emptyRoot(sha256));
  let position = oldSize - 1;
  let last = newSize - 1;
  while (position % 2 === 1) {
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  // `position` 0: the old tree is complete, and its root is where both ways begin.
  const [first, ...rest] = position === 0 ? [oldRoot, ...proof] : proof;
  if (!first) return false;
  let oldHash = first;
  let newHash = first;
  for (const node of rest) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      oldHash = hashChildren(node, oldHash, sha256);
      newHash = hashChildren(node, newHash, sha256);
      while (position % 2 === 0 && position !== 0) {
        position /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      newHash = hashChildren(newHash, node, sha256);
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot);
}

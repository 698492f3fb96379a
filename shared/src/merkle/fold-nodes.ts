import type { Sha256 } from '../ids.ts';
import { emptyRoot, hashChildren } from './hash.ts';

/** The root over complete subtrees that stand side by side, largest first: the frontier of a tree, or of its right edge. */
export function foldNodes(hashes: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  const last = hashes.at(-1);
  if (!last) return emptyRoot(sha256);
  return hashes.slice(0, -1).reduceRight((right, left) => hashChildren(left, right, sha256), last);
}

import { concatBytes } from '../bytes/concat-bytes.ts';
import type { Sha256 } from '../ids.ts';

// RFC 6962 §2.1: the first byte keeps a leaf from passing for an inner node.
const leafPrefix = Uint8Array.of(0);
const nodePrefix = 1;

/** Hash of a leaf's bytes, as it stands in the tree. */
export function hashLeaf(leaf: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concatBytes(leafPrefix, leaf));
}

/** Hash of an inner node. */
export function hashChildren(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  const node = new Uint8Array(1 + left.length + right.length);
  node[0] = nodePrefix;
  node.set(left, 1);
  node.set(right, 1 + left.length);
  return sha256(node);
}

/** Root of the tree without leaves. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}

import { concatBytes } from '../bytes/concat-bytes.ts';
import type { Sha256 } from '../ids.ts';

// RFC 6962 §2.1: the first byte keeps a leaf from passing for an inner node.
const leafPrefix = Uint8Array.of(0);

/** Hash of a leaf's bytes, as it stands in the tree. */
export function hashLeaf(leaf: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concatBytes(leafPrefix, leaf));
}

/** One for all, because a tree has as many inner nodes as leaves: whoever hashes is done with it before it is used again. */
const node = Uint8Array.of(1, ...new Uint8Array(64));

/** Hash of an inner node. @param left and right hashes, 32 bytes each */
export function hashChildren(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  if (!isHash(left) || !isHash(right)) throw new RangeError('a hash has 32 bytes');
  node.set(left, 1);
  node.set(right, 33);
  return sha256(node);
}

/** Whether it has the length of a hash. */
export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === 32;
}

/** Root of the tree without leaves. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}

import type { Sha256 } from '../ids.ts';
import { foldNodes } from './fold-nodes.ts';
import { hashChildren } from './hash.ts';
import type { NodeId } from './tree-nodes.ts';

/** A tree as far as appending needs it: `frontier` are the hashes of `nodesOfRange(0, size)`. */
export interface Tree {
  size: number;
  frontier: readonly Uint8Array[];
}

export interface GrownTree extends Tree {
  root: Uint8Array;
  /** The subtrees of level 1 and above that these leaves completed, children before parents. */
  nodes: (NodeId & { hash: Uint8Array })[];
}

/** The tree with `leafHashes` after its last leaf. */
export function appendLeaves(
  { size, frontier, leafHashes }: Tree & { leafHashes: readonly Uint8Array[] },
  sha256: Sha256,
): GrownTree {
  const edge = [...frontier];
  const nodes: GrownTree['nodes'] = [];
  let grown = size;
  for (const leafHash of leafHashes) {
    let hash = leafHash;
    // A leaf completes as many subtrees as its index has ones at its end.
    for (let level = 1, index = grown; index % 2 === 1; level += 1) {
      const left = edge.pop();
      if (!left) throw new Error(`the frontier of ${frontier.length} hashes is none of a tree of ${size} leaves`);
      hash = hashChildren(left, hash, sha256);
      index = (index - 1) / 2;
      nodes.push({ level, index, hash });
    }
    edge.push(hash);
    grown += 1;
  }
  return { size: grown, frontier: edge, root: foldNodes(edge, sha256), nodes };
}

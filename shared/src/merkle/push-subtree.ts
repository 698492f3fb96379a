import type { Sha256 } from '../ids.ts';
import { hashChildren } from './hash.ts';
import type { NodeId } from './tree-nodes.ts';

export type Subtree = NodeId & { hash: Uint8Array };

/**
 * Puts a subtree behind those of a range that ends where it begins, and joins what became complete: the stack stays the
 * hashes of `nodesOfRange(start, end)`. So ranges can be hashed apart, on several processors, and put together afterwards.
 */
export function pushSubtree(stack: Subtree[], subtree: Subtree, sha256: Sha256): void {
  let { level, index, hash } = subtree;
  for (let left = stack.at(-1); left && left.level === level && left.index === index - 1 && index % 2 === 1; ) {
    stack.pop();
    hash = hashChildren(left.hash, hash, sha256);
    level += 1;
    index = (index - 1) / 2;
    left = stack.at(-1);
  }
  stack.push({ level, index, hash });
}

/** A complete subtree: the leaves from `index * 2^level` on, `2^level` of them. Level 0 are the leaf hashes. */
export interface NodeId {
  level: number;
  index: number;
}

/**
 * The fewest complete subtrees that together hold the leaves from `start` up to, not with, `end`; in the order of their
 * leaves. From 0 they are the tree's frontier, largest first.
 */
export function nodesOfRange(start: number, end: number): NodeId[] {
  const nodes: NodeId[] = [];
  let from = start;
  while (from < end) {
    let level = 0;
    let width = 1;
    while (from % (width * 2) === 0 && from + width * 2 <= end) {
      level += 1;
      width *= 2;
    }
    nodes.push({ level, index: from / width });
    from += width;
  }
  return nodes;
}

/** How many leaves stand left of the root of a tree of `size` >= 2: the largest power of two below it (RFC 6962 §2.1). */
export function leftWidth(size: number): number {
  let width = 1;
  while (width * 2 < size) width *= 2;
  return width;
}

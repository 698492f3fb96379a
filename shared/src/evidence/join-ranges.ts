import type { Sha256 } from '../ids.ts';
import { foldNodes } from '../merkle/fold-nodes.ts';
import { pushSubtree, type Subtree } from '../merkle/push-subtree.ts';
import type { CheckedRange } from './check-leaf-range.ts';
import { type Finding, mostFindings } from './finding.ts';
import { unexplained } from './gone-payloads.ts';
import type { ErasedFact } from './verdict.ts';

/** All leaves of a dump, as its parts found them. */
export interface JoinedLeaves {
  /** How many leaves there are, going by the last one's index. */
  size: number;
  /** The root at each size that was asked for, as far as nothing before it is wrong. */
  roots: Map<number, Uint8Array>;
  findings: Finding[];
  findingCount: number;
  erased: ErasedFact[];
  erasedCount: number;
}

const leafEntry = /^leaf (\d+)$/;

/** Puts parts together in their order: each must begin where the one before ended. */
export function joinRanges(ranges: readonly CheckedRange[], sha256: Sha256): JoinedLeaves {
  const rootOf = (subtrees: readonly Subtree[]) =>
    foldNodes(
      subtrees.map(({ hash }) => hash),
      sha256,
    );
  const joined: JoinedLeaves = {
    size: 0,
    roots: new Map([[0, rootOf([])]]),
    findings: [],
    findingCount: 0,
    erased: [],
    erasedCount: 0,
  };
  let stack: Subtree[] | null = [];
  const gone = ranges.flatMap((range) => range.gone);
  const silent = unexplained(
    gone,
    ranges.flatMap((range) => range.reasons),
  );
  for (const { start, end, subtrees, cuts, ...told } of ranges) {
    if (start !== null && start !== joined.size) {
      joined.findings.push({
        code: 'index_differs',
        entry: `leaf ${joined.size}`,
        detail: { expected: joined.size, seen: start },
      });
      joined.findingCount += 1;
      stack = null;
    }
    for (const cut of stack ? cuts : []) joined.roots.set(cut.size, rootOf(pushed(stack ?? [], cut.subtrees, sha256)));
    stack = stack && subtrees ? pushed(stack, subtrees, sha256) : null;
    joined.size = end ?? joined.size;
    joined.findings.push(...told.findings);
    joined.findingCount += told.findingCount;
    joined.erased.push(...told.erased);
    joined.erasedCount += told.erasedCount;
  }
  joined.findings = [...joined.findings, ...silent].sort((a, b) => leafOf(a) - leafOf(b)).slice(0, mostFindings);
  joined.findingCount += silent.length;
  return joined;
}

/** A line that could not be placed comes first. */
function leafOf({ entry }: Finding): number {
  return Number(leafEntry.exec(entry)?.[1] ?? -1);
}

function pushed(stack: readonly Subtree[], subtrees: readonly Subtree[], sha256: Sha256): Subtree[] {
  const grown = [...stack];
  for (const subtree of subtrees) pushSubtree(grown, subtree, sha256);
  return grown;
}

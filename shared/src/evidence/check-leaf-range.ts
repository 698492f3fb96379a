import { pushSubtree, type Subtree } from '../merkle/push-subtree.ts';
import type { ByteSource } from './byte-source.ts';
import { type DueFact, dueFactOf } from './due-items.ts';
import { longestLineBytes } from './dump-limits.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import { type Finding, type FindingCode, mostFindings } from './finding.ts';
import { type GoneReason, reasonOf } from './gone-payloads.ts';
import { createLeafHasher } from './leaf-hasher.ts';
import { type LeafLine, readLeafLine } from './read-leaf-line.ts';
import { type ByteRange, readLines, type TakeLine } from './read-lines.ts';
import { textIn } from './text-in.ts';
import type { ErasedFact } from './verdict.ts';

/** A part of a dump's leaves and its share of the tree. Plain values, so that another thread can send it. */
export interface CheckedRange {
  /** Index of the first leaf, as its line says; null when no line could be read. */
  start: number | null;
  /** Index that the next range must begin with. */
  end: number | null;
  /** Over all leaves from `start` to `end`; null when a line or its place is wrong, because then nobody knows them. */
  subtrees: Subtree[] | null;
  /** The same up to each of the sizes that were asked for, as far as everything before was right. */
  cuts: { size: number; subtrees: Subtree[] }[];
  findings: Finding[];
  findingCount: number;
  erased: ErasedFact[];
  erasedCount: number;
  /** All leaves without payload, and what the ledger says of why there are some. */
  gone: { index: number; factId: number }[];
  reasons: GoneReason[];
  /** What they say of shifts and activities that have to be drawn from. */
  dueFacts: DueFact[];
}

/** Checks whole lines of leaves. @param cutSizes tree sizes at which the share of the tree is wanted, ascending */
export async function checkLeafRange(
  source: ByteSource,
  range: ByteRange,
  cutSizes: readonly number[],
  crypto: EvidenceCrypto,
): Promise<CheckedRange> {
  const examination = createExamination(cutSizes, crypto);
  await readLines(source, range, longestLineBytes, examination.take);
  return examination.checked;
}

function createExamination(cutSizes: readonly number[], { sha256 }: EvidenceCrypto) {
  const hasher = createLeafHasher(sha256);
  const wanted = new Set(cutSizes);
  const stack: Subtree[] = [];
  const checked: CheckedRange = {
    start: null,
    end: null,
    subtrees: stack,
    cuts: [],
    findings: [],
    findingCount: 0,
    erased: [],
    erasedCount: 0,
    gone: [],
    reasons: [],
    dueFacts: [],
  };
  /** Lines since the last index that could be read. */
  let since = 0;

  function tell(code: FindingCode, entry: string, detail?: Finding['detail']): void {
    checked.findingCount += 1;
    if (checked.findings.length < mostFindings) checked.findings.push({ code, entry, ...(detail && { detail }) });
  }

  const take: TakeLine = (line) => {
    const read = line && readLeafLine(line.bytes, line.from, line.to);
    if (!line || !read) {
      tell('line_refused', checked.end === null ? `line ${since + 1}` : `leaf ${checked.end + since}`);
      since += 1;
      checked.subtrees = null;
      return;
    }
    place(read);
    const { bytes } = line;
    const gone = [read.payload, read.subject, read.salt].filter(([from, to]) => from === to).length;
    if (gone === 3) noteGone(bytes, read);
    else if (gone > 0) tell('half_erased', `leaf ${read.index}`, { type: typeOf(bytes, read) });
    else {
      if (!hasher.isPayload(bytes, read)) tell('payload_differs', `leaf ${read.index}`, { type: typeOf(bytes, read) });
      const reason = reasonOf(bytes, read);
      if (reason) checked.reasons.push(reason);
    }
    const due = dueFactOf(bytes, read);
    if (due) checked.dueFacts.push(due);
    if (!checked.subtrees) return;
    pushSubtree(stack, { level: 0, index: read.index, hash: hasher.hashLeaf(bytes, read) }, sha256);
    if (wanted.has(read.index + 1)) checked.cuts.push({ size: read.index + 1, subtrees: [...stack] });
  };

  function noteGone(bytes: Uint8Array, { index, factId, leaf }: LeafLine): void {
    checked.erasedCount += 1;
    checked.gone.push({ index, factId });
    if (checked.erased.length >= mostFindings) return;
    const { type, recordedAt } = JSON.parse(textIn(bytes, leaf));
    checked.erased.push({ entry: `leaf ${index}`, type, recordedAt });
  }

  /** Each leaf says its index: a gap is told once, and what follows it is counted from there. */
  function place({ index }: LeafLine): void {
    if (checked.end === null) {
      checked.start = index - since;
      // What was refused before had no place yet.
      checked.findings.forEach((finding, nr) => {
        finding.entry = `leaf ${index - since + nr}`;
      });
    } else if (index !== checked.end + since) {
      const expected = checked.end + since;
      tell('index_differs', `leaf ${expected}`, { expected, seen: index });
      checked.subtrees = null;
    }
    since = 0;
    checked.end = index + 1;
  }

  return { checked, take };
}

function typeOf(bytes: Uint8Array, { type }: LeafLine): string {
  return textIn(bytes, type);
}

import { equalBytes } from '../bytes/equal-bytes.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { leafBytes, payloadSha256 } from '../contract/ledger-leaf.ts';
import type { VerifierKey } from '../contract/signed-note.ts';
import { checkCheckpoint } from '../evidence/check-checkpoint.ts';
import type { Finding } from '../evidence/finding.ts';
import { openKeys } from '../evidence/open-keys.ts';
import { readCanonical } from '../evidence/read-canonical.ts';
import type { Signer } from '../evidence/verdict.ts';
import { appendLeaves } from '../merkle/append-leaves.ts';
import { hashLeaf } from '../merkle/hash.ts';
import { nodesOfRange } from '../merkle/tree-nodes.ts';
import { type BundleHeader, type BundleLeaf, bundleLineSchema } from './bundle-form.ts';
import type { DrawCrypto } from './draw-crypto.ts';
import { type DrawFacts, type DrawFactType, drawFactSchemas, isDrawFact } from './draw-facts.ts';
import { Refused, refuseUnless } from './refusal.ts';

/** A fact of a draw, with its place in the ledger. `hash`: of its leaf, in hex. */
export type PlacedFact = {
  [Type in DrawFactType]: { type: Type; index: number; hash: string; payload: DrawFacts[Type] };
}[DrawFactType];

export interface Bundle {
  draw: number;
  facts: PlacedFact[];
  /** The batches of stations, by the index of the fact that tells of each. */
  batches: ReadonlyMap<number, string>;
  origin: string;
  rootFingerprint: string;
  rootGiven: boolean;
  checkpointSize: number;
  witnesses: Signer[];
}

export interface BundleTrust {
  /** The fingerprint that HQ's root key must have. */
  root?: string | undefined;
  /** Keys of witnesses, as they told them themselves. */
  witnessKeys?: readonly VerifierKey[];
}

/**
 * The facts of a bundle, once its leaves are shown to be exactly those of a signed checkpoint.
 * @throws Refused for the first thing that is wrong
 */
export function readBundle(text: Uint8Array, { root, witnessKeys = [] }: BundleTrust, crypto: DrawCrypto): Bundle {
  const { header, leaves, batches, note } = readLines(text);
  const { keys, findings } = openKeys({ ...header, entry: 'header', root }, crypto);
  refuseFirst(findings);
  if (!keys) throw new Refused('key_set_refused', 'header');
  refuseUnless(keys.origin === header.origin, 'origin_differs', 'header');
  const checked = checkCheckpoint(note, { keys, givenKeys: witnessKeys, entry: 'checkpoint' }, crypto);
  refuseFirst(checked.findings);
  if (!checked.checkpoint) throw new Refused('checkpoint_refused', 'checkpoint');
  const { size } = checked.checkpoint;
  const hashes = checkTree(header, leaves, checked.checkpoint, crypto);
  const facts: PlacedFact[] = [];
  for (const [place, line] of leaves.entries()) {
    const { index, leaf } = line;
    const entry = `leaf ${index}`;
    const opened = openLeaf(line, entry, crypto);
    if (isDrawFact(leaf.type)) {
      refuseUnless(opened !== null, 'not_opened', entry);
      const payload = drawFactSchemas[leaf.type].safeParse(opened.payload);
      refuseUnless(payload.success, 'fact_refused', entry);
      refuseUnless(opened.subject === subjectOf(payload.data), 'fact_refused', entry);
      const placed = { index, hash: toHex(hashes[place] ?? new Uint8Array(0)) };
      // The schema of the type read it.
      facts.push({ ...placed, type: leaf.type, payload: payload.data } as PlacedFact);
    }
  }
  return {
    ...{ draw: header.draw, facts, batches },
    ...{ origin: keys.origin, rootFingerprint: keys.rootFingerprint, rootGiven: root !== undefined },
    ...{ checkpointSize: size, witnesses: checked.witnesses },
  };
}

/** A fact is about the item that became ripe, or the draw. */
function subjectOf(payload: DrawFacts[DrawFactType]): string {
  if ('item' in payload) return `${payload.kind}:${payload.item}`;
  return `draw:${'draw' in payload ? payload.draw : 0}`;
}

interface Lines {
  header: BundleHeader;
  leaves: BundleLeaf[];
  batches: Map<number, string>;
  note: string;
}

/** Each line in its place: header, leaves without a gap, batches by rising index, checkpoint. */
function readLines(text: Uint8Array): Lines {
  let header: BundleHeader | undefined;
  const leaves: BundleLeaf[] = [];
  const batches = new Map<number, string>();
  let lastBatch = -1;
  let note: string | undefined;
  let number = 0;
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf(0x0a, from);
    const end = found === -1 ? text.length : found;
    number += 1;
    const entry = `line ${number}`;
    const read = bundleLineSchema.safeParse(readCanonical(text.subarray(from, end)));
    if (number === 1) refuseUnless(read.success && read.data.kind === 'draw', 'no_bundle', entry);
    refuseUnless(read.success && found !== -1 && note === undefined, 'line_refused', entry);
    const line = read.data;
    if (line.kind === 'draw') {
      refuseUnless(number === 1, 'line_refused', entry);
      header = line;
    } else if (line.kind === 'leaf') {
      refuseUnless(lastBatch === -1, 'line_refused', entry);
      refuseUnless(line.index === (header?.before.size ?? 0) + leaves.length, 'index_differs', entry);
      leaves.push(line);
    } else if (line.kind === 'batch') {
      refuseUnless(line.index > lastBatch, 'line_refused', entry);
      lastBatch = line.index;
      batches.set(line.index, line.jws);
    } else note = line.note;
    from = end + 1;
  }
  refuseUnless(header !== undefined, 'no_bundle', 'line 1');
  refuseUnless(note !== undefined, 'checkpoint_missing', 'checkpoint');
  return { header, leaves, batches, note };
}

/** Whether the leaves, behind the tree in front of them, make up the checkpoint's tree. @returns the leaf hashes */
function checkTree(
  { before }: BundleHeader,
  leaves: readonly BundleLeaf[],
  { size, root }: { size: number; root: Uint8Array },
  { sha256 }: DrawCrypto,
): Uint8Array[] {
  refuseUnless(before.size + leaves.length === size, 'leaves_missing', 'checkpoint');
  refuseUnless(nodesOfRange(0, before.size).length === before.nodes.length, 'line_refused', 'header');
  const leafHashes = leaves.map(({ leaf }) => hashLeaf(leafBytes(leaf), sha256));
  const frontier = before.nodes.map((node) => fromHex(node) ?? new Uint8Array(0));
  const grown = appendLeaves({ size: before.size, frontier, leafHashes }, sha256);
  refuseUnless(equalBytes(grown.root, root), 'history_differs', 'checkpoint');
  return leafHashes;
}

/** What a leaf says, if it is opened. */
function openLeaf(
  { leaf, subject, payload, salt }: BundleLeaf,
  entry: string,
  { sha256 }: DrawCrypto,
): { subject: string; payload: object } | null {
  const parts = [subject, payload, salt].filter((part) => part !== null).length;
  refuseUnless(parts === 0 || parts === 3, 'half_erased', entry);
  if (subject === null || payload === null || salt === null) return null;
  const digest = payloadSha256(fromHex(salt) ?? new Uint8Array(0), { subject, payload }, sha256);
  refuseUnless(digest === leaf.payloadSha256, 'payload_differs', entry);
  return { subject, payload };
}

function refuseFirst([first]: readonly Finding[]): void {
  if (first) throw new Refused(first.code, first.entry);
}

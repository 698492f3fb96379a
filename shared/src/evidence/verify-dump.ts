import type { ByteSource } from './byte-source.ts';
import { type CheckedRange, checkLeafRange } from './check-leaf-range.ts';
import { compareRoots, type RootClaim } from './compare-roots.ts';
import { judgeDue } from './due-items.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Finding } from './finding.ts';
import { joinRanges } from './join-ranges.ts';
import { readDumpFrame } from './read-dump-frame.ts';
import { type DumpTrust, readDumpTrust } from './read-dump-trust.ts';
import { type ByteRange, lineEndAfter } from './read-lines.ts';
import type { UncheckedCode, Verdict } from './verdict.ts';
import { absentOf, provedOf, uncheckedOf, verdictOf } from './verdict-of.ts';
import type { TrustOptions } from './verify-export.ts';

export interface DumpOptions extends TrustOptions {
  /** In how many parts at least the leaves are checked; a large dump has more. */
  parts?: number;
  /** Checks parts side by side, in threads; without it they are checked here, one after the other. */
  checkRanges?: (ranges: ByteRange[], cutSizes: number[]) => Promise<CheckedRange[]>;
}

const largestPartBytes = 64 * 1024 ** 2;

/** Checks a ledger dump: every leaf, the tree over them, its checkpoints, and what witnesses saw of it. */
export async function verifyDump(source: ByteSource, options: DumpOptions, crypto: EvidenceCrypto): Promise<Verdict> {
  const frame = await readDumpFrame(source);
  const trust = readDumpTrust(frame, options, crypto);
  const claims = claimsOf(trust);
  const cutSizes = claims.map(({ size }) => size);
  const ranges = await divide(source, frame.leaves, options.parts ?? 1);
  const checkRanges = options.checkRanges ?? checkHere(source, crypto);
  const checked = await checkRanges(ranges, cutSizes);
  const leaves = joinRanges(checked, crypto.sha256);
  const compared = compareRoots(claims, leaves);
  const findings = [...frame.findings, ...leaves.findings, ...trust.findings, ...compared.findings];
  const beyond = unsignedLeaves(trust, leaves.size);
  if (beyond) findings.push(beyond);
  const notesMatch = compared.matches.some(({ by }) => by === 'witness');
  const stand = {
    root: options.root,
    witnesses: trust.witnesses,
    listed: trust.keys?.witnessKeys ?? [],
    givenKeys: options.witnessKeys ?? [],
    erased: leaves.erasedCount,
    notesMatch,
  };
  return verdictOf({
    kind: 'dump',
    findings,
    findingCount: findings.length - leaves.findings.length + leaves.findingCount,
    erased: leaves.erased,
    erasedCount: leaves.erasedCount,
    proved: ['form_exact', 'leaves_in_tree', 'payloads_match', ...provedOf(stand)],
    unchecked: [...uncheckedOf(stand), ...uncheckedNotes(trust, options)],
    origin: trust.keys?.origin ?? null,
    rootFingerprint: trust.keys?.rootFingerprint ?? null,
    checkpointSize: trust.checkpoints.at(-1)?.size ?? null,
    signers: trust.ledgerSigner ? [trust.ledgerSigner, ...trust.witnesses] : trust.witnesses,
    absentWitnesses: absentOf(stand),
    due: judgeDue(checked.flatMap(({ dueFacts }) => dueFacts)),
  });
}

function claimsOf({ checkpoints, witnessed }: DumpTrust): RootClaim[] {
  return [
    ...checkpoints.map(({ entry, size, root }): RootClaim => ({ entry, size, root, by: 'checkpoint' })),
    ...witnessed.map(({ name, size, root }): RootClaim => ({ entry: name, size, root, by: 'witness' })),
  ];
}

/** Parts of whole lines, none larger than what a thread should hold on to. */
async function divide(source: ByteSource, { from, to }: ByteRange, parts: number): Promise<ByteRange[]> {
  const count = Math.max(parts, Math.ceil((to - from) / largestPartBytes));
  const ranges: ByteRange[] = [];
  let at = from;
  for (let part = 1; part <= count && at < to; part += 1) {
    const about = from + Math.floor(((to - from) * part) / count);
    const end = part === count ? to : await lineEndAfter(source, Math.max(at, about - 1), to);
    if (end > at) ranges.push({ from: at, to: end });
    at = end;
  }
  return ranges;
}

function checkHere(source: ByteSource, crypto: EvidenceCrypto): NonNullable<DumpOptions['checkRanges']> {
  return async (ranges, cutSizes) => {
    const checked: CheckedRange[] = [];
    for (const range of ranges) checked.push(await checkLeafRange(source, range, cutSizes, crypto));
    return checked;
  };
}

/** The last checkpoint must be over all leaves: nobody signed for one that stands behind it. */
function unsignedLeaves({ checkpoints }: DumpTrust, leaves: number): Finding | null {
  const last = checkpoints.at(-1);
  if (!last || last.size >= leaves) return null;
  return {
    code: 'leaves_beyond_checkpoint',
    entry: `leaf ${last.size}`,
    detail: { expected: last.size, seen: leaves },
  };
}

function uncheckedNotes({ witnessed }: DumpTrust, { witnessNotes = [] }: DumpOptions): UncheckedCode[] {
  if (witnessNotes.length === 0) return ['no_witness_note'];
  return witnessed.every(({ signedByKnownWitness }) => signedByKnownWitness) ? [] : ['witness_note_key_unknown'];
}

import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { type LedgerLeaf, leafBytes, payloadSha256 } from '@rollcall/shared/contract/ledger-leaf';
import type { DumpLeaf } from '@rollcall/shared/evidence/dump-form';
import type { ProvedFact } from '@rollcall/shared/evidence/export-form';
import { appendLeaves } from '@rollcall/shared/merkle/append-leaves';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { inclusionProof } from '@rollcall/shared/merkle/inclusion-proof';
import { type SampleKeys, sha256 } from './sample-keys.ts';

export interface SampleFact {
  type: string;
  subject: string;
  payload: Record<string, unknown>;
  erased?: boolean;
}

/** The ledger's leaf of a fact, as a dump has it. The salt follows from the index, so that samples are the same every time. */
export function sampleLeaf({ type, subject, payload, erased = false }: SampleFact, index: number): DumpLeaf {
  const salt = sha256(Buffer.from(`salt ${index}`));
  const leaf: LedgerLeaf = {
    v: 1,
    factId: index + 1,
    type,
    recordedAt: `2026-11-25T0${Math.floor(index / 3600) % 10}:${pad(Math.floor(index / 60) % 60)}:${pad(index % 60)}.000123Z`,
    payloadSha256: payloadSha256(salt, { subject, payload }, sha256),
  };
  const told = { subject, payload, salt: Buffer.from(salt).toString('hex') };
  return { kind: 'leaf', index, leaf, ...(erased ? { subject: null, payload: null, salt: null } : told) };
}

export function rootOf(leaves: readonly DumpLeaf[]): Uint8Array {
  return appendLeaves({ size: 0, frontier: [], leafHashes: leaves.map(leafHashOf) }, sha256).root;
}

/** A dump of these leaves, with the checkpoint that `keys` sign over all of them, and older ones before it. */
export function sampleDump(
  leaves: readonly DumpLeaf[],
  {
    keys,
    witnesses,
    stations = [],
    olderSizes = [],
  }: {
    keys: SampleKeys;
    witnesses: readonly string[];
    /** Those that cosigned the newest checkpoint. */
    stations?: readonly string[];
    /** Of the checkpoints before it, which all stations cosigned. */
    olderSizes?: readonly number[];
  },
): Buffer {
  const noteAt = (size: number, signers: readonly string[]) => ({
    kind: 'checkpoint',
    note: keys.checkpointNote(size, rootOf(leaves.slice(0, size)), signers),
  });
  const lines = [
    { kind: 'dump', v: 1, origin: keys.origin, keySet: keys.keySetJws, witnesses },
    ...leaves,
    ...olderSizes.map((size) => noteAt(size, stations)),
    noteAt(leaves.length, stations),
  ];
  return Buffer.from(lines.map((line) => `${canonicalJson(line)}\n`).join(''));
}

/** The proof of one leaf in the tree of all of them. */
export async function proveLeaf(leaves: readonly DumpLeaf[], index: number): Promise<ProvedFact> {
  const { kind: _, ...fact } = leaves[index] as DumpLeaf;
  const proof = await inclusionProof(
    index,
    leaves.length,
    async (ids) => ids.map(({ level, index: at }) => rootOf(leaves.slice(at * 2 ** level, (at + 1) * 2 ** level))),
    sha256,
  );
  return { ...fact, proof: proof.map((hash) => Buffer.from(hash).toString('hex')) };
}

function leafHashOf({ leaf }: DumpLeaf): Uint8Array {
  return hashLeaf(leafBytes(leaf), sha256);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { formatNote, parseSignatureLine, parseVerifierKey, signatureBy } from '@rollcall/shared/contract/signed-note';
import {
  checkpointEntry,
  erasuresEntry,
  exportProofEntry,
  keysEntry,
  type ProvedFact,
  recordingProofEntry,
  type SealedManifest,
  sealBody,
  sealEntry,
} from '@rollcall/shared/evidence/export-form';
import type { Database, Transaction } from '../../db/database.ts';
import { selectLeavesAt } from '../../ledger/ledger-repository.ts';
import { proveFacts } from '../../ledger/prove-facts.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { selectWitnessKeys } from '../../ledger/witness-repository.ts';
import { sha256Hex } from './prepare-export.ts';
import { evidenceExportProblem } from './repository.ts';
import { areFactsAsSealed } from './seal-facts.ts';

/** Signs checkpoints, and last of all an export: by HQ's ledger key. */
export interface ExportSigner {
  sign(noteBody: string): string;
}

/**
 * The entries that prove an export, all by one checkpoint: the fact of the export, the facts that its manifest seals, the keys
 * of who cosigned, the checkpoint with their cosignatures, and HQ's seal over who they were.
 * @throws export_waits_for_ledger when no checkpoint holds them all yet, or a payload was erased since they were sealed
 */
export async function proveExport(
  db: Database,
  { factId, manifest, keySet, cosigner, signer }: ProofOptions,
): Promise<{ name: string; bytes: Buffer }[]> {
  const sealed: SealedManifest = JSON.parse(manifest);
  // One snapshot, so that every proof is made for the same checkpoint.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      if (!(await areFactsAsSealed(tx, sealed))) throw evidenceExportProblem('export_waits_for_ledger');
      const { note, proved } = await prove(tx, [factId], cosigner);
      const proveAt = async (indexes: readonly number[]) => {
        const factIds = (await selectLeavesAt(tx, indexes)).map(({ leaf }) => leaf.factId);
        return factIds.length === 0 ? [] : (await prove(tx, factIds, cosigner)).proved;
      };
      const entries = [jsonEntry(exportProofEntry, proved[0])];
      for (const { recordingId, facts } of sealed.recordings) {
        entries.push(jsonEntry(recordingProofEntry(recordingId), await proveAt(facts.indexes)));
      }
      entries.push(jsonEntry(erasuresEntry, await proveAt(sealed.erasures.indexes)));
      const keys = jsonEntry(keysEntry, { keySet, witnesses: await selectCosigners(tx, note) });
      const digests = { manifestSha256: sha256Hex(Buffer.from(manifest)), keysSha256: sha256Hex(keys.bytes) };
      const seal = signedNote(sealBody({ ...sealed, ...digests }), signer);
      return [...entries, keys, textEntry(checkpointEntry, note), textEntry(sealEntry, seal)];
    });
}

interface ProofOptions {
  factId: number;
  /** As it was sealed. */
  manifest: string;
  keySet: string;
  /** Whose cosignature the checkpoint is to have. */
  cosigner: string | undefined;
  signer: ExportSigner;
}

async function prove(
  db: Database,
  factIds: readonly number[],
  minCosignedBy: string | undefined,
): Promise<{ note: string; proved: ProvedFact[] }> {
  const found = await proveFacts(db, factIds, { minCosignedBy });
  const whole = found.filter((proof) => proof !== undefined);
  const note = whole[0]?.note;
  if (note === undefined || whole.length < found.length) throw evidenceExportProblem('export_waits_for_ledger');
  return { note, proved: whole.map(({ note: _, ...proved }) => proved) };
}

/** The verifier keys of those whose lines stand under the checkpoint. */
async function selectCosigners(tx: Transaction, note: string): Promise<string[]> {
  const signatures = parseCheckpoint(note)?.note.signatures ?? [];
  return (await selectWitnessKeys(tx)).filter((text) => {
    const key = parseVerifierKey(text, sha256);
    return key !== null && signatureBy({ signatures }, key) !== null;
  });
}

function signedNote(body: string, { sign }: ExportSigner): string {
  const line = parseSignatureLine(sign(body));
  if (!line) throw new Error('the ledger key signed with no signature line');
  return formatNote({ body, signatures: [line] });
}

function jsonEntry(name: string, value: unknown): { name: string; bytes: Buffer } {
  return textEntry(name, canonicalJson(value));
}

function textEntry(name: string, text: string): { name: string; bytes: Buffer } {
  return { name, bytes: Buffer.from(text) };
}

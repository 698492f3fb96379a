import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import {
  checkpointEntry,
  exportProofEntry,
  keysEntry,
  type ProvedFact,
  recordingProofEntry,
} from '@rollcall/shared/evidence/export-form';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { proveFact } from '../../ledger/prove-fact.ts';
import { selectFactsBefore, selectWitnessKeys } from './export-fact-repository.ts';

/**
 * The entries that prove an export, all by one checkpoint: the fact of the export, every fact about its recordings before
 * it, the keys, and the checkpoint with its cosignatures.
 * @throws export_waits_for_ledger when no checkpoint holds them all yet
 */
export async function proveExport(
  db: Database,
  { factId, recordingIds, keySet, cosigner }: ProofOptions,
): Promise<{ name: string; bytes: Buffer }[]> {
  // One snapshot, so that every proof is made for the same checkpoint.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const entries: { name: string; bytes: Buffer }[] = [];
      const { note, proved } = await prove(tx, factId, cosigner);
      entries.push(jsonEntry(exportProofEntry, proved));
      for (const recordingId of recordingIds) {
        const facts: ProvedFact[] = [];
        for (const before of await selectFactsBefore(tx, recordingId, factId)) {
          const fact = await prove(tx, before, cosigner);
          if (fact.note !== note) throw errors.exportWaitsForLedger();
          facts.push(fact.proved);
        }
        facts.sort((a, b) => a.index - b.index);
        entries.push(jsonEntry(recordingProofEntry(recordingId), facts));
      }
      entries.push(jsonEntry(keysEntry, { keySet, witnesses: await selectWitnessKeys(tx) }));
      entries.push({ name: checkpointEntry, bytes: Buffer.from(note) });
      return entries;
    });
}

interface ProofOptions {
  factId: number;
  recordingIds: readonly string[];
  keySet: string;
  /** Whose cosignature the checkpoint is to have. */
  cosigner: string | undefined;
}

async function prove(
  db: Database,
  factId: number,
  minCosignedBy: string | undefined,
): Promise<{ note: string; proved: ProvedFact }> {
  const found = await proveFact(db, factId, { minCosignedBy });
  if (!found) throw errors.exportWaitsForLedger();
  const { note, ...proved } = found;
  return { note, proved };
}

function jsonEntry(name: string, value: unknown): { name: string; bytes: Buffer } {
  return { name, bytes: Buffer.from(canonicalJson(value)) };
}

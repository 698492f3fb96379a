import {
  factsSha256,
  type SealedFacts,
  type SealedManifest,
  verifiedFactType,
} from '@rollcall/shared/evidence/export-form';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { type StoredLeaf, selectLeavesAt } from '../../ledger/ledger-repository.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { selectFactsOfRecording } from './export-fact-repository.ts';
import { ExportFailed } from './export-failed.ts';

/** Which facts an export shows: of each recording, and why payloads of some are gone. */
export interface SealedProofs {
  ofRecordings: SealedFacts[];
  erasures: SealedFacts;
}

/**
 * Settles which facts of the ledger an export shows: all that there are about its recordings now.
 * @throws export_waits_for_ledger while one of them has no place yet; ExportFailed when the ledger shows no more that a
 * recording was verified: no verifier would take such an export
 */
export async function sealFacts(tx: Transaction, recordingIds: readonly string[]): Promise<SealedProofs> {
  const ofRecordings: SealedFacts[] = [];
  const erasures = new Set<number>();
  for (const recordingId of recordingIds) {
    const found = await selectFactsOfRecording(tx, recordingId);
    if (found.waits) throw errors.exportWaitsForLedger();
    const leaves = await selectLeavesAt(tx, found.facts);
    if (!leaves.some(({ leaf }) => leaf.type === verifiedFactType)) {
      throw new ExportFailed({ reason: 'not_verified', recordingId }, { factsFound: leaves.length });
    }
    ofRecordings.push(sealedOf(leaves));
    for (const index of found.erasures) erasures.add(index);
  }
  return { ofRecordings, erasures: sealedOf(await selectLeavesAt(tx, [...erasures])) };
}

/** Whether these facts are still as they were sealed: a payload may have been erased since. */
export async function areFactsAsSealed(
  db: Database | Transaction,
  { recordings, erasures }: Pick<SealedManifest, 'recordings' | 'erasures'>,
): Promise<boolean> {
  for (const { indexes, sha256: digest } of [...recordings.map(({ facts }) => facts), erasures]) {
    if (sealedOf(await selectLeavesAt(db, indexes)).sha256 !== digest) return false;
  }
  return true;
}

function sealedOf(leaves: readonly StoredLeaf[]): SealedFacts {
  const facts = leaves.map(({ index, leaf, fact: { subject, payload, salt } }) => ({
    leaf,
    index,
    subject,
    payload,
    salt: salt?.toString('hex') ?? null,
  }));
  return { sha256: factsSha256(facts, sha256), indexes: facts.map(({ index }) => index) };
}

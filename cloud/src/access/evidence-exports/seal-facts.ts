import {
  erasureFactType,
  factsSha256,
  type SealedFacts,
  type SealedManifest,
  verifiedFactType,
} from '@rollcall/shared/evidence/export-form';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { type StoredLeaf, selectLeavesAt } from '../../ledger/ledger-repository.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { ExportFailed } from './read-original.ts';
import { evidenceExportProblem } from './repository.ts';

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
    if (found.waits) throw evidenceExportProblem('export_waits_for_ledger');
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

/** The places in the ledger of all facts about a recording, and of those by which payloads of such facts were erased. */
interface FactsOfRecording {
  facts: number[];
  erasures: number[];
  /** Whether one of these waits for its place still. */
  waits: boolean;
}

/**
 * An erased fact names no recording any more; the one that tells of its erasure does, unless it was told before HQ wrote
 * `about`: such facts are found by nobody.
 */
export async function selectFactsOfRecording(
  db: Database | Transaction,
  recordingId: string,
): Promise<FactsOfRecording> {
  const subject = `recording:${recordingId}`;
  const { rows } = await sql<{ place: number | null; erasure: number | null; waits: boolean }>`
    select l.leaf_index as place, null::bigint as erasure, l.leaf_index is null as waits
    from fact f left join ledger_leaf l using (fact_id)
    where f.subject = ${subject}
    union all
    select gone.leaf_index, told.leaf_index, told.leaf_index is null
    from fact f
    left join ledger_leaf told using (fact_id)
    join ledger_leaf gone on gone.fact_id = (f.payload ->> 'factId')::bigint
    where f.subject = 'hq:ledger' and f.type = ${erasureFactType} and f.payload ->> 'about' = ${subject}
    order by 1
  `.execute(db);
  return {
    facts: rows.flatMap(({ place }) => place ?? []),
    erasures: rows.flatMap(({ erasure }) => erasure ?? []),
    waits: rows.some(({ waits }) => waits),
  };
}

/** Who cosigned the newest checkpoint that was cosigned and holds the fact. */
export async function findCosigner(db: Database, factId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('ledger_leaf as l')
    .innerJoin('cosignature as c', (join) => join.onRef('c.size', '>', 'l.leaf_index'))
    .innerJoin('witness as w', 'w.verifier_key', 'c.verifier_key')
    .select('w.name')
    .where('l.fact_id', '=', factId)
    .orderBy('c.size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.name;
}

import type { Checkpoint } from '../contract/checkpoint.ts';
import { checkProvedFact } from './check-proved-fact.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import {
  type ExportManifest,
  erasureFactsSchema,
  erasureFactType,
  erasuresEntry,
  exportFactType,
  exportProofEntry,
  exportSubject,
  factsSha256,
  manifestEntry,
  type ProvedFact,
  provedFactSchema,
  provedFactsSchema,
  recordingProofEntry,
  type SealedFacts,
  verifiedFactType,
} from './export-form.ts';
import type { Finding } from './finding.ts';
import { type OpenedEntries, readJsonEntry } from './open-entries.ts';
import type { ErasedFact } from './verdict.ts';

export interface CheckedFacts {
  findings: Finding[];
  erased: ErasedFact[];
}

interface Opened {
  opened: OpenedEntries;
  checkpoint: Checkpoint | null;
}

/** Whether the ledger has that this very manifest was exported. */
export function checkExportFact(
  { exportId }: ExportManifest,
  { opened, checkpoint }: Opened,
  crypto: EvidenceCrypto,
): Finding[] {
  const entry = exportProofEntry;
  const fact = readJsonEntry(opened, entry, provedFactSchema);
  if (!fact) return [];
  const findings = checkProvedFact(fact, { checkpoint, entry }, crypto).findings;
  const subject = exportSubject(exportId);
  if (fact.leaf.type !== exportFactType || fact.subject !== subject) {
    findings.push({ code: 'wrong_fact', entry, detail: { expected: `${exportFactType} ${subject}` } });
  }
  if (fact.payload?.manifestSha256 !== opened.entries.get(manifestEntry)?.sha256) {
    findings.push({ code: 'manifest_not_proved', entry: manifestEntry });
  }
  return findings;
}

/** Ids of the facts that were erased, each with the recording that it was about, as far as the export shows it. */
export type Erasures = ReadonlyMap<number, string>;

/** What the export has of why payloads are gone. */
export function checkErasures(
  manifest: ExportManifest,
  { opened, checkpoint }: Opened,
  crypto: EvidenceCrypto,
): { findings: Finding[]; erasures: Erasures } {
  const erasures = new Map<number, string>();
  const entry = erasuresEntry;
  const facts = manifest.v === 1 ? null : readJsonEntry(opened, entry, erasureFactsSchema);
  if (!facts || manifest.v === 1) return { findings: [], erasures };
  const findings: Finding[] = [];
  for (const fact of inOrder(facts, entry, findings)) {
    findings.push(...checkProvedFact(fact, { checkpoint, entry }, crypto).findings);
    const { factId, about } = fact.payload ?? {};
    if (fact.leaf.type !== erasureFactType || typeof factId !== 'number' || typeof about !== 'string') {
      findings.push({ code: 'wrong_fact', entry, detail: { ...detailOf(fact), expected: erasureFactType } });
    } else erasures.set(factId, about);
  }
  findings.push(...compareSealed(facts, manifest.erasures, entry, crypto));
  return { findings, erasures };
}

/**
 * Whether the ledger has that these very bytes were verified, each fact is about this recording, and they are those that the
 * manifest seals. A fact whose payload is gone must have another that says so, of this recording: without payload, it could be
 * any other recording's.
 */
export function checkRecordingFacts(
  recording: ExportManifest['recordings'][number],
  { opened, checkpoint, erasures }: Opened & { erasures: Erasures },
  crypto: EvidenceCrypto,
): CheckedFacts {
  const { recordingId, sha256 } = recording;
  const entry = recordingProofEntry(recordingId);
  const facts = readJsonEntry(opened, entry, provedFactsSchema) ?? [];
  const findings: Finding[] = [];
  const erased: ErasedFact[] = [];
  const subject = `recording:${recordingId}`;
  for (const fact of inOrder(facts, entry, findings)) {
    const { leaf, index } = fact;
    const detail = detailOf(fact);
    const checked = checkProvedFact(fact, { checkpoint, entry }, crypto);
    findings.push(...checked.findings);
    if (checked.erased) {
      erased.push({ entry: `${entry} leaf ${index}`, type: leaf.type, recordedAt: leaf.recordedAt });
      if (erasures.get(leaf.factId) !== subject) findings.push({ code: 'erased_without_fact', entry, detail });
    } else if (fact.subject !== subject) {
      findings.push({ code: 'wrong_fact', entry, detail: { ...detail, expected: subject } });
    } else if (leaf.type === verifiedFactType && fact.payload?.sha256 !== sha256) {
      findings.push({ code: 'digest_contradicts_ledger', entry, detail });
    }
  }
  if (facts.length === 0) return { findings, erased };
  if (!facts.some(({ leaf }) => leaf.type === verifiedFactType)) {
    findings.push({ code: 'recording_not_verified', entry });
  }
  if ('facts' in recording) findings.push(...compareSealed(facts, recording.facts, entry, crypto));
  return { findings, erased };
}

/** Gives the facts one by one, and tells of each that does not stand behind the one before. */
function* inOrder(facts: readonly ProvedFact[], entry: string, findings: Finding[]): Generator<ProvedFact> {
  let before = -1;
  for (const fact of facts) {
    if (fact.index <= before) findings.push({ code: 'facts_out_of_order', entry, detail: detailOf(fact) });
    before = fact.index;
    yield fact;
  }
}

/** The facts must be those that the manifest seals: none dropped, put in or exchanged. */
function compareSealed(
  facts: readonly ProvedFact[],
  sealed: SealedFacts,
  entry: string,
  { sha256 }: EvidenceCrypto,
): Finding[] {
  const indexes = facts.map(({ index }) => index);
  const same = indexes.join() === sealed.indexes.join() && factsSha256(facts, sha256) === sealed.sha256;
  if (same) return [];
  return [{ code: 'proof_differs', entry, detail: { expected: sealed.indexes.length, seen: facts.length } }];
}

function detailOf({ index, leaf }: ProvedFact): { leaf: number; type: string } {
  return { leaf: index, type: leaf.type };
}

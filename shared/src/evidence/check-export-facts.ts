import type { Checkpoint } from '../contract/checkpoint.ts';
import { checkProvedFact } from './check-proved-fact.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import {
  type ExportManifest,
  exportFactType,
  exportProofEntry,
  exportSubject,
  manifestEntry,
  provedFactSchema,
  provedFactsSchema,
  recordingProofEntry,
} from './export-form.ts';
import type { Finding } from './finding.ts';
import { type OpenedEntries, readJsonEntry } from './open-entries.ts';
import type { ErasedFact } from './verdict.ts';

/** HQ says this of a recording once it has read its bytes back from the store and found them to be those of the station. */
const verifiedFactType = 'recording_verified';

export interface CheckedFacts {
  findings: Finding[];
  erased: ErasedFact[];
}

/** Whether the ledger has that this very manifest was exported. */
export function checkExportFact(
  { exportId }: ExportManifest,
  { opened, checkpoint }: { opened: OpenedEntries; checkpoint: Checkpoint | null },
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

/** Whether the ledger has that these very bytes were verified, and each fact about the recording is one of it. */
export function checkRecordingFacts(
  { recordingId, sha256 }: ExportManifest['recordings'][number],
  { opened, checkpoint }: { opened: OpenedEntries; checkpoint: Checkpoint | null },
  crypto: EvidenceCrypto,
): CheckedFacts {
  const entry = recordingProofEntry(recordingId);
  const facts = readJsonEntry(opened, entry, provedFactsSchema) ?? [];
  const findings: Finding[] = [];
  const erased: ErasedFact[] = [];
  const subject = `recording:${recordingId}`;
  let verified = false;
  let before = -1;
  for (const fact of facts) {
    const { leaf, index } = fact;
    const detail = { leaf: index, type: leaf.type };
    const checked = checkProvedFact(fact, { checkpoint, entry }, crypto);
    findings.push(...checked.findings);
    if (index <= before) findings.push({ code: 'facts_out_of_order', entry, detail });
    before = index;
    if (checked.erased) erased.push({ entry: `${entry} leaf ${index}`, type: leaf.type, recordedAt: leaf.recordedAt });
    else if (fact.subject !== subject)
      findings.push({ code: 'wrong_fact', entry, detail: { ...detail, expected: subject } });
    if (leaf.type !== verifiedFactType) continue;
    verified = true;
    if (!checked.erased && fact.payload?.sha256 !== sha256) {
      findings.push({ code: 'digest_contradicts_ledger', entry, detail });
    }
  }
  if (facts.length > 0 && !verified) findings.push({ code: 'recording_not_verified', entry });
  return { findings, erased };
}

import type { VerifierKey } from '../contract/signed-note.ts';
import type { ByteSource } from './byte-source.ts';
import { type CheckedCheckpoint, checkCheckpoint } from './check-checkpoint.ts';
import { checkErasures, checkExportFact, checkRecordingFacts } from './check-export-facts.ts';
import { checkManifest } from './check-manifest.ts';
import { checkSeal } from './check-seal.ts';
import { compareEntries } from './compare-entries.ts';
import { compareExportWitnesses } from './compare-export-witnesses.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import {
  checkpointEntry,
  type ExportManifest,
  exportEntryNames,
  exportKeysSchema,
  exportManifestSchema,
  keysEntry,
  manifestEntry,
} from './export-form.ts';
import type { Finding } from './finding.ts';
import { type OpenedEntries, openEntries, type ReadOptions, readJsonEntry } from './open-entries.ts';
import { type OpenedKeys, openKeys } from './open-keys.ts';
import type { WitnessNote } from './read-witness-notes.ts';
import type { ErasedFact, Signer, Verdict } from './verdict.ts';
import { absentOf, provedOf, uncheckedOf, verdictOf } from './verdict-of.ts';

export interface TrustOptions {
  /** The fingerprint that HQ's root key must have: what every enrolment code ends with. */
  root?: string | undefined;
  witnessNotes?: readonly WitnessNote[];
  /** Of witnesses, as they themselves told whoever hands them in: only by these does a cosignature count against HQ. */
  witnessKeys?: readonly VerifierKey[];
}

export interface ExportVerdict extends Verdict {
  /** As far as it could be read. */
  manifest: ExportManifest | null;
}

/** Checks an export from its first byte to its last, with a piece of it in memory at a time. */
export async function verifyExport(
  source: ByteSource,
  options: TrustOptions & ReadOptions,
  crypto: EvidenceCrypto,
): Promise<ExportVerdict> {
  const opened = await openEntries(source, options, crypto);
  const { findings } = opened;
  const manifest = readJsonEntry(opened, manifestEntry, exportManifestSchema);
  const names = manifest ? exportEntryNames(manifest) : [];
  if (manifest) findings.push(...compareEntries(names, opened.names), ...checkManifest(manifest, opened));
  else if (!opened.entries.has(manifestEntry)) findings.push({ code: 'entry_missing', entry: manifestEntry });
  const keys = readKeys(opened, options, crypto);
  if (manifest && keys && manifest.origin !== keys.origin) {
    const detail = { expected: keys.origin, seen: manifest.origin };
    findings.push({ code: 'origin_differs', entry: manifestEntry, detail });
  }
  const givenKeys = options.witnessKeys ?? [];
  const signed = keys && readCheckpoint(opened, { keys, givenKeys }, crypto);
  const checkpoint = signed?.checkpoint ?? null;
  const witnesses = signed?.witnesses ?? [];
  const listed = keys?.witnessKeys ?? [];
  const erased: ErasedFact[] = [];
  if (manifest) {
    findings.push(...checkExportFact(manifest, { opened, checkpoint }, crypto));
    const { erasures, findings: refused } = checkErasures(manifest, { opened, checkpoint }, crypto);
    findings.push(...refused);
    for (const recording of manifest.recordings) {
      const facts = checkRecordingFacts(recording, { opened, checkpoint, erasures }, crypto);
      findings.push(...facts.findings);
      erased.push(...facts.erased);
    }
  }
  if (manifest?.v === 2 && keys) {
    if (signed?.checkpoint) findings.push(...strippedOf({ listed, witnesses }));
    findings.push(...checkSeal(manifest, { opened, keys }, crypto));
  }
  const beside = compareExportWitnesses(options.witnessNotes ?? [], { keys, givenKeys, checkpoint }, crypto);
  findings.push(...beside.findings);
  const isBound = manifest?.v === 2;
  const trust = {
    root: options.root,
    witnesses,
    listed,
    givenKeys,
    erased: erased.length,
    notesMatch: beside.match,
  };
  const verdict = verdictOf({
    kind: 'export',
    findings: inOrderOf(names, findings),
    erased,
    proved: [
      'form_exact',
      'files_unchanged',
      'recordings_in_ledger',
      'export_in_ledger',
      ...(isBound ? (['proofs_bound'] as const) : []),
      ...provedOf(trust),
    ],
    unchecked: [...(isBound ? [] : (['proofs_not_bound'] as const)), ...uncheckedOf(trust), ...beside.unchecked],
    origin: keys?.origin ?? null,
    rootFingerprint: keys?.rootFingerprint ?? null,
    checkpointSize: checkpoint?.size ?? null,
    signers: signed?.ledgerSigner ? [signed.ledgerSigner, ...witnesses] : witnesses,
    absentWitnesses: absentOf({ listed, witnesses }),
    due: null,
  });
  return { ...verdict, manifest };
}

function readKeys(opened: OpenedEntries, { root }: TrustOptions, crypto: EvidenceCrypto): OpenedKeys | null {
  const given = readJsonEntry(opened, keysEntry, exportKeysSchema);
  if (!given) return null;
  const { keys, findings } = openKeys({ ...given, entry: keysEntry, root }, crypto);
  opened.findings.push(...findings);
  return keys;
}

function readCheckpoint(
  opened: OpenedEntries,
  { keys, givenKeys }: { keys: OpenedKeys; givenKeys: readonly VerifierKey[] },
  crypto: EvidenceCrypto,
): CheckedCheckpoint | null {
  const bytes = opened.entries.get(checkpointEntry)?.bytes;
  if (!bytes) return null;
  // A byte that is no UTF-8 becomes U+FFFD, which no signature is of.
  const checked = checkCheckpoint(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    { keys, givenKeys, entry: checkpointEntry },
    crypto,
  );
  opened.findings.push(...checked.findings);
  return checked;
}

/** In form 2 the sealed list of witnesses is the list of those that cosigned. */
function strippedOf(given: { listed: readonly VerifierKey[]; witnesses: readonly Signer[] }): Finding[] {
  return absentOf(given).map((name) => ({ code: 'cosignature_stripped', entry: checkpointEntry, detail: { name } }));
}

/** As the entries stand in the file; what is about no entry of it comes last. */
function inOrderOf(names: readonly string[], findings: readonly Finding[]): Finding[] {
  const places = new Map(names.map((name, index) => [name, index]));
  const placeOf = ({ entry }: Finding) => places.get(entry) ?? names.length;
  return [...findings].sort((a, b) => placeOf(a) - placeOf(b));
}

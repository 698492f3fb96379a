import { z } from 'zod';
import { ledgerLeafSchema } from '../contract/ledger-leaf.ts';
import { recordingIdSchema, sha256HexSchema } from '../ids.ts';

// What stands in an export, and in which order. Every JSON file is canonicalJson of a value of these schemas, and nothing more.

/** One entry that the manifest answers for: all but itself, the proofs, the keys and the checkpoint. */
const exportedFileSchema = z.strictObject({
  name: z.string().regex(/^(?!.*(^|\/)\.\.?(\/|$))[^/\\\p{Cc}][^\\\p{Cc}]{0,254}$/u, 'must be a relative path'),
  sizeBytes: z.int().nonnegative(),
  sha256: sha256HexSchema,
});

const exportedRecordingSchema = z.strictObject({
  recordingId: recordingIdSchema,
  sha256: sha256HexSchema,
  sizeBytes: z.int().nonnegative(),
  file: z
    .string()
    .regex(/^recordings\/[a-z2-7]{32}(\.[a-z0-9]{1,16})?$/, 'must be recordings/<recordingId>.<extension>'),
});

/** `manifest.json`: what is in the export, for what, and by whom. `files` in the order in which they stand in the ZIP. */
export const exportManifestSchema = z.strictObject({
  v: z.literal(1),
  exportId: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  createdAt: z.iso.datetime(),
  origin: z.string().min(1).max(128),
  purpose: z.string().max(4000),
  requestedBy: z.string().min(1).max(200),
  approvedBy: z.string().min(1).max(200).nullable(),
  files: z.array(exportedFileSchema).max(100_000),
  recordings: z.array(exportedRecordingSchema).max(100_000),
});

/** A fact, its leaf, and the way from there to the checkpoint's root. Subject, payload and salt are null once erased by law. */
export const provedFactSchema = z.strictObject({
  leaf: ledgerLeafSchema,
  index: z.int().nonnegative(),
  subject: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()).nullable(),
  salt: z
    .string()
    .regex(/^([0-9a-f]{2})+$/)
    .nullable(),
  proof: z.array(sha256HexSchema).max(64),
});

/** `proofs/<recordingId>.json`: every fact about the recording up to the export, in the order of the ledger. */
export const provedFactsSchema = z.array(provedFactSchema).min(1).max(100_000);

/** `keys.json`: HQ's key set (JWS) and the verifier keys of the witnesses whose cosignatures the checkpoint may have. */
export const exportKeysSchema = z.strictObject({
  keySet: z.string().max(1_000_000),
  witnesses: z.array(z.string().max(400)).max(4096),
});

export type ExportManifest = z.infer<typeof exportManifestSchema>;
export type ProvedFact = z.infer<typeof provedFactSchema>;

export const manifestEntry = 'manifest.json';
export const exportProofEntry = 'proofs/export.json';
export const keysEntry = 'keys.json';
export const checkpointEntry = 'checkpoint.txt';

/** Type and subject of the fact that an export was made; its payload's `manifestSha256` is the digest of `manifest.json`. */
export const exportFactType = 'export_created';
export const exportSubject = (exportId: string) => `export:${exportId}` as const;

/** The entry that holds the facts about one recording. */
export function recordingProofEntry(recordingId: string): string {
  return `proofs/${recordingId}.json`;
}

/** The names of all entries of the ZIP, in its order. */
export function exportEntryNames({ files, recordings }: Pick<ExportManifest, 'files' | 'recordings'>): string[] {
  return [
    manifestEntry,
    ...files.map(({ name }) => name),
    exportProofEntry,
    ...recordings.map(({ recordingId }) => recordingProofEntry(recordingId)),
    keysEntry,
    checkpointEntry,
  ];
}

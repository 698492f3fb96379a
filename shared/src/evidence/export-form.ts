import { z } from 'zod';
import { toHex } from '../bytes/hex.ts';
import { canonicalJson } from '../contract/canonical-json.ts';
import { ledgerLeafSchema } from '../contract/ledger-leaf.ts';
import { recordingIdSchema, type Sha256, sha256HexSchema } from '../ids.ts';

// What stands in an export, and in which order. Every JSON file is canonicalJson of a value of these schemas, and nothing more.

/** One entry that the manifest answers for: all but itself, the proofs, the keys and the checkpoint. */
const exportedFileSchema = z.strictObject({
  /** Which names will do is `find-refused-name.ts`'s to say. */
  name: z.string().max(1000),
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

/** Which facts stand in an entry of `proofs/`: their places in the ledger, and `factsSha256` of them. */
const sealedFactsSchema = z.strictObject({
  sha256: sha256HexSchema,
  indexes: z.array(z.int().nonnegative()).max(100_000),
});

/** Of a name in a manifest, or of two that it names as one; in UTF-16 units. */
const mostOfName = 200;
const nameSchema = z.string().min(1).max(mostOfName);

const manifestMembers = {
  exportId: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  createdAt: z.iso.datetime(),
  origin: z.string().min(1).max(128),
  purpose: z.string().max(4000),
  requestedBy: nameSchema,
  approvedBy: nameSchema.nullable(),
  files: z.array(exportedFileSchema).max(100_000),
};

/** Form 1, which HQ wrote once: it names no facts, so some can be left out of `proofs/` and nobody sees it. */
const manifestOfForm1Schema = z.strictObject({
  v: z.literal(1),
  ...manifestMembers,
  recordings: z.array(exportedRecordingSchema).max(100_000),
});

/** Form 2, which HQ writes: the manifest seals the facts about each recording, and those about what was erased of them. */
const manifestOfForm2Schema = z.strictObject({
  v: z.literal(2),
  ...manifestMembers,
  recordings: z.array(exportedRecordingSchema.extend({ facts: sealedFactsSchema })).max(100_000),
  erasures: sealedFactsSchema,
});

/** `manifest.json`: what is in the export, for what, and by whom. `files` in the order in which they stand in the ZIP. */
export const exportManifestSchema = z.discriminatedUnion('v', [manifestOfForm1Schema, manifestOfForm2Schema]);

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

/** `proofs/erasures.json`: the facts by which payloads of facts in the other entries were erased; mostly none. */
export const erasureFactsSchema = z.array(provedFactSchema).max(100_000);

/**
 * `keys.json`: HQ's key set (JWS), and verifier keys of witnesses: in form 2 of those that cosigned the checkpoint, in form
 * 1 of all that may have.
 */
export const exportKeysSchema = z.strictObject({
  keySet: z.string().max(1_000_000),
  witnesses: z.array(z.string().max(400)).max(4096),
});

export type ExportManifest = z.infer<typeof exportManifestSchema>;
/** What HQ writes now. */
export type SealedManifest = z.infer<typeof manifestOfForm2Schema>;
export type SealedFacts = z.infer<typeof sealedFactsSchema>;
export type ProvedFact = z.infer<typeof provedFactSchema>;

export const manifestEntry = 'manifest.json';
export const exportProofEntry = 'proofs/export.json';
export const erasuresEntry = 'proofs/erasures.json';
export const keysEntry = 'keys.json';
export const checkpointEntry = 'checkpoint.txt';
export const sealEntry = 'seal.txt';

/** Type and subject of the fact that an export was made; its payload's `manifestSha256` is the digest of `manifest.json`. */
export const exportFactType = 'export_created';
export const exportSubject = (exportId: string) => `export:${exportId}` as const;

/** HQ says this of a recording once it has read its bytes back from the store and found them to be those of the station. */
export const verifiedFactType = 'recording_verified';

/** Says that the payload of fact `factId` was erased by law; `about` names the recording that it was about. */
export const erasureFactType = 'payload_erased';

/** The entry that holds the facts about one recording. */
export function recordingProofEntry(recordingId: string): string {
  return `proofs/${recordingId}.json`;
}

/**
 * Digest of the facts of an entry, without the hashes that lead to the checkpoint: those can't be known when the manifest is
 * sealed, and leaf, place and checkpoint leave only one way.
 */
export function factsSha256(facts: readonly Omit<ProvedFact, 'proof'>[], sha256: Sha256): string {
  const told = facts.map(({ leaf, index, subject, payload, salt }) => ({ leaf, index, subject, payload, salt }));
  return toHex(sha256(new TextEncoder().encode(canonicalJson(told))));
}

/**
 * The body of the note `seal.txt`, which HQ's ledger key signs last. It fixes what no fact can: which witnesses had cosigned.
 * No checkpoint has four lines, or such a first one.
 */
export function sealBody({
  origin,
  exportId,
  manifestSha256,
  keysSha256,
}: Record<'origin' | 'exportId' | 'manifestSha256' | 'keysSha256', string>): string {
  return `${origin}/export\n${exportId}\n${manifestSha256}\n${keysSha256}\n`;
}

/** A name as a manifest can hold it: what is longer ends with an ellipsis, and no character is cut in two. */
export function nameInManifest(name: string): string {
  return name.length <= mostOfName ? name : `${name.slice(0, mostOfName - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The names of all entries of the ZIP, in its order. */
export function exportEntryNames({ v, files, recordings }: ExportManifest): string[] {
  const names = [
    manifestEntry,
    ...files.map(({ name }) => name),
    exportProofEntry,
    ...recordings.map(({ recordingId }) => recordingProofEntry(recordingId)),
  ];
  return v === 1
    ? [...names, keysEntry, checkpointEntry]
    : [...names, erasuresEntry, keysEntry, checkpointEntry, sealEntry];
}

import { z } from 'zod';
import { provedFactSchema } from '../evidence/export-form.ts';
import { badgeNoSchema, sha256HexSchema } from '../ids.ts';
import { personSchema } from './content.ts';

// What stands in the package of a sealed issue, a ZIP of the form of exports, in this order. Every JSON file is canonical.

/** The fact that it was sealed, with its way into the tree: `provedFactSchema`. */
export const sealEntry = 'seal.json';
export const inputEntry = 'input.json';
export const bulletinEntry = 'bulletin.json';
export const figuresEntry = 'figures.xlsx';
/** Gone once a name was erased from it. */
export const documentEntry = 'bulletin.docx';
/** Who the named persons are, and the salts that prove it; of those who weren't erased, for who may have them. */
export const personsEntry = 'persons.json';
/** The facts by which names were erased, or lost in a restore: there if any is gone. */
export const erasuresEntry = 'erasures.json';
/** `exportKeysSchema`: HQ's key set, and keys of the witnesses that cosigned. */
export const keysEntry = 'keys.json';
/** With HQ's signature, and the cosignatures of witnesses. */
export const checkpointEntry = 'checkpoint.txt';
/** What HQ put together, signed: `packageStatementSchema`. Packages of before 0.3.0 lack it. */
export const statementEntry = 'package.jws';

/** The entries in their order: each at most once. */
export const packageEntries = [
  ...[sealEntry, inputEntry, bulletinEntry, figuresEntry, documentEntry, personsEntry, erasuresEntry, keysEntry],
  ...[checkpointEntry, statementEntry],
];

export const packagedPersonsSchema = z
  .array(z.strictObject({ person: personSchema, badgeNo: badgeNoSchema, name: z.string(), salt: sha256HexSchema }))
  .min(1)
  .max(10_000);

export const nameErasuresSchema = z.array(provedFactSchema).min(1).max(10_000);
/** The fact that says of a person of an issue that his name was erased: `payload.person`, its subject the issue. */
export const nameErasureFactType = 'bulletin_name_erased';
/** The fact of a restore: what it says of the leaves from `before` up to, not with, `after` is lost, names of issues too. */
export const recoveryFactType = 'ledger_recovered';

/** JWS `typ` of the statement: compact EdDSA by a message key of HQ's key set, over canonical JSON. */
export const packageJwsType = 'rollcall-bulletin-package+jws';

/** What HQ says that it put together: every other entry, in order, and whose cosignatures the checkpoint has. */
export const packageStatementSchema = z.strictObject({
  v: z.literal(1),
  origin: z.string().min(1).max(128),
  bulletinId: z.uuid(),
  /** Whether it was made for somebody who may not have the salts of the persons. */
  personsWithheld: z.boolean(),
  witnesses: z.array(z.string().max(400)).max(4096),
  entries: z
    .array(z.strictObject({ name: z.string(), sizeBytes: z.int().nonnegative(), sha256: sha256HexSchema }))
    .max(packageEntries.length),
});
export type PackageStatement = z.infer<typeof packageStatementSchema>;

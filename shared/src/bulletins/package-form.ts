import { z } from 'zod';
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
/** `exportKeysSchema`: HQ's key set, and keys of the witnesses that cosigned. */
export const keysEntry = 'keys.json';
/** With HQ's signature, and the cosignatures of witnesses. */
export const checkpointEntry = 'checkpoint.txt';

export const packagedPersonsSchema = z
  .array(z.strictObject({ person: personSchema, badgeNo: badgeNoSchema, name: z.string(), salt: sha256HexSchema }))
  .max(10_000);

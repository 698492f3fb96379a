import { z } from 'zod';
import { sha256HexSchema } from '../ids.ts';
import { bulletinKindSchema, periodSchema, personSchema } from './content.ts';

/** In which words papers say what they say: those of before 0.3.0 said it otherwise. A text of theirs that changes makes a new one. */
export const wording = 2;

/** The files of an issue. Those without names are locked in the store; of those with names only the digest is sealed. */
export const bulletinFiles = {
  'input.json': { named: false },
  'bulletin.json': { named: false },
  'figures.xlsx': { named: false },
  'bulletin.docx': { named: true },
} as const;

/**
 * The payload of `bulletin_sealed`. `persons`: of those whom the issue names SHA-256 over the canonical
 * {type: bulletin-person, salt, badgeNo, name}: whoever has the salt can prove who it was, and without it nobody can.
 */
export const bulletinSealSchema = z.strictObject({
  kind: bulletinKindSchema,
  year: z.int(),
  number: z.int(),
  period: periodSchema,
  cutOff: z.iso.datetime(),
  /** Of the canonical input, and of content and texts. */
  inputDigest: sha256HexSchema,
  bulletinDigest: sha256HexSchema,
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: sha256HexSchema })),
  persons: z.array(z.strictObject({ person: personSchema, commitment: sha256HexSchema })),
  /** What the papers say that neither content nor texts do. Issues before 0.3.0 lack it: what theirs say isn't compared. */
  papers: z.strictObject({ wording: z.literal(wording), sealedAt: z.iso.datetime(), prefix: z.string() }).optional(),
  /** The newest checkpoint when it was sealed: its size and root are printed. Null: there was none. */
  checkpoint: z.strictObject({ size: z.int(), root: sha256HexSchema }).nullable(),
  /** Who completed it, and who sealed it. */
  submittedBy: z.string(),
  by: z.string(),
});
export type BulletinSeal = z.infer<typeof bulletinSealSchema>;

/** Who a person of an issue is, as whoever may see it gets it. */
export interface BulletinPerson {
  person: string;
  badgeNo: string;
  name: string;
  /** 32 random bytes, hex. */
  salt: string;
}

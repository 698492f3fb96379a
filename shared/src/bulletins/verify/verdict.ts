import type { FindingCode } from '../../evidence/finding.ts';
import type { Signer } from '../../evidence/verdict.ts';
import type { Issue } from '../content.ts';

/** What is checked of the package of an issue, in this order. The texts are with whoever shows them. */
export const bulletinChecks = [
  /** The ZIP has the entries that it must have, canonical where they are JSON. */
  'package',
  /** HQ's key set, and the fingerprint of its root if one was given. */
  'keys',
  /** The checkpoint's signatures. */
  'checkpoint',
  /** The fact of the sealing stands in the checkpoint's tree, and says what its leaf says. */
  'ledger',
  /** The rows are those that were sealed. */
  'input_digest',
  /** Every number follows from the rows. */
  'content',
  /** Content and texts are those that were sealed. */
  'bulletin_digest',
  /** The spreadsheet is the one that was sealed. */
  'figures',
  /** The document is. */
  'document',
  /** The persons are those that were sealed. */
  'persons',
] as const;

export type BulletinCheck = (typeof bulletinChecks)[number];

/** `gone`: it says names that were erased, or that weren't handed out; what was sealed of it holds. `open`: something before it fails. */
export type CheckOutcome = 'holds' | 'fails' | 'gone' | 'open';

/** Why a check fails, beside what is wrong with evidence of any kind. */
export type BulletinFault =
  | FindingCode
  | 'input_differs'
  | 'content_differs'
  | 'bulletin_differs'
  | 'file_differs'
  | 'person_differs'
  | 'person_unknown'
  | 'issue_differs';

export interface BulletinVerdict {
  state: 'true' | 'refused';
  checks: { check: BulletinCheck; outcome: CheckOutcome; faults: { code: BulletinFault; entry: string }[] }[];
  bulletinId: string | null;
  issue: Issue | null;
  /** Named persons that were sealed, proved by a salt, and neither. */
  persons: { sealed: number; proved: number } | null;
  origin: string | null;
  rootFingerprint: string | null;
  checkpointSize: number | null;
  witnesses: Signer[];
  /** What can't be told from the file, or from what was handed in beside it. */
  unchecked: ('root_not_given' | 'no_given_witness' | 'persons_not_shown')[];
}

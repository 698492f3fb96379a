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
  /** It says what the content demands, and nothing else. */
  'figures_text',
  /** The document is the one that was sealed. */
  'document',
  'document_text',
  /** The persons are those that were sealed. */
  'persons',
  /** The package is the one that HQ put together: nothing is missing, added, moved or of another issue. */
  'bound',
] as const;

export type BulletinCheck = (typeof bulletinChecks)[number];

/**
 * `gone`: it says names that were erased, or that weren't handed out; what was sealed of it holds. `open`: something before it fails.
 * `unbound`: HQ signed no list of what it put together; it did so of no package before 0.3.0. `unread`: a paper that was sealed before
 * 0.3.0 says things in other words, so only its digest is compared.
 */
export type CheckOutcome = 'holds' | 'fails' | 'gone' | 'unbound' | 'unread' | 'open';

/** Why a check fails, beside what is wrong with evidence of any kind. */
export type BulletinFault =
  | FindingCode
  | 'input_differs'
  | 'content_differs'
  | 'bulletin_differs'
  | 'file_differs'
  | 'person_differs'
  | 'person_unknown'
  | 'person_missing'
  | 'person_repeated'
  | 'paper_refused'
  | 'text_differs'
  | 'list_refused'
  | 'witnesses_differ'
  | 'issue_differs';

export interface BulletinVerdict {
  /** `unbound`: all that is in it is true, but what isn't in it may have been taken out. */
  state: 'true' | 'unbound' | 'refused';
  checks: {
    check: BulletinCheck;
    outcome: CheckOutcome;
    faults: { code: BulletinFault; entry: string; detail?: { at: string; expected?: string; seen?: string } }[];
  }[];
  bulletinId: string | null;
  issue: Issue | null;
  /** Named persons that were sealed, proved by a salt, and neither. */
  persons: { sealed: number; proved: number } | null;
  origin: string | null;
  rootFingerprint: string | null;
  checkpointSize: number | null;
  witnesses: Signer[];
  /** What can't be told from the file, or from what was handed in beside it. */
  unchecked: ('root_not_given' | 'no_given_witness' | 'persons_not_shown' | 'package_not_bound' | 'papers_not_read')[];
}

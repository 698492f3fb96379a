import type { Finding } from './finding.ts';

export interface Signer {
  name: string;
  /** Eight hex digits. */
  keyId: string;
  /** When a witness says it cosigned, seconds since 1970 by its clock. Null for the ledger's own key. */
  timestamp: number | null;
}

/** A fact of which only the leaf is left: subject and payload were erased by law. Its proof holds. */
export interface ErasedFact {
  entry: string;
  type: string;
  recordedAt: string;
}

/** What a file without findings shows. */
export const provedCodes = [
  'form_exact',
  'files_unchanged',
  'recordings_in_ledger',
  'export_in_ledger',
  'leaves_in_tree',
  'payloads_match',
  'ledger_signed',
  'root_matches',
  'witnessed',
  'witness_note_matches',
] as const;

/** What nobody can tell from this file, or from what was handed in beside it. */
export const uncheckedCodes = [
  'root_not_given',
  'no_witness',
  'witness_keys_by_hq',
  'no_witness_note',
  'witness_note_of_other_size',
  'witness_note_key_unknown',
  'payload_erased',
] as const;

export type ProvedCode = (typeof provedCodes)[number];
export type UncheckedCode = (typeof uncheckedCodes)[number];

/** `erased` is a state of its own: nothing is wrong, but of some facts only the leaf is left. */
export type VerdictState = 'whole' | 'erased' | 'broken';

export interface Verdict {
  kind: 'export' | 'dump';
  state: VerdictState;
  /** In the order of the file: the first is the first bad entry. At most `mostFindings`. */
  findings: Finding[];
  findingCount: number;
  erased: ErasedFact[];
  erasedCount: number;
  proved: ProvedCode[];
  unchecked: UncheckedCode[];
  origin: string | null;
  /** Of the key set's root, in the form that an enrolment code ends with. */
  rootFingerprint: string | null;
  checkpointSize: number | null;
  signers: Signer[];
}

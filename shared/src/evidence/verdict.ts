import type { DueVerdict } from './due-items.ts';
import type { Finding } from './finding.ts';

export interface Signer {
  name: string;
  /** Eight hex digits. */
  keyId: string;
  /** Of the newest checkpoint that it signed. */
  size: number;
  /** Whether the key was handed in beside the file. A witness whose key only the file names could be anybody. */
  keyGiven: boolean;
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
  'proofs_bound',
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
  'proofs_not_bound',
  'cosignature_absent',
  'given_witness_absent',
  'witness_key_differs',
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
  /** Names of witnesses that the file lists and that cosigned nothing in it. */
  absentWitnesses: string[];
  /** What had to be drawn from. Null: an export, or no draw is closed in it. */
  due: DueVerdict | null;
}

/** What stands above a verdict: a file that can't show whether something was left out isn't called unchanged. */
export type Headline = VerdictState | 'whole_unbound';

export function headlineOf({ state, unchecked }: Pick<Verdict, 'state' | 'unchecked'>): Headline {
  return state === 'whole' && unchecked.includes('proofs_not_bound') ? 'whole_unbound' : state;
}

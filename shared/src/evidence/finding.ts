/** What is wrong. The texts, with what each means, are with whoever shows them. */
export const findingCodes = [
  // The ZIP around an export
  'zip_end',
  'zip_directory',
  'zip_header',
  'zip_crc',
  'entry_missing',
  'entry_unexpected',
  // What an export holds
  'not_canonical',
  'wrong_shape',
  'name_refused',
  'file_size_differs',
  'file_digest_differs',
  'recording_id_differs',
  'recording_not_verified',
  'digest_contradicts_ledger',
  'manifest_not_proved',
  'wrong_fact',
  'facts_out_of_order',
  'proof_differs',
  'not_in_tree',
  // A ledger dump
  'line_refused',
  'index_differs',
  'erased_without_fact',
  'leaves_missing',
  'leaves_beyond_checkpoint',
  'history_differs',
  // A fact beside its leaf
  'payload_differs',
  'half_erased',
  // Keys, checkpoints, witnesses
  'key_set_refused',
  'root_differs',
  'witness_key_refused',
  'origin_differs',
  'checkpoint_missing',
  'checkpoint_refused',
  'ledger_signature_missing',
  'signature_wrong',
  'signature_unknown',
  'signature_repeated',
  'cosignature_stripped',
  'seal_refused',
  'witness_note_refused',
  'witness_differs',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** One thing that is wrong, and where: an entry of the ZIP, `leaf 17` of a dump, a witness's file. */
export interface Finding {
  code: FindingCode;
  entry: string;
  detail?: Record<string, string | number>;
}

/** More are counted, not kept: a file that is wrong throughout needs no million lines. */
export const mostFindings = 200;

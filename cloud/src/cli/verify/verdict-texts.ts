import type { FindingCode } from '@rollcall/shared/evidence/finding';
import type { ProvedCode, UncheckedCode, Verdict } from '@rollcall/shared/evidence/verdict';

/** What is wrong, as the end of a line that begins with the entry. */
export const findingTexts: Record<FindingCode, string> = {
  zip_end: 'has no end as our exports have: it was cut off, or something was added',
  zip_directory: 'has another directory than its entries make: it was changed, or written by another program',
  zip_header: 'has another header than our exports have',
  zip_crc: 'has other bytes than its CRC says',
  entry_missing: 'is missing',
  entry_unexpected: 'should not be there, or not in this place',
  not_canonical: 'is not the canonical JSON that it must be',
  wrong_shape: 'does not have the members that it must have',
  name_refused:
    'has a file name that no export may have: it could mean another file, or look like another, on some computer',
  file_size_differs: 'has another size than the manifest says',
  file_digest_differs: 'has other bytes than the manifest says',
  recording_id_differs: 'names a recording by another id than its bytes have',
  recording_not_verified: 'has no fact that HQ verified these bytes',
  digest_contradicts_ledger: 'says in the ledger another digest than the exported file has',
  manifest_not_proved: 'is not the manifest that the ledger has for this export',
  wrong_fact: 'is about something else',
  facts_out_of_order: 'stands out of order, or twice',
  proof_differs: 'has other facts than the manifest seals: some were left out, put in or exchanged',
  not_in_tree: 'does not stand in the ledger of this checkpoint',
  line_refused: 'is not as a line there must be',
  index_differs: 'is missing, or stands in another place',
  erased_without_fact:
    'has no payload, and no fact says why: its row was emptied (erased just now? Dump again in a minute)',
  leaves_missing: 'is over more entries than the dump has: its tail was cut',
  leaves_beyond_checkpoint: 'stands behind the last checkpoint: nobody signed for it',
  history_differs: 'is over another history: an entry before it was changed, inserted, moved or taken out',
  payload_differs: 'has another payload, subject or salt than its entry says: the row was changed',
  half_erased: 'lacks some of payload, subject and salt, not all: this is no erasure',
  key_set_refused: 'has a key set that its root key did not sign',
  root_differs: 'is signed by another root key than the one you gave',
  witness_key_refused: 'lists a witness key that is none',
  origin_differs: 'is about another ledger',
  checkpoint_missing: 'is missing: nobody signed for these entries',
  checkpoint_refused: 'is no checkpoint as it must be, or out of order',
  ledger_signature_missing: 'has no signature by a ledger key of the key set',
  signature_wrong: 'has a wrong signature',
  signature_unknown: 'has a signature by a key that the file does not list',
  signature_repeated: 'has two signatures by one key',
  cosignature_stripped: 'lacks the cosignature of a witness that had cosigned: it was taken out',
  seal_refused: "is not HQ's signature over this manifest and this list of witnesses: keys.json was changed",
  witness_note_refused: 'is no checkpoint: give the note as the witness kept it',
  witness_differs: 'is over another history than the file: what the witness saw was changed afterwards',
};

export const provedTexts: Record<ProvedCode, string> = {
  form_exact: 'The file has exactly the form that HQ writes: nothing is hidden in it.',
  files_unchanged: 'Every file is byte for byte the one that was exported.',
  recordings_in_ledger: 'The ledger has that HQ read back and verified these very bytes of each recording.',
  export_in_ledger: 'The ledger has that this very export was made.',
  proofs_bound:
    'The facts about each recording are those that HQ sealed: none was left out, put in or exchanged since.',
  leaves_in_tree: 'No entry was changed, inserted, moved or taken out since the checkpoints were signed.',
  payloads_match: 'Every payload that is there is the one that was recorded.',
  ledger_signed: 'HQ signed the checkpoint with a ledger key of its key set.',
  root_matches: 'The key set is by the root key whose fingerprint you gave.',
  witnessed:
    'A witness whose key you gave cosigned: up to the size that it cosigned, HQ cannot have shown it another history.',
  witness_note_matches: 'The note that you handed in is over this very history.',
};

export const uncheckedTexts: Record<UncheckedCode, string> = {
  root_not_given:
    'Whose keys these are: compare the root fingerprint with the end of an enrolment code, or give --root.',
  no_witness: 'Whether HQ rewrote its history before it signed: no witness cosigned this checkpoint.',
  witness_keys_by_hq:
    'What a witness that this file names itself saw: HQ could have made its key, so it proves nothing against HQ. Give the key as the witness told it (--witness-key).',
  no_witness_note: 'Whether a witness saw the same: hand in a note that a witness kept (--witness).',
  witness_note_of_other_size:
    'A note that you gave: an export can be compared with a note of its own size only. Use a dump.',
  witness_note_key_unknown: 'Who signed a note that you gave: no witness that the file lists or whose key you gave.',
  proofs_not_bound:
    'Whether facts or cosignatures were left out of it: an export of this old form does not bind them. Have HQ export the footage anew.',
  cosignature_absent:
    'Why listed witnesses cosigned nothing in it (they did not, or their cosignatures were taken out)',
  given_witness_absent: 'What a witness saw whose key you gave: it cosigned nothing in this file.',
  witness_key_differs:
    'Who signed as a witness whose key you gave: the file has another key in its name. Ask the witness whether it changed its key.',
  payload_erased:
    'What facts said whose payload was erased, or lost in a restore: their entries are left, whose proofs hold.',
};

/** What no such file shows, however whole it is. */
export const limitTexts: Record<Verdict['kind'], readonly string[]> = {
  export: [
    'That the footage was not altered before it reached the station, or by the station before it signed.',
    'That these are all recordings of what happened: an export has those that were asked for.',
    'That the clocks of recorder, station and HQ were right.',
  ],
  dump: [
    'That what was recorded is true: the ledger shows what was said, and when it was entered.',
    'That everything was entered: what never reached HQ leaves no trace here.',
    'Anything about entries above the last size that a witness cosigned, if HQ itself is not believed.',
  ],
};

import { AgentError } from './agent-error.ts';

/** What can be wrong when a witness works by hand: part of `agentErrors`. */
export const witnessErrors = {
  witnessNameInvalid: (name: string) =>
    new AgentError(
      'witness_name_invalid',
      `"${name}" cannot be the name of a witness`,
      'Use your domain and a path, such as supervision.example/witness: at most 128 characters, no blanks, no +.',
    ),
  rootFingerprintInvalid: (text: string) =>
    new AgentError(
      'root_fingerprint_invalid',
      `"${text}" is not the fingerprint of a root key`,
      'Ask HQ for the root fingerprint that `rollcall keys show` prints: 26 characters of a-z and 2-7.',
    ),
  witnessThere: (folder: string) =>
    new AgentError(
      'witness_there',
      `there is already a witness in ${folder}`,
      'Use it: rollcall-agent witness cosign. A new witness would know nothing of what this one saw.',
    ),
  witnessUnreadable: (path: string, cause: unknown) =>
    new AgentError(
      'witness_unreadable',
      `${path} does not hold a readable witness`,
      'Name the folder that `rollcall-agent witness init` made, or restore its backup.',
      cause,
    ),
  checkpointFileUnreadable: (path: string, cause: unknown) =>
    new AgentError(
      'checkpoint_file_unreadable',
      `${path} is not a file that HQ exported for witnesses`,
      'Use the file that `rollcall ledger export-checkpoint` wrote at HQ.',
      cause,
    ),
  checkpointKeysRefused: (path: string, reason: string) =>
    new AgentError(
      'checkpoint_keys_refused',
      `the key set in ${path} is refused: ${reason}`,
      'Nothing was cosigned. By its keys, this file is not from the HQ that you watch: call HQ and the auditor.',
    ),
  checkpointRefused: (path: string, reason: string) =>
    new AgentError(
      'checkpoint_refused',
      `the checkpoint in ${path} is refused: ${reason}`,
      'Nothing was cosigned. Have HQ export it again; if it is refused again, call the auditor.',
    ),
  checkpointOlder: (size: number, seenSize: number) =>
    new AgentError(
      'checkpoint_older',
      `the checkpoint has ${size} leaves, but this witness has already seen ${seenSize}`,
      'Nothing was cosigned. Get the newest file from HQ.',
    ),
  checkpointProofMissing: (from: number, to: number) =>
    new AgentError(
      'checkpoint_proof_missing',
      `the file does not show how the ledger grew from ${from} to ${to} leaves`,
      'Nothing was cosigned. First import your last cosignature at HQ, then export the checkpoint again.',
    ),
  ledgerForked: (folder: string) =>
    new AgentError(
      'ledger_fork',
      `HQ signed two histories of its ledger; both checkpoints are kept in ${folder}`,
      'This witness cosigns nothing more. Give both checkpoints to the auditor. When the matter is settled, run rollcall-agent witness clear.',
    ),
  stationNotNamed: (stationIds: readonly string[]) =>
    new AgentError(
      'station_not_named',
      `several stations are enrolled here: ${stationIds.join(', ')}`,
      'Name one of them with --station.',
    ),
  nothingToClear: (what: string) =>
    new AgentError(
      'nothing_to_clear',
      `${what} has seen no fork of the ledger, no broken promise and no draw against the rules that is still open`,
      'You need not do anything.',
    ),
} as const;

import { AgentError } from './agent-error.ts';

/** What can be wrong when a witness works by hand: part of `agentErrors`. */
export const witnessErrors = {
  witnessNameInvalid: (name: string) =>
    new AgentError(
      'witness_name_invalid',
      `"${name}" can not name a witness`,
      'Take your domain and a path, such as supervision.example/witness: at most 128 characters, no blanks, no +.',
    ),
  rootFingerprintInvalid: (text: string) =>
    new AgentError(
      'root_fingerprint_invalid',
      `"${text}" is not the fingerprint of a root key`,
      'Have HQ read to you what `rollcall keys show` prints as root fingerprint: 26 of a-z and 2-7.',
    ),
  witnessThere: (folder: string) =>
    new AgentError(
      'witness_there',
      `there is a witness in ${folder} already`,
      'Go on with it: rollcall-agent witness cosign. A new one would have seen nothing of the ledger.',
    ),
  witnessUnreadable: (path: string, cause: unknown) =>
    new AgentError(
      'witness_unreadable',
      `${path} can not be read as the state of a witness`,
      'Name the folder that `rollcall-agent witness init` made, or bring back its backup.',
      cause,
    ),
  checkpointFileUnreadable: (path: string, cause: unknown) =>
    new AgentError(
      'checkpoint_file_unreadable',
      `${path} is not a file that HQ exported for witnesses`,
      'Take the file that `rollcall ledger export-checkpoint` wrote at HQ.',
      cause,
    ),
  checkpointKeysRefused: (path: string, reason: string) =>
    new AgentError(
      'checkpoint_keys_refused',
      `the key set in ${path} is refused: ${reason}`,
      'Nothing was cosigned. Call HQ and the auditor: by its keys, this file is not from the HQ that you watch.',
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
      `the checkpoint has ${size} leaves, and this witness has seen ${seenSize}`,
      'Nothing was cosigned. Take the newest file of HQ.',
    ),
  checkpointProofMissing: (from: number, to: number) =>
    new AgentError(
      'checkpoint_proof_missing',
      `the file does not show how the ledger grew from ${from} to ${to} leaves`,
      'Nothing was cosigned. Bring HQ your last cosignature first, then export the checkpoint again.',
    ),
  ledgerForked: (folder: string) =>
    new AgentError(
      'ledger_fork',
      `HQ signed two histories of its ledger; both checkpoints are kept in ${folder}`,
      'Nothing is cosigned any more. Give both to the auditor. When it is settled: rollcall-agent witness clear.',
    ),
  stationNotNamed: (stationIds: readonly string[]) =>
    new AgentError(
      'station_not_named',
      `several stations are enrolled here: ${stationIds.join(', ')}`,
      'Say which one is meant with --station.',
    ),
  nothingToClear: (what: string) =>
    new AgentError(
      'nothing_to_clear',
      `${what} has neither seen a fork of the ledger nor a broken promise that is open`,
      'There is nothing to do.',
    ),
} as const;

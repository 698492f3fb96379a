import { AppError } from './app-error.ts';

/** What can be wrong with the ledger, its archive, witnesses and proofs: part of `errors`. */
export const ledgerErrors = {
  ledgerArchiveAhead: (archived: number, size: number) =>
    new AppError({
      code: 'ledger_archive_ahead',
      status: 503,
      title: 'The archive of the ledger knows more than the database',
      detail: `The archive has a checkpoint of ${archived} leaves, the database has ${size} leaves.`,
      nextStep:
        'The database was restored from a backup. Stop HQ and run `rollcall ledger recover` with DATABASE_OWNER_URL set: it takes the leaves back from the archive. Until then nothing is added to the ledger.',
    }),
  ledgerForked: (size: number) =>
    new AppError({
      code: 'ledger_forked',
      status: 503,
      title: "The database's ledger is not the one that was archived",
      detail: `At ${size} leaves the database has another root than the checkpoint in the archive.`,
      nextStep:
        'Somebody changed the ledger or mixed two of them up. Change nothing more, keep copies of database and object store, and find out who had access: `rollcall verify` on a dump names the first leaf that differs.',
    }),
  ledgerContradictory: (size: number) =>
    new AppError({
      code: 'ledger_contradictory',
      status: 503,
      title: "The ledger's leaves don't make its root",
      detail: `The leaves up to ${size} make another root than the database says, so no checkpoint was signed.`,
      nextStep:
        'Somebody changed the ledger past its functions. Change nothing more, keep a copy of the database, and find out who had access to it.',
    }),
  ledgerArchiveIncomplete: (start: number, size: number) =>
    new AppError({
      code: 'ledger_archive_incomplete',
      status: 503,
      title: 'The archive lacks leaves, or has wrong ones',
      detail: `The archive's leaves from ${start} on don't make its checkpoint of ${size} leaves.`,
      nextStep:
        'Look in the object store for other versions of the objects under ledger/leaves/, or restore a newer backup of the database. Nothing was changed.',
    }),
  cosignatureRefused: (reason: string) =>
    new AppError({
      code: 'cosignature_refused',
      status: 422,
      title: 'HQ does not take this cosignature',
      detail: `The cosignature was refused: ${reason}.`,
      nextStep:
        'Cosign a checkpoint that HQ published, with the key that HQ knows the witness by (`rollcall ledger add-witness`). A witness that saw another root has found a fork: keep both notes.',
    }),
  notYetInLedger: () =>
    new AppError({
      code: 'not_yet_in_ledger',
      status: 404,
      title: 'There is no checkpoint with this yet',
      nextStep: 'Ask again in some seconds. If it stays, look at GET /api/v1/ledger for what holds the ledger up.',
      retryAfterSeconds: 10,
    }),
  badTreeSizes: (from: number, to: number) =>
    new AppError({
      code: 'bad_tree_sizes',
      status: 400,
      title: 'There is no consistency proof between these sizes',
      detail: `The ledger has no sizes ${from} and ${to}, one after the other.`,
      nextStep: 'Ask for sizes of published checkpoints, the smaller one first.',
    }),
  payloadNotErasable: (factId: number, reason: string) =>
    new AppError({
      code: 'payload_not_erasable',
      status: 409,
      title: "This payload can't be erased",
      detail: `The payload of fact ${factId} ${reason}.`,
      nextStep: 'Check the number of the fact (it stands beside each entry of a history), and that HQ is running.',
    }),
  badVerifierKey: () =>
    new AppError({
      code: 'bad_verifier_key',
      status: 400,
      title: 'This is no key of a witness',
      nextStep: 'Give the line that `rollcall-agent witness key` prints at the witness: name, key id and key.',
    }),
  noCheckpointYet: () =>
    new AppError({
      code: 'no_checkpoint_yet',
      status: 404,
      title: 'The ledger has no checkpoint yet',
      nextStep: 'Start HQ with the role `worker`: it signs the first one some seconds after the first fact.',
    }),
} as const;

import { entryNumberOf } from '@rollcall/shared/rules/entry-number';
import { AppError } from './app-error.ts';

/** What can be wrong with the ledger, its archive, witnesses and proofs: part of `errors`. */
export const ledgerErrors = {
  ledgerArchiveAhead: (archived: number, size: number) =>
    new AppError({
      code: 'ledger_archive_ahead',
      status: 503,
      title: "The ledger's archive is ahead of the database",
      detail: `The archive has a checkpoint of ${archived} leaves, but the database has only ${size} leaves.`,
      nextStep:
        'The database was probably restored from a backup. Stop HQ and run `rollcall ledger recover` with DATABASE_OWNER_URL set: it restores the entries from the archive. Until then HQ adds nothing to the ledger.',
    }),
  hqRunning: (processes: readonly string[]) =>
    new AppError({
      code: 'hq_running',
      status: 409,
      title: 'HQ is running',
      detail: `These processes are connected to the database: ${processes.join(', ')}.`,
      nextStep: 'Stop HQ (services `api`, `ingest` and `worker`), run the command again, and start HQ then.',
    }),
  ledgerForked: (size: number) =>
    new AppError({
      code: 'ledger_forked',
      status: 503,
      title: 'The ledger in the database differs from the archive',
      detail: `At ${size} leaves, the root in the database differs from the archived checkpoint.`,
      nextStep:
        'Somebody changed the ledger or mixed two of them up. Change nothing more, keep copies of database and object store, and find out who had access: `rollcall verify` on a dump names the first leaf that differs.',
    }),
  ledgerContradictory: (size: number) =>
    new AppError({
      code: 'ledger_contradictory',
      status: 503,
      title: "The ledger's entries don't match its root",
      detail: `The first ${size} entries don't match the stored root, so no checkpoint was signed.`,
      nextStep:
        'Somebody changed the ledger tables directly. Change nothing more, keep a copy of the database, and find out who had access to it.',
    }),
  ledgerArchiveIncomplete: (start: number, size: number) =>
    new AppError({
      code: 'ledger_archive_incomplete',
      status: 503,
      title: 'Leaves in the archive are missing or wrong',
      detail: `From entry ${entryNumberOf(start)} on, the archive doesn't match its checkpoint of ${size} entries.`,
      nextStep:
        'Look in the object store for other versions of the objects under ledger/leaves/ and ledger/draws/, or restore a newer backup of the database. Nothing was changed.',
    }),
  cosignatureRefused: (reason: string) =>
    new AppError({
      code: 'cosignature_refused',
      status: 422,
      title: 'HQ refused this cosignature',
      detail: `The cosignature was refused: ${reason}.`,
      nextStep:
        'Cosign a checkpoint that HQ published, with the key under which HQ knows the witness (`rollcall ledger add-witness`). If the witness saw another root, it found a fork: keep both notes.',
    }),
  notYetInLedger: () =>
    new AppError({
      code: 'not_yet_in_ledger',
      status: 404,
      title: 'No checkpoint includes this yet',
      nextStep: 'Try again in a few seconds. If this goes on, GET /api/v1/ledger says what holds the ledger up.',
      retryAfterSeconds: 10,
    }),
  badTreeSizes: (from: number, to: number) =>
    new AppError({
      code: 'bad_tree_sizes',
      status: 400,
      title: 'There is no consistency proof for these sizes',
      detail: `${from} and ${to} are not two sizes of the ledger, the smaller one first.`,
      nextStep: 'Give the sizes of two published checkpoints, the smaller one first.',
    }),
  payloadNotErasable: (factId: number, reason: string) =>
    new AppError({
      code: 'payload_not_erasable',
      status: 409,
      title: "This payload can't be erased",
      detail: `The payload of fact ${factId} ${reason}.`,
      nextStep: 'Check the number of the fact, which is shown beside each entry of a history, and that HQ is running.',
    }),
  badVerifierKey: () =>
    new AppError({
      code: 'bad_verifier_key',
      status: 400,
      title: "This is not a witness's key",
      nextStep:
        'At the witness, run `rollcall-agent witness key`, and give the line that it prints: name, key id and key.',
    }),
  noCheckpointYet: () =>
    new AppError({
      code: 'no_checkpoint_yet',
      status: 404,
      title: 'The ledger has no checkpoint yet',
      nextStep: 'Start HQ with the role `worker`: it signs the first one a few seconds after the first fact.',
    }),
} as const;

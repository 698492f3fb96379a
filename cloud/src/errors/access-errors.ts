import { AppError } from './app-error.ts';

/** What can be wrong with access requests, exports, holds and deletions: part of `errors`. */
export const accessErrors = {
  recordingDeleted: (recordingId: string) =>
    new AppError({
      code: 'recording_deleted',
      status: 410,
      title: 'This recording was deleted at the end of its retention period',
      detail: `The recording ${recordingId} was deleted.`,
      nextStep: 'Its page shows who approved the deletion and why. The bytes are gone; the ledger keeps their digest.',
    }),
  recordingNotVerified: (recordingId: string) =>
    new AppError({
      code: 'recording_not_verified',
      status: 409,
      title: 'Only verified recordings can be exported',
      detail: `The recording ${recordingId} is not verified.`,
      nextStep: 'Wait until its state is `verified`, or leave it out of the export.',
    }),
  exportNotReady: () =>
    new AppError({
      code: 'export_not_ready',
      status: 409,
      title: 'This export has no file to download',
      nextStep: 'Wait until it is ready. If it failed or expired, export again.',
    }),
  exportWaitsForLedger: () =>
    new AppError({
      code: 'export_waits_for_ledger',
      status: 503,
      title: 'No checkpoint of the ledger includes this export yet',
      nextStep: 'HQ tries again by itself. If this goes on, administrators: run `rollcall ledger status`.',
    }),
  verifierMissing: (file: string, cause: unknown) =>
    new AppError({
      code: 'verifier_missing',
      status: 503,
      title: 'The verifier that goes into every export is missing',
      detail: `The verifier is missing: ${file} can't be read.`,
      nextStep:
        'Administrators: build it (`node scripts/ensure-built.mjs`), or set ROLLCALL_VERIFIER_FILE on every process with the role worker.',
      cause,
    }),
  copyStoreMissing: (recordingId: string) =>
    new AppError({
      code: 'copy_store_missing',
      status: 503,
      title: 'A recording has a second copy, but no second store is configured',
      detail: `The second copy of the recording ${recordingId} can't be deleted.`,
      nextStep: 'Administrators: set the S3_COPY_… variables to the store in which the copy was made.',
    }),
} as const;

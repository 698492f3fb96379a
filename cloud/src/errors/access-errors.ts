import { AppError } from './app-error.ts';

/** What can be wrong with footage that was deleted, and with deletions: part of `errors`. */
export const accessErrors = {
  recordingDeleted: (recordingId: string) =>
    new AppError({
      code: 'recording_deleted',
      status: 410,
      title: 'This recording was deleted at the end of its retention period',
      detail: `The recording ${recordingId} was deleted.`,
      nextStep: 'Its page shows who approved the deletion and why. The bytes are gone; the ledger keeps their digest.',
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

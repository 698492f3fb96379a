import { AppError } from './app-error.ts';

/** What can be wrong with recordings, uploads, viewings and the object store: part of `errors`. */
export const evidenceErrors = {
  contradictoryEvent: (contradiction: string) =>
    new AppError({
      code: 'contradictory_event',
      status: 422,
      title: 'An event of a station contradicts itself',
      detail: `The event contradicts itself: ${contradiction}.`,
      nextStep:
        "This is a defect of the station's program: update the agent there. If it goes on, report it with the station's log.",
    }),
  recordingNotAnnounced: (recordingId: string) =>
    new AppError({
      code: 'recording_not_announced',
      status: 404,
      title: 'This station has not announced this recording',
      detail: `This station has not announced the recording ${recordingId}.`,
      nextStep: 'Publish its `collected` event and wait for the receipt that covers it, then ask again.',
    }),
  recordingNotUploaded: (recordingId: string) =>
    new AppError({
      code: 'recording_not_uploaded',
      status: 409,
      title: 'This recording has not arrived at HQ yet',
      detail: `The recording ${recordingId} has not arrived at HQ yet.`,
      nextStep: 'Wait until its state is `uploaded` or `verified`. Its station sends it as soon as it can reach HQ.',
    }),
  noThumbnail: (recordingId: string) =>
    new AppError({
      code: 'no_thumbnail',
      status: 404,
      title: 'This recording has no picture',
      detail: `The recording ${recordingId} has no picture.`,
      nextStep: 'Show a placeholder. HQ makes a picture of most videos and photos soon after it has verified them.',
    }),
  notEvidence: (path: string) =>
    new AppError({
      code: 'not_evidence',
      status: 422,
      title: 'This file is neither an export nor a ledger dump',
      detail: `${path} is neither an export nor a ledger dump.`,
      nextStep: 'Give the whole ZIP of an export, as HQ made it, or a file of `rollcall ledger dump`.',
    }),
  viewingSessionNotFound: () =>
    new AppError({
      code: 'viewing_session_not_found',
      status: 404,
      title: 'This viewing session has ended, or is not yours',
      nextStep:
        'Open the recording again: a viewing session lasts some hours and serves only the account that opened it.',
    }),
  rangeNotSatisfiable: (sizeBytes: number) =>
    new AppError({
      code: 'range_not_satisfiable',
      status: 416,
      title: 'The range begins after the end of the recording',
      detail: `The recording has only ${sizeBytes} bytes.`,
      nextStep: 'Ask for a range that begins before the end. Content-Range gives the length.',
    }),
  uploadQuotaSpent: (retryAfterSeconds: number) =>
    new AppError({
      code: 'upload_quota_spent',
      status: 429,
      title: 'The station has no upload quota left today',
      nextStep:
        'Try again when the next day (UTC) begins. If the station really has that much footage, raise UPLOAD_STATION_BYTES_PER_DAY at HQ.',
      retryAfterSeconds,
    }),
  guaranteeNotMissing: (guarantee: string, probed: boolean) =>
    new AppError({
      code: 'guarantee_not_missing',
      status: 409,
      title: 'There is nothing to override',
      detail: probed
        ? `The object store keeps the guarantee ${guarantee}.`
        : `HQ has not tested yet whether the object store keeps the guarantee ${guarantee}.`,
      nextStep: 'Check the guarantees again: HQ tests them at its start and every day.',
    }),
  guaranteeOverridden: (guarantee: string) =>
    new AppError({
      code: 'guarantee_overridden',
      status: 409,
      title: 'Somebody has already overridden this guarantee',
      detail: `The guarantee ${guarantee} is overridden already.`,
      nextStep: 'See who did it and why. To give another reason, first withdraw that override.',
    }),
  objectStoreFailed: (operation: string, cause: unknown) =>
    new AppError({
      code: 'object_store_failed',
      status: 503,
      title: 'The object store failed',
      detail: `The object store failed at ${operation}.`,
      nextStep: 'Try again in a minute. Administrators: check S3_ENDPOINT and its credentials with `rollcall doctor`.',
      cause,
    }),
  objectStoreWithoutVersions: (bucket: string) =>
    new AppError({
      code: 'object_store_without_versions',
      status: 503,
      title: "The object store's bucket keeps no versions",
      detail: `The bucket ${bucket} keeps no versions.`,
      nextStep: 'Administrators: turn versioning on for the bucket, or use a store that has it (`rollcall doctor`).',
    }),
  clockComparedLater: (now: Date) =>
    new AppError({
      code: 'clock_compared_later',
      status: 422,
      title: 'The comparison lies in the future',
      detail: `By HQ's clock it is ${now.toISOString()}, and the comparison is later.`,
      nextStep:
        "Enter the time of a correct clock when you looked, and beside it the time that the recorder showed. Don't swap the two. If HQ's clock is wrong, tell operations.",
    }),
} as const;

import { AppError } from './app-error.ts';

/** What can be wrong with recordings, uploads, viewings and the object store: part of `errors`. */
export const evidenceErrors = {
  contradictoryEvent: (contradiction: string) =>
    new AppError({
      code: 'contradictory_event',
      status: 422,
      title: 'An event of a station says what cannot be true',
      detail: `An event says what cannot be true: ${contradiction}.`,
      nextStep:
        "Compare the file at the station with what HQ has of it: one of the two stations' programs is at fault.",
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
      title: 'There is no picture of this recording',
      detail: `There is no picture of the recording ${recordingId}.`,
      nextStep: 'Show a placeholder. HQ makes pictures of videos and photos soon after it verified them, where it can.',
    }),
  notEvidence: (path: string) =>
    new AppError({
      code: 'not_evidence',
      status: 422,
      title: 'This is neither an export nor a ledger dump',
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
      title: 'The range begins after the end',
      detail: `There are only ${sizeBytes} bytes.`,
      nextStep: 'Ask for a range that begins before the end; Content-Range says how long it is.',
    }),
  uploadQuotaSpent: (retryAfterSeconds: number) =>
    new AppError({
      code: 'upload_quota_spent',
      status: 429,
      title: 'The station has no upload quota left today',
      nextStep:
        'Ask again when the next day (UTC) begins. If the station really has that much, raise UPLOAD_STATION_BYTES_PER_DAY at HQ.',
      retryAfterSeconds,
    }),
  nothingToLetGo: () =>
    new AppError({
      code: 'nothing_to_let_go',
      status: 409,
      title: 'This file does not hold its card back',
      detail: 'Only a file on a docked card that nobody can read, or that is damaged, can be let go.',
      nextStep: 'Look at the card again: the file may have been read, or its card undocked, meanwhile.',
    }),
  alreadyProposed: () =>
    new AppError({
      code: 'already_proposed',
      status: 409,
      title: 'Somebody has proposed to let this file go already',
      nextStep: 'Agree to that proposal, if you are another person.',
    }),
  agreesWithSelf: () =>
    new AppError({
      code: 'agrees_with_self',
      status: 403,
      title: 'Nobody agrees to an own proposal',
      nextStep: 'Another administrator or inspector must agree.',
    }),
  guaranteeNotMissing: (guarantee: string, probed: boolean) =>
    new AppError({
      code: 'guarantee_not_missing',
      status: 409,
      title: 'There is nothing to override',
      detail: probed
        ? `The object store holds the guarantee ${guarantee}.`
        : `Nobody has tried yet whether the object store holds the guarantee ${guarantee}.`,
      nextStep: 'Look at the guarantees again; HQ tries them at its start and every day.',
    }),
  guaranteeOverridden: (guarantee: string) =>
    new AppError({
      code: 'guarantee_overridden',
      status: 409,
      title: 'Somebody has overridden this guarantee already',
      detail: `The guarantee ${guarantee} is overridden already.`,
      nextStep: 'Look at who did and why. To give another reason, withdraw that override first.',
    }),
  objectStoreFailed: (operation: string, cause: unknown) =>
    new AppError({
      code: 'object_store_failed',
      status: 503,
      title: 'The object store did not do what HQ asked of it',
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
} as const;

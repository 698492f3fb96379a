import { AppError } from './app-error.ts';

/** What can be wrong with access requests, exports, retention, holds and deletions: part of `errors`. */
export const accessErrors = {
  accessRequestNeeded: (recordingIds: readonly string[]) =>
    new AppError({
      code: 'access_request_needed',
      status: 403,
      title: 'This footage is of another unit, and no approval lets you have it now',
      detail: `No approval of yours covers ${recordingIds.length} of these recordings now.`,
      nextStep: 'Ask for it on the page Access, name the purpose, and wait until the brigade office approves.',
      fields: recordingIds.slice(0, 20).map((recordingId) => ({ path: 'body.recordingIds', message: recordingId })),
    }),
  severalApprovals: () =>
    new AppError({
      code: 'several_approvals',
      status: 409,
      title: 'These recordings are covered by different approvals',
      nextStep: 'Make one export for each approval: an export names the one under which footage leaves.',
    }),
  nothingToRequest: () =>
    new AppError({
      code: 'nothing_to_request',
      status: 422,
      title: 'No footage of another unit is meant by this request',
      nextStep: 'Correct officer, recorder or times, or the links. Footage of your own unit needs no request.',
    }),
  tooMuchToRequest: (most: number) =>
    new AppError({
      code: 'too_much_to_request',
      status: 422,
      title: 'This request is for too much footage',
      detail: `A request is for ${most} recordings at most.`,
      nextStep: 'Choose a shorter time, or make several requests.',
    }),
  accessExpiry: () =>
    new AppError({
      code: 'access_expiry',
      status: 422,
      title: 'Access ends later than now, within 90 days, and no later than it was asked for',
      nextStep: 'Correct the day on which it ends.',
    }),
  ownAccessRequest: () =>
    new AppError({
      code: 'own_access_request',
      status: 403,
      title: 'Nobody decides on an own request',
      nextStep: 'Another administrator or inspector must decide it.',
    }),
  alreadyDecided: () =>
    new AppError({
      code: 'already_decided',
      status: 409,
      title: 'This was decided already',
      nextStep: 'Load it again to see by whom and how.',
    }),
  recordingDeleted: (recordingId: string) =>
    new AppError({
      code: 'recording_deleted',
      status: 410,
      title: 'This recording was deleted when its time to be kept was over',
      detail: `The recording ${recordingId} was deleted.`,
      nextStep: 'Its page shows who approved the deletion and why. The bytes are gone; the ledger keeps their digest.',
    }),
  recordingNotVerified: (recordingId: string) =>
    new AppError({
      code: 'recording_not_verified',
      status: 409,
      title: 'A recording is exported once HQ has verified it',
      detail: `The recording ${recordingId} is not verified.`,
      nextStep: 'Wait until its state is `verified`, or leave it out.',
    }),
  exportNotReady: () =>
    new AppError({
      code: 'export_not_ready',
      status: 409,
      title: 'There is no file of this export',
      nextStep: 'Wait until it is ready. When it failed or has expired, make it anew.',
    }),
  exportWaitsForLedger: () =>
    new AppError({
      code: 'export_waits_for_ledger',
      status: 503,
      title: 'The ledger has no checkpoint yet that holds this export',
      nextStep: 'It is tried again by itself. If it stays, administrators: see `rollcall ledger status`.',
    }),
  verifierMissing: (file: string, cause: unknown) =>
    new AppError({
      code: 'verifier_missing',
      status: 503,
      title: 'The verifier that belongs into every export is missing',
      detail: `The verifier is missing: ${file} can't be read.`,
      nextStep:
        'Administrators: build it (`node scripts/ensure-built.mjs`), or set ROLLCALL_VERIFIER_FILE on every process with the role worker.',
      cause,
    }),
  retentionChangeOpen: () =>
    new AppError({
      code: 'retention_change_open',
      status: 409,
      title: 'Another change of periods waits for its decision',
      nextStep: 'Have that one approved, refused or withdrawn first.',
    }),
  retentionOutdated: (version: number) =>
    new AppError({
      code: 'retention_outdated',
      status: 409,
      title: 'The periods were changed in the meantime',
      detail: `The periods are at version ${version} now.`,
      nextStep: 'Load them again, look at what was changed, then propose once more.',
    }),
  badPeriods: (fields: { path: string; message: string }[]) =>
    new AppError({
      code: 'bad_periods',
      status: 422,
      title: 'These periods are against the rules',
      nextStep: 'Correct what is named below.',
      fields,
    }),
  ownProposal: () =>
    new AppError({
      code: 'own_proposal',
      status: 403,
      title: 'Nobody approves an own proposal',
      nextStep: 'A second person must approve it; you can withdraw it.',
    }),
  notOwnProposal: () =>
    new AppError({
      code: 'not_own_proposal',
      status: 403,
      title: 'Only who proposed it withdraws it',
      nextStep: 'Refuse it instead.',
    }),
  holdEnded: () =>
    new AppError({
      code: 'hold_ended',
      status: 409,
      title: 'This hold has ended already',
      nextStep: 'Load the recording again. Place a new hold if it is still needed.',
    }),
  holdExpiry: () =>
    new AppError({
      code: 'hold_expiry',
      status: 422,
      title: 'A hold ends later than now, or not by itself',
      nextStep: 'Correct the day on which it ends, or leave it out.',
    }),
  copyStoreMissing: (recordingId: string) =>
    new AppError({
      code: 'copy_store_missing',
      status: 503,
      title: 'A recording has a second copy, and HQ is not told where',
      detail: `The second copy of the recording ${recordingId} can't be deleted.`,
      nextStep: 'Administrators: set the variables S3_COPY_… as they were when the copy was made.',
    }),
  wrongCount: (recordings: number) =>
    new AppError({
      code: 'wrong_count',
      status: 422,
      title: 'The number is not that of the recordings on the list',
      detail: `There are ${recordings} recordings on the list.`,
      nextStep: 'Look at the list again, then type how many recordings are on it.',
    }),
} as const;

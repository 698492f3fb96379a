import { localMinuteOf } from '@rollcall/shared/local-date';
import { AppError } from './app-error.ts';

type Fields = { path: string; message: string }[];

/** Every error that we make on purpose. A factory an error; `code` is stable. */
export const errors = {
  badRequest: (fields: Fields) =>
    new AppError({
      code: 'bad_request',
      status: 400,
      title: 'The request is not as this address expects it',
      nextStep: 'Correct the fields that `errors` names. GET /api/v1/openapi.json shows what is expected.',
      fields,
    }),
  /** The HTTP layer refused it before a handler saw it: too large, not JSON, wrong content type. */
  badHttp: (status: number, title: string, cause: unknown) =>
    new AppError({
      code: 'bad_http_request',
      status,
      title,
      nextStep: 'Correct the request. GET /api/v1/openapi.json shows what is expected.',
      cause,
    }),
  bodyTooLarge: (cause: unknown) =>
    new AppError({
      code: 'body_too_large',
      status: 413,
      title: 'This is larger than this address takes',
      nextStep: 'Send less at once: files to import may have 20 MB, other requests 1 MB.',
      cause,
    }),
  badCursor: () =>
    new AppError({
      code: 'bad_cursor',
      status: 400,
      title: 'The cursor does not belong to this list and these filters',
      nextStep: 'Leave `cursor` out to begin at the first page.',
    }),
  notSignedIn: () =>
    new AppError({
      code: 'not_signed_in',
      status: 401,
      title: 'You are not signed in, or your session has ended',
      nextStep: 'Sign in again.',
    }),
  wrongCredentials: () =>
    new AppError({
      code: 'wrong_credentials',
      status: 401,
      title: 'The user name or the password is wrong',
      nextStep: 'Try again, or ask an administrator for a new password (`rollcall account passwd`).',
    }),
  tooManyAttempts: (retryAfterSeconds: number) =>
    new AppError({
      code: 'too_many_attempts',
      status: 429,
      title: 'Too many attempts',
      detail: `Too many attempts: the next one is possible in ${retryAfterSeconds} s.`,
      nextStep: `Wait ${retryAfterSeconds} seconds, then try again.`,
      retryAfterSeconds,
    }),
  tooManyStreams: (most: number) =>
    new AppError({
      code: 'too_many_streams',
      status: 429,
      title: 'This account has the page open too many times',
      detail: `This account has ${most} pages open that hear of changes.`,
      nextStep: 'Close some of them. Without live changes a page refreshes every 15 seconds.',
      retryAfterSeconds: 60,
    }),
  forbidden: (action: string) =>
    new AppError({
      code: 'forbidden',
      status: 403,
      title: 'Your role does not allow this',
      detail: `Your role does not allow \`${action}\`.`,
      nextStep: 'Ask someone whose role allows it, or ask an administrator for another role.',
    }),
  foreignOrigin: (expected: string) =>
    new AppError({
      code: 'foreign_origin',
      status: 403,
      title: 'The request came from a page of another address',
      nextStep: `Open the page at ${expected} and try there. If HQ has another address now, set ROLLCALL_PUBLIC_URL to it.`,
    }),
  notFound: (what: string) =>
    new AppError({
      code: 'not_found',
      status: 404,
      title: 'There is nothing at this address',
      detail: `${what} was not found.`,
      nextStep: 'Check the address. What you may not see is not found either.',
    }),
  stationTokenRefused: () =>
    new AppError({
      code: 'station_token_refused',
      status: 401,
      title: 'The station token is missing, expired or not ours',
      nextStep: 'Get a new token at POST /api/v1/station/token.',
    }),
  assertionRefused: (reason: string) =>
    new AppError({
      code: 'assertion_refused',
      status: 401,
      title: 'The client assertion was refused',
      detail: `The client assertion was refused: ${reason}.`,
      nextStep: 'Sign a new one with the key of this enrolment, with times that follow the Date header of this answer.',
    }),
  stationRevoked: () =>
    new AppError({
      code: 'station_revoked',
      status: 403,
      title: 'This station was revoked',
      nextStep: 'Ask HQ: an administrator gives it a new enrolment code (`rollcall station enrolment-code`).',
    }),
  enrolmentCodeRefused: () =>
    new AppError({
      code: 'enrolment_code_refused',
      status: 403,
      title: 'The enrolment code is unknown, was used already or has expired',
      nextStep: 'Ask HQ for a new code: `rollcall station enrolment-code <station>`. A code works once, for 24 hours.',
    }),
  unknownStation: (stationId: string) =>
    new AppError({
      code: 'unknown_station',
      status: 404,
      title: 'There is no such station',
      detail: `There is no station ${stationId}.`,
      nextStep: '`rollcall station list` shows them; `rollcall station add` makes one.',
    }),
  brokerSecretRefused: () =>
    new AppError({
      code: 'broker_secret_refused',
      status: 401,
      title: "The broker's secret is wrong",
      nextStep: 'Give HQ and broker the same MQTT_AUTHENTICATION_SECRET.',
    }),
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
  unknownOfficer: (badgeNo: string) =>
    new AppError({
      code: 'unknown_officer',
      status: 404,
      title: 'There is no officer of this badge number',
      detail: `There is no officer ${badgeNo} whom you may roster.`,
      nextStep: 'Correct the badge number. Officers of other units are for their own leaders or an administrator.',
    }),
  officerLeft: (badgeNo: string, leftOn: string) =>
    new AppError({
      code: 'officer_left',
      status: 409,
      title: 'The officer no longer serves on that day',
      detail: `The officer ${badgeNo} left on ${leftOn}.`,
      nextStep: 'Choose somebody else, or correct the day on which the officer left.',
      fields: [{ path: 'body.badgeNo', message: `${badgeNo}: ${leftOn}` }],
    }),
  unknownDutyType: (dutyType: string) =>
    new AppError({
      code: 'unknown_duty_type',
      status: 404,
      title: 'There is no such duty type',
      detail: `There is no duty type ${dutyType}.`,
      nextStep: 'Choose one that GET /api/v1/duty-types shows.',
    }),
  dutyTypeRetired: (dutyType: string) =>
    new AppError({
      code: 'duty_type_retired',
      status: 409,
      title: 'This duty type takes no new shifts',
      detail: `The duty type ${dutyType} is retired.`,
      nextStep: 'Choose another one, or bring it back into use.',
    }),
  shiftLength: () =>
    new AppError({
      code: 'shift_length',
      status: 400,
      title: 'A shift ends after it starts, and within 48 hours',
      nextStep: 'Correct start and end.',
    }),
  shiftOverlap: (badgeNo: string, other: { startsAt: Date; endsAt: Date }) => {
    const [from, to] = [localMinuteOf(other.startsAt), localMinuteOf(other.endsAt)];
    return new AppError({
      code: 'shift_overlap',
      status: 409,
      title: 'An officer has one shift at a time',
      detail: `${badgeNo} has a shift from ${from} to ${to}.`,
      nextStep: 'Choose other times, or change or cancel that shift first.',
      fields: [{ path: 'body.startsAt', message: `${badgeNo}: ${from} – ${to}` }],
    });
  },
  shiftCancelled: () =>
    new AppError({
      code: 'shift_cancelled',
      status: 409,
      title: 'This shift was cancelled',
      nextStep: 'Add a new shift instead.',
    }),
  reasonRequired: () =>
    new AppError({
      code: 'reason_required',
      status: 400,
      title: 'What changes the past needs a reason',
      nextStep: 'Give a `reason` of 2 to 500 characters; it is kept.',
    }),
  custodyOverlaps: (
    recorderSerial: string,
    other: { custodyId: string; badgeNo: string; basis: string; heldFrom: Date; heldUntil: Date | null },
  ) => {
    const until = other.heldUntil === null ? '' : ` ${localMinuteOf(other.heldUntil)}`;
    const interval = `${localMinuteOf(other.heldFrom)} –${until}`;
    return new AppError({
      code: 'custody_overlaps',
      status: 409,
      title: 'Somebody else is entered as holding this recorder at that time',
      detail: `${recorderSerial} is with ${other.badgeNo} (${other.basis}), ${interval}.`,
      nextStep:
        'End that entry first, or change your times. If it is of another unit, ask its leader or an administrator to end it.',
      fields: [
        { path: 'body.heldFrom', message: `${recorderSerial}: ${other.badgeNo}, ${interval} (${other.custodyId})` },
      ],
    });
  },
  custodyTakesFromOtherUnit: (badgeNo: string) =>
    new AppError({
      code: 'custody_takes_from_other_unit',
      status: 403,
      title: 'This would take the recorder from an officer of another unit',
      detail: `${badgeNo}, of another unit, holds the recorder at that time.`,
      nextStep: 'Choose other times or another recorder, or ask an administrator to enter it.',
    }),
  ofOtherUnit: (what: string) =>
    new AppError({
      code: 'of_other_unit',
      status: 403,
      title: 'This belongs to another unit',
      detail: `${what} belongs to another unit.`,
      nextStep: 'Choose one of your own unit, or ask an administrator to enter it.',
    }),
  recorderScrapped: (recorderSerial: string) =>
    new AppError({
      code: 'recorder_scrapped',
      status: 409,
      title: 'The recorder is scrapped',
      detail: `The recorder ${recorderSerial} is scrapped.`,
      nextStep: 'Choose another recorder, or correct its state first.',
    }),
  unitBelowItself: (unitCode: string) =>
    new AppError({
      code: 'unit_below_itself',
      status: 409,
      title: "A unit can't come below itself",
      detail: `The unit ${unitCode} would come below itself.`,
      nextStep: 'Choose another unit above it.',
    }),
  parametersOutdated: (version: number) =>
    new AppError({
      code: 'parameters_outdated',
      status: 409,
      title: 'Somebody else changed the parameters in the meantime',
      detail: `The parameters are at version ${version} now.`,
      nextStep: 'Load them again, look at what was changed, then change them once more.',
    }),
  importRefused: (problems: readonly object[], problemCount: number) =>
    new AppError({
      code: 'import_refused',
      status: 422,
      title: 'The file has mistakes, so nothing was imported',
      detail: `${problemCount} mistake(s) were found, and nothing was imported.`,
      nextStep: 'Correct the cells that `problems` names, then import the file again.',
      extensions: { problems, problemCount },
    }),
  badSeed: (fields: Fields) =>
    new AppError({
      code: 'bad_seed',
      status: 400,
      title: 'The seed file has mistakes, so nothing was changed',
      nextStep: 'Correct the entries and run the command again.',
      fields,
    }),
  badArguments: (fields: Fields) =>
    new AppError({
      code: 'bad_arguments',
      status: 400,
      title: 'The arguments are not as the command expects them',
      nextStep: 'Correct them; `--help` shows what is expected.',
      fields,
    }),
  serviceRoleIsOwner: (name: string) =>
    new AppError({
      code: 'service_role_is_owner',
      status: 400,
      title: 'The service would run as the owner of the tables',
      detail: `DATABASE_URL and DATABASE_OWNER_URL both name the role ${name}.`,
      nextStep: 'Name another role in DATABASE_URL: `rollcall migrate` makes it. The owner could rewrite the ledger.',
    }),
  unknownUnit: (unitCode: string) =>
    new AppError({
      code: 'unknown_unit',
      status: 404,
      title: 'There is no such unit',
      detail: `There is no unit ${unitCode}.`,
      nextStep: '`rollcall unit list` shows them; `rollcall unit add` makes one.',
    }),
  alreadyThere: (what: string, nextStep: string) =>
    new AppError({
      code: 'already_there',
      status: 409,
      title: 'There is one of this name already',
      detail: `${what} is there already.`,
      nextStep,
    }),
  unknownUnitOrOfficer: (cause: unknown) =>
    new AppError({
      code: 'unknown_unit_or_officer',
      status: 404,
      title: 'There is no such unit, or no officer of this badge number',
      nextStep: '`rollcall unit list` shows the units; `rollcall seed` adds officers.',
      cause,
    }),
  unknownAccount: (username: string) =>
    new AppError({
      code: 'unknown_account',
      status: 404,
      title: 'There is no such account',
      detail: `There is no account ${username}.`,
      nextStep: '`rollcall account add` makes one.',
    }),
  weakPassword: (reason: string) =>
    new AppError({
      code: 'weak_password',
      status: 400,
      title: 'The password is too weak',
      detail: `The password ${reason}.`,
      nextStep: 'Choose one of at least 10 characters, or leave it out to have one made.',
    }),
  keyMissing: (file: string) =>
    new AppError({
      code: 'key_missing',
      status: 500,
      title: "HQ's message key is missing",
      detail: `HQ's message key is missing: ${file}.`,
      nextStep:
        'Run `rollcall init`. If stations are enrolled already, restore the file from your backup instead: they believe no other key.',
    }),
  keyDamaged: (file: string) =>
    new AppError({
      code: 'key_damaged',
      status: 500,
      title: "HQ's message key can't be read",
      detail: `${file} is not a key that \`rollcall init\` made.`,
      nextStep: 'Restore the file from your backup: enrolled stations believe no other key.',
    }),
  keyReadableByOthers: (file: string) =>
    new AppError({
      code: 'key_readable_by_others',
      status: 500,
      title: "Other users of this machine may read HQ's message key",
      detail: `Other users of this machine may read ${file}.`,
      nextStep: `Run: chmod 600 ${file}`,
    }),
  internal: (cause: unknown) =>
    new AppError({
      code: 'internal',
      status: 500,
      title: 'Something went wrong at HQ',
      nextStep: "Try again. If it stays, give an administrator the time: HQ's log says more.",
      cause,
    }),
  databaseUnavailable: (cause: unknown) =>
    new AppError({
      code: 'database_unavailable',
      status: 503,
      title: 'HQ cannot reach its database at the moment',
      nextStep: 'Try again in a minute. Administrators: check DATABASE_URL and that Postgres runs.',
      cause,
    }),
  databaseNotMigrated: (pending: string[]) =>
    new AppError({
      code: 'database_not_migrated',
      status: 503,
      title: 'The database is older than this program',
      detail: `The database lacks ${pending.length} migration(s), first ${pending[0] ?? '?'}.`,
      nextStep: 'Run `rollcall migrate` with DATABASE_OWNER_URL set, then start again.',
    }),
} as const;

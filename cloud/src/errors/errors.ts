import { accessErrors } from './access-errors.ts';
import { activityErrors } from './activity-errors.ts';
import { AppError } from './app-error.ts';
import { backupErrors } from './backup-errors.ts';
import { dutyErrors } from './duty-errors.ts';
import { evidenceErrors } from './evidence-errors.ts';
import { exemptionErrors } from './exemption-errors.ts';
import { keyErrors } from './key-errors.ts';
import { ledgerErrors } from './ledger-errors.ts';
import { retiringErrors } from './retiring-errors.ts';

type Fields = { path: string; message: string }[];

/** The errors that we make on purpose, a factory each; `code` is stable. Resources make their own by `problemsOf`. */
export const errors = {
  badRequest: (fields: Fields) =>
    new AppError({
      code: 'bad_request',
      status: 400,
      title: 'The request does not match what this address expects',
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
      title: 'The request is too large',
      nextStep: 'Send less at once: at most 20 MB for an import, 10 MB for an attachment, 1 MB for other requests.',
      cause,
    }),
  badCursor: () =>
    new AppError({
      code: 'bad_cursor',
      status: 400,
      title: 'The cursor does not belong to this list and these filters',
      nextStep: 'Leave `cursor` out to begin at the first page.',
    }),
  alreadyDecided: () =>
    new AppError({
      code: 'already_decided',
      status: 409,
      title: 'Somebody has decided this already',
      nextStep: 'Load it again to see who decided, and how.',
    }),
  idempotencyKeyReused: () =>
    new AppError({
      code: 'idempotency_key_reused',
      status: 422,
      title: 'This idempotency key belongs to another command',
      nextStep:
        'See whether that command was done. Use a new key for every command, and the same only to send it again.',
    }),
  commandRuns: () =>
    new AppError({
      code: 'command_runs',
      status: 409,
      title: 'The same command is still being done',
      nextStep: 'Wait a few seconds, then send it again with the same idempotency key.',
      retryAfterSeconds: 5,
    }),
  outcomeUnknown: () =>
    new AppError({
      code: 'outcome_unknown',
      status: 409,
      title: 'HQ was interrupted in this command: whether it was done is not known',
      nextStep: 'See whether it was done. If not, give it again with a new idempotency key.',
    }),
  tooManyStreams: (most: number) =>
    new AppError({
      code: 'too_many_streams',
      status: 429,
      title: 'This account has too many pages open',
      detail: `This account already has ${most} pages open that receive live changes.`,
      nextStep: 'Close some of them. A page without live changes refreshes every 15 seconds.',
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
      title: 'The request came from a page at another address',
      nextStep: `Open the page at ${expected} and try there. If HQ's address has changed, set ROLLCALL_PUBLIC_URL to the new one.`,
    }),
  notFound: (what: string) =>
    new AppError({
      code: 'not_found',
      status: 404,
      title: 'There is nothing at this address',
      detail: `${what} was not found.`,
      nextStep: 'Check the address. What your role may not see also counts as not found.',
    }),
  stationTokenRefused: () =>
    new AppError({
      code: 'station_token_refused',
      status: 401,
      title: 'The station token is missing, has expired, or is not from this HQ',
      nextStep: 'Get a new token at POST /api/v1/station/token.',
    }),
  assertionRefused: (reason: string) =>
    new AppError({
      code: 'assertion_refused',
      status: 401,
      title: 'The client assertion was refused',
      detail: `The client assertion was refused: ${reason}.`,
      nextStep:
        'Sign a new assertion with the key of this enrolment. Take its times from the Date header of this answer.',
    }),
  stationRevoked: () =>
    new AppError({
      code: 'station_revoked',
      status: 403,
      title: 'This station was revoked',
      nextStep:
        'Ask an administrator at HQ for a new enrolment code (`rollcall station enrolment-code`), and enrol again.',
    }),
  enrolmentCodeRefused: () =>
    new AppError({
      code: 'enrolment_code_refused',
      status: 403,
      title: 'The enrolment code is unknown, already used, or expired',
      nextStep: 'Ask HQ for a new code: `rollcall station enrolment-code <station>`. A code works once, for 24 hours.',
    }),
  unknownStation: (stationId: string) =>
    new AppError({
      code: 'unknown_station',
      status: 404,
      title: 'There is no such station',
      detail: `There is no station ${stationId}.`,
      nextStep: 'Check the name: `rollcall station list` shows all stations. `rollcall station add` makes one.',
    }),
  brokerSecretRefused: () =>
    new AppError({
      code: 'broker_secret_refused',
      status: 401,
      title: "The broker's secret is wrong",
      nextStep: 'Give HQ and the broker the same MQTT_AUTHENTICATION_SECRET.',
    }),
  ...activityErrors,
  ...evidenceErrors,
  ...accessErrors,
  ...dutyErrors,
  ...retiringErrors,
  ...exemptionErrors,
  ...keyErrors,
  ...ledgerErrors,
  ...backupErrors,
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
      title: 'The command does not accept these arguments',
      nextStep: 'Correct them. `--help` shows what the command accepts.',
      fields,
    }),
  brokerRoleIsTaken: (name: string) =>
    new AppError({
      code: 'broker_role_is_taken',
      status: 400,
      title: 'The broker would have the database role of somebody else',
      detail: `DATABASE_BROKER_URL names the role ${name}, as DATABASE_URL or DATABASE_OWNER_URL does.`,
      nextStep: 'Name another role in DATABASE_BROKER_URL; `rollcall migrate` makes it, for the broker alone.',
    }),
  serviceRoleIsOwner: (name: string) =>
    new AppError({
      code: 'service_role_is_owner',
      status: 400,
      title: 'The service would run as the owner of the tables',
      detail: `DATABASE_URL and DATABASE_OWNER_URL both name the role ${name}.`,
      nextStep:
        'Name another role in DATABASE_URL; `rollcall migrate` makes it. A service that runs as the owner could rewrite the ledger.',
    }),
  alreadyThere: (what: string, nextStep: string) =>
    new AppError({
      code: 'already_there',
      status: 409,
      title: 'The name or number is already taken',
      detail: `${what} already exists.`,
      nextStep,
    }),
  internal: (cause: unknown) =>
    new AppError({
      code: 'internal',
      status: 500,
      title: 'Something went wrong at HQ',
      nextStep: "Try again. If it fails again, tell an administrator the time: HQ's log says more.",
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
      title: "The database's tables are older than this program",
      detail: `The database lacks ${pending.length} migration(s), first ${pending[0] ?? '?'}.`,
      nextStep: 'Run `rollcall migrate` with DATABASE_OWNER_URL set, then start again.',
    }),
} as const;

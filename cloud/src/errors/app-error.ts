export interface AppErrorDetails {
  /** Stable name, snake_case: pages and scripts may rely on it. */
  code: string;
  /** HTTP status, where it is told over HTTP. */
  status: number;
  /** One sentence without values: what is wrong. */
  title: string;
  /** What is wrong here, with values. Never a name of a person, a token or a presigned URL. */
  detail?: string;
  /** What the reader should do now. */
  nextStep: string;
  /** Which input is wrong, where several may be. */
  fields?: { path: string; message: string }[];
  /** After how many seconds it is worth trying again: the `Retry-After` header. */
  retryAfterSeconds?: number;
  /** More members of the problem, where its schema has them. */
  extensions?: object;
  /** Which account it is about, for the log only. */
  accountId?: string | undefined;
  cause?: unknown;
}

/** An error that we made on purpose, so it says what to do next. Only `errors` and `problemsOf` make them. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly nextStep: string;
  readonly fields: { path: string; message: string }[];
  readonly retryAfterSeconds: number | undefined;
  readonly extensions: object;
  readonly accountId: string | undefined;

  constructor(details: AppErrorDetails) {
    super(details.detail ?? details.title, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    this.code = details.code;
    this.status = details.status;
    this.title = details.title;
    this.detail = details.detail;
    this.nextStep = details.nextStep;
    this.fields = details.fields ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.extensions = details.extensions ?? {};
    this.accountId = details.accountId;
  }
}

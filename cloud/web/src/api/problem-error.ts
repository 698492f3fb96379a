import type { Problem } from '@rollcall/shared/http/problem';

/** A refusal of HQ (RFC 9457), or that it could not be reached (`code` is `unreachable`, `status` 0). */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly nextStep: string;
  /** By which HQ's log names the request. */
  readonly requestId: string | undefined;
  readonly errors: { path: string; message: string }[];
  readonly retryAfterSeconds: number | undefined;
  /** When that is over, by the clock of this computer. */
  readonly retryAt: number | undefined;
  /** The whole answer, for problems with more members than RFC 9457 names (`import_refused`). */
  readonly answer: unknown;

  constructor(problem: Problem, options: { retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(problem.title, { cause: options.cause });
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.nextStep = problem.nextStep;
    this.requestId = problem.instance;
    this.errors = problem.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.retryAt = options.retryAfterSeconds === undefined ? undefined : Date.now() + options.retryAfterSeconds * 1000;
    this.answer = problem;
  }
}

import type { Problem } from '@rollcall/shared/http/problem';
import { AgentError } from './agent-error.ts';

/** HQ answered with an RFC 9457 problem; `code` and `nextStep` are HQ's. */
export class HqProblemError extends AgentError {
  readonly status: number;

  constructor(problem: Problem) {
    super(problem.code, problem.detail ?? problem.title, problem.nextStep);
    this.name = 'HqProblemError';
    this.status = problem.status;
  }
}

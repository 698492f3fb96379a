import { ProblemError } from '../../api/problem-error.ts';
import { request } from '../../api/request.ts';

/** Browsers send no more than 64 kB of what outlives its page. */
const mostKept = 30_000;

/** Sends something that arrives although the page goes away, unless it is too long for that. */
export function outlastingRequest<Answer>(path: string, method: 'POST' | 'PUT', body: unknown, commandKey: string) {
  const keepalive = JSON.stringify(body).length < mostKept;
  return request<Answer>(path, { method, body, commandKey, keepalive });
}

/** Whether it will be taken later: HQ is away, or nobody is signed in. Anything else HQ refused for good. */
export function comesLater(problem: unknown): boolean {
  return problem instanceof ProblemError && (problem.status === 0 || problem.status >= 500 || problem.status === 401);
}

import type { Problem } from '@rollcall/shared/http/problem';
import { ask, forgetEarly, takeEarly } from './early.ts';
import { countInFlight } from './in-flight.ts';
import { ProblemError } from './problem-error.ts';

type Options =
  | { method?: 'GET'; signal?: AbortSignal }
  | {
      method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      /** Sent as JSON; a Blob as it is. */
      body?: unknown;
      /** By `useChange`, or `newCommandKey`. */
      commandKey: string;
      /** It is sent although the page goes away. */
      keepalive?: boolean;
      signal?: AbortSignal;
    };

/**
 * Asks HQ; `path` is what follows `/api/v1/`. HQ checks its answers against the same schemas from which the types come,
 * and page and HQ are always of one version, so answers aren't parsed again here.
 * @throws ProblemError
 */
export async function request<Answer>(path: string, options: Options = {}): Promise<Answer> {
  if ('commandKey' in options) forgetEarly();
  const { response, answer } = await countInFlight(reach(takeEarly(path) ?? ask(path, toInit(options))));
  if (!response.ok) throw await problemOf(response);
  return answer as Answer;
}

function toInit(options: Options): RequestInit {
  const { method = 'GET', signal } = options;
  const init: RequestInit = { method, ...(signal ? { signal } : {}) };
  if (!('commandKey' in options)) return init;
  const { body, commandKey, keepalive = false } = options;
  const isFile = body instanceof Blob;
  const type = isFile ? 'application/octet-stream' : 'application/json';
  return {
    ...init,
    keepalive,
    headers: { 'idempotency-key': commandKey, ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  };
}

/** @throws ProblemError when HQ can't be reached */
export async function reach<Got>(answered: Promise<Got>): Promise<Got> {
  try {
    return await answered;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ProblemError(unreachable('HQ can’t be reached'), { cause });
  }
}

/** What an answer refuses. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const more = Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {};
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
    return new ProblemError((await response.json()) as Problem, more);
  }
  // A proxy answered in HQ's place.
  return new ProblemError(
    { ...unreachable(`${response.status} ${response.statusText}`), status: response.status },
    more,
  );
}

function unreachable(title: string): Problem {
  return { type: 'about:blank', title, status: 0, code: 'unreachable', nextStep: 'Check the network, then try again.' };
}

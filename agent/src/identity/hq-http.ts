import { randomUUID } from 'node:crypto';
import { problemSchema } from '@rollcall/shared/http/problem';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { AgentError } from '../errors/agent-error.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { certificateError } from '../errors/certificate-errors.ts';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqClock } from './hq-clock.ts';

/** A request body: JSON, or a form where the endpoint wants one. */
export type HqBody = Record<string, unknown> | URLSearchParams;

export type HqHttp = {
  /**
   * POSTs under `/api/v1` and reads the answer by its schema; no content is read as `undefined`.
   * @throws HqProblemError when HQ refuses, AgentError `hq_unreachable`, `hq_unreadable` or `certificate_…` otherwise
   */
  post<Schema extends z.ZodType>(
    path: string,
    body: HqBody,
    schema: Schema,
    options?: HqRequestOptions,
  ): Promise<z.infer<Schema>>;
  /** The same with GET. */
  get<Schema extends z.ZodType>(path: string, schema: Schema, options?: HqRequestOptions): Promise<z.infer<Schema>>;
  /** The same with GET, unless HQ still has what it called by this `ETag`. */
  getIfChanged<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    etag: string | null,
    options?: HqRequestOptions,
  ): Promise<IfChanged<z.infer<Schema>>>;
};

export type IfChanged<Body> = { outcome: 'unchanged' } | { outcome: 'changed'; body: Body; etag: string | null };

type HqRequestInit = { method: string; headers?: Record<string, string>; body?: string | URLSearchParams };

type HqRequestOptions = { token?: string; signal?: AbortSignal };

const timeoutMs = 15_000;

/** HTTP to HQ without credentials of its own. Each answer teaches `hqClock`; each request has an id, which its error names. */
export function createHqHttp({ hqUrl, hqClock, log }: { hqUrl: string; hqClock: HqClock; log?: Logger }): HqHttp {
  async function request<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    init: HqRequestInit,
    options: HqRequestOptions = {},
  ): Promise<IfChanged<z.infer<Schema>>> {
    const requestId = randomUUID();
    const headers = { ...init.headers, 'x-request-id': requestId };
    try {
      return await ask(path, schema, { ...init, headers }, options);
    } catch (error) {
      if (error instanceof AgentError) error.requestId = requestId;
      throw error;
    }
  }

  async function ask<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    init: HqRequestInit,
    { token, signal }: HqRequestOptions,
  ): Promise<IfChanged<z.infer<Schema>>> {
    const url = `${hqUrl.replace(/\/+$/, '')}/api/v1${path}`;
    const deadline = AbortSignal.timeout(timeoutMs);
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        ...init,
        headers: {
          ...init.headers,
          accept: 'application/json, application/problem+json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      text = await response.text();
    } catch (error) {
      throw certificateError(`HQ at ${hqUrl}`, error) ?? agentErrors.hqUnreachable(hqUrl, error);
    }
    hqClock.observe(response.headers.get('date'));
    // What follows names a recording, or an officer.
    const asked = path.split('/').slice(0, 3).join('/');
    log?.debug({ method: init.method, asked, status: response.status, bytes: text.length }, 'HQ answered');
    if (response.status === 304) return { outcome: 'unchanged' };
    const json = parseJson(text);
    if (response.ok) {
      const answer = schema.safeParse(json);
      if (answer.success) return { outcome: 'changed', body: answer.data, etag: response.headers.get('etag') };
      throw agentErrors.hqUnreadable(path, response.status, answer.error);
    }
    const problem = problemSchema.safeParse(json);
    if (problem.success) throw new HqProblemError(problem.data);
    throw agentErrors.hqUnreadable(path, response.status, problem.error);
  }

  async function bodyOf<Schema extends z.ZodType>(
    ...asked: Parameters<typeof request<Schema>>
  ): Promise<z.infer<Schema>> {
    const answer = await request(...asked);
    if (answer.outcome === 'changed') return answer.body;
    throw agentErrors.hqUnreadable(asked[0], 304, new Error('nobody asked whether it has changed'));
  }

  return {
    post(path, body, schema, options) {
      const form = body instanceof URLSearchParams;
      const headers = { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' };
      return bodyOf(path, schema, { method: 'POST', headers, body: form ? body : JSON.stringify(body) }, options);
    },
    get: (path, schema, options) => bodyOf(path, schema, { method: 'GET' }, options),
    getIfChanged(path, schema, etag, options) {
      const headers: Record<string, string> = etag === null ? {} : { 'if-none-match': etag };
      return request(path, schema, { method: 'GET', headers }, options);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A proxy's HTML page, say; the schema refuses it.
  }
}

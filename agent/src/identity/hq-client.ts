import type { z } from 'zod';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqBody, HqHttp, IfChanged } from './hq-http.ts';
import type { TokenClient } from './token-client.ts';

export type HqClient = {
  /** Like `HqHttp.post`, with the station's token; a token that HQ no longer takes is replaced once. */
  post<Schema extends z.ZodType>(
    path: string,
    body: HqBody,
    schema: Schema,
    signal?: AbortSignal,
  ): Promise<z.infer<Schema>>;
  /** Like `HqHttp.get`, with the station's token likewise. */
  get<Schema extends z.ZodType>(path: string, schema: Schema, signal?: AbortSignal): Promise<z.infer<Schema>>;
  /** Like `HqHttp.getIfChanged`. */
  getIfChanged<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    etag: string | null,
    signal?: AbortSignal,
  ): Promise<IfChanged<z.infer<Schema>>>;
};

/** HQ as this station sees it. */
export function createHqClient({ http, tokens }: { http: HqHttp; tokens: TokenClient }): HqClient {
  async function withToken<T>(
    ask: (options: { token: string; signal?: AbortSignal }) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const options = signal ? { signal } : {};
    const token = await tokens.token(signal);
    try {
      return await ask({ ...options, token: token.value });
    } catch (error) {
      if (!(error instanceof HqProblemError) || error.status !== 401) throw error;
      tokens.forget(token);
      const fresh = await tokens.token(signal);
      return await ask({ ...options, token: fresh.value });
    }
  }

  return {
    post: (path, body, schema, signal) => withToken((options) => http.post(path, body, schema, options), signal),
    get: (path, schema, signal) => withToken((options) => http.get(path, schema, options), signal),
    getIfChanged: (path, schema, etag, signal) =>
      withToken((options) => http.getIfChanged(path, schema, etag, options), signal),
  };
}

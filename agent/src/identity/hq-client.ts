import type { z } from 'zod';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqBody, HqHttp } from './hq-http.ts';
import type { TokenClient } from './token-client.ts';

export type HqClient = {
  /** Like `HqHttp.post`, with the station's token; a token that HQ no longer takes is replaced once. */
  post<Schema extends z.ZodType>(
    path: string,
    body: HqBody,
    schema: Schema,
    signal?: AbortSignal,
  ): Promise<z.infer<Schema>>;
};

/** HQ as this station sees it. */
export function createHqClient({ http, tokens }: { http: HqHttp; tokens: TokenClient }): HqClient {
  return {
    async post(path, body, schema, signal) {
      const options = signal ? { signal } : {};
      const token = await tokens.token(signal);
      try {
        return await http.post(path, body, schema, { ...options, token: token.value });
      } catch (error) {
        if (!(error instanceof HqProblemError) || error.status !== 401) throw error;
        tokens.forget(token);
        const fresh = await tokens.token(signal);
        return await http.post(path, body, schema, { ...options, token: fresh.value });
      }
    },
  };
}

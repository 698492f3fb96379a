import { inject } from 'vitest';
import { environmentOfTests } from './config/env.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by `npm run test:containers` only. */
    containers?: RunContainers;
  }
}

export interface RunContainers {
  store: { endpoint: string; region: string; accessKeyId: string; secretAccessKey: string };
  broker: {
    image: string;
    /** By these the run removes at its end what a test left. */
    labels: Record<string, string>;
  };
}

/** The containers that tests use in this run; undefined where Postgres, broker and store are the embedded ones. */
export function runContainers(): RunContainers | undefined {
  return environmentOfTests().isVitest ? inject('containers') : undefined;
}

/**
 * For `it.skipIf`, where a test needs what only an embedded part can do: a store that misbehaves, a broker that counts. Also
 * true when only the store isn't embedded (ROLLCALL_TEST_S3).
 */
export function usesOutsideParts(): boolean {
  return runContainers() !== undefined || environmentOfTests().s3 !== undefined;
}

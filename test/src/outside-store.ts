import { randomBytes } from 'node:crypto';
import { environmentOfTests } from './config/env.ts';
import { runContainers } from './run-containers.ts';

/** A store that the tests of this run didn't start themselves. */
export interface OutsideStore {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** The store of ROLLCALL_TEST_S3, or of `npm run test:containers`; undefined where each test has an embedded one. */
export function outsideStore(): OutsideStore | undefined {
  return namedStore() ?? runContainers()?.store;
}

/** The store of ROLLCALL_TEST_S3. */
export function namedStore(): OutsideStore | undefined {
  const { s3 } = environmentOfTests();
  if (s3 === undefined) return undefined;
  const { origin, username, password } = new URL(s3);
  return {
    endpoint: origin,
    region: 'us-east-1',
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
  };
}

/** A bucket of the caller's own in it. It stays there: nobody can delete what is locked. */
export function outsideBucket(): string {
  return `recordings-${randomBytes(6).toString('hex')}`;
}

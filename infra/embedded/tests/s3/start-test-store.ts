import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { createS3Store, type S3Store, type S3StoreOptions } from '../../src/s3/s3-store.ts';
import { createClient, type S3Target } from './behaviour/s3-target.ts';

export const testCredentials = { accessKeyId: 'rollcall-test', secretAccessKey: 'not/so+secret' };

export interface RunningTestStore {
  store: S3Store;
  folder: string;
  target: S3Target;
  /** Sends no checksums of its own and doesn't try again. */
  client: S3Client;
  remove(): Promise<void>;
}

/** A store of the test's own over a new folder. */
export async function startTestStore(options: Partial<S3StoreOptions> = {}): Promise<RunningTestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-s3-'));
  const store = createS3Store({ folder, credentials: [testCredentials], ...options });
  const { endpoint } = await store.start();
  const target = { endpoint, region: 'us-east-1', credentials: testCredentials };
  const client = createClient(target, {
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return {
    store,
    folder,
    target,
    client,
    async remove() {
      client.destroy();
      await store.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

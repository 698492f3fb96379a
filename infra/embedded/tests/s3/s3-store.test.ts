import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { createS3Store } from '../../src/s3/s3-store.ts';
import { describeS3Behaviour } from './behaviour/s3-behaviour.ts';

const credentials = { accessKeyId: 'rollcall-test', secretAccessKey: 'not/so+secret' };
let endpoint: string;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-s3-'));
  const store = createS3Store({ folder, credentials: [credentials] });
  ({ endpoint } = await store.start());
  return async () => {
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  };
});

describeS3Behaviour(() => ({ endpoint, region: 'us-east-1', credentials }));

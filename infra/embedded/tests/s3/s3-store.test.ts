import { createTestStore, type TestStore } from '@rollcall/test/test-store';
import { afterAll, beforeAll } from 'vitest';
import { describeS3Behaviour } from './behaviour/s3-behaviour.ts';
import type { S3Target } from './behaviour/s3-target.ts';

let store: TestStore;
let target: S3Target;
beforeAll(async () => {
  store = await createTestStore();
  const { endpoint, region, ...credentials } = store.settings;
  target = { endpoint, region, credentials };
});
afterAll(() => store.stop());

describeS3Behaviour(() => target);

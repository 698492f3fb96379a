import { afterAll, beforeAll } from 'vitest';
import { describeS3Behaviour } from './behaviour/s3-behaviour.ts';
import { type RunningTestStore, startTestStore } from './start-test-store.ts';

let running: RunningTestStore;
beforeAll(async () => {
  running = await startTestStore();
});
afterAll(() => running.remove());

describeS3Behaviour(() => running.target);

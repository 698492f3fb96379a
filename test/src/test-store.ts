import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createS3Store, type S3Store } from '@rollcall/embedded/s3/s3-store';
import { type OutsideStore, outsideBucket, outsideStore } from './outside-store.ts';

export interface TestStore {
  /** `bucket` is this caller's alone and doesn't exist yet. Derive the names of further buckets from it. */
  settings: { endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string };
  /** Only of an embedded store: a test that makes it misbehave begins with `it.skipIf(usesOutsideParts())`. */
  faults: Pick<S3Store['faults'], 'add' | 'clear' | 'seed'>;
  damage: S3Store['damage'];
  stop(): Promise<void>;
}

const account = { accessKeyId: 'test', secretAccessKey: 'secret-of-a-test' };

/** An embedded store of the caller's own; in a run with another store (`outsideStore`), a bucket there. */
export async function createTestStore(): Promise<TestStore> {
  const outside = outsideStore();
  if (outside !== undefined) return bucketIn(outside);
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-store-'));
  const store = createS3Store({ folder, credentials: [account] });
  const { endpoint } = await store.start();
  return {
    settings: { endpoint, region: 'us-east-1', bucket: 'recordings', ...account },
    faults: store.faults,
    damage: (version, how) => store.damage(version, how),
    async stop() {
      await store.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function bucketIn(store: OutsideStore): TestStore {
  const refuse = () => {
    throw new Error('a store that is not embedded can not be made to misbehave: skip this test there');
  };
  return {
    settings: { ...store, bucket: outsideBucket() },
    faults: { add: refuse, clear: () => undefined, seed: () => undefined },
    damage: async () => refuse(),
    stop: async () => undefined,
  };
}

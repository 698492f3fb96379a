import {
  DeleteObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { probeStore } from '@rollcall/cloud/objects/probe-store';
import { createStoreClient } from '@rollcall/cloud/objects/store-client';
import { requireTool } from '@rollcall/test/require-tool';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ForeignStore, findMoto, startMoto, startRadosgw } from './support/foreign-store.ts';
import { until } from './support/until.ts';

const radosgw = requireTool('radosgw');
const moto = findMoto();

const foreignStores = [
  {
    name: 'radosgw over SQLite',
    program: radosgw,
    start: startRadosgw,
    // It ignores x-amz-checksum-sha256, and its backend keeps neither versions nor locks, whatever it answers.
    missing: [
      'completes_once',
      'reads_back_equal',
      'serves_asked_version',
      'refuses_locked_delete',
      'refuses_locked_batch_delete',
      'keeps_lock_length',
      'extends_locks',
      'hold_outlasts_lock',
    ],
  },
  ...(moto === undefined
    ? []
    : [
        {
          name: 'moto',
          program: moto,
          start: startMoto,
          // It checks no digest and no signature, and lets a compliance lock be shortened.
          missing: ['refuses_wrong_bytes', 'refuses_wrong_length', 'keeps_lock_length'],
        },
      ]),
];

describe.skipIf(radosgw === undefined).for(foreignStores)('the probe of $name', ({ program = '', start, missing }) => {
  let store: ForeignStore;
  beforeAll(async () => {
    store = await start(program);
  });
  afterAll(() => store.stop());

  it('finds what that store is known not to hold, and the rest held', async () => {
    const probes = await probeStore(store.settings);
    expect(probes.filter(({ held }) => held !== true).map(({ guarantee }) => guarantee)).toEqual(missing);
  });

  it('agrees about locks with who tries it with other means', async () => {
    const client = createStoreClient(store.settings);
    const Bucket = store.settings.bucket;
    const lock = (version: Version, seconds: number) => {
      const RetainUntilDate = new Date(Math.ceil(Date.now() / 1000 + seconds) * 1000);
      return client.send(
        new PutObjectRetentionCommand({ ...version, Retention: { Mode: 'COMPLIANCE', RetainUntilDate } }),
      );
    };
    const put = async (Key: string): Promise<Version> => {
      const { VersionId } = await client.send(new PutObjectCommand({ Bucket, Key, Body: 'bytes' }));
      await lock({ Bucket, Key, VersionId }, 60);
      return { Bucket, Key, VersionId };
    };
    const gone = async (version: Version) => {
      await client.send(new DeleteObjectCommand(version)).catch(() => undefined);
      return client.send(new HeadObjectCommand(version)).then(
        () => false,
        () => true,
      );
    };
    const locked = await put('locked').catch(() => undefined);
    expect(locked === undefined || (await gone(locked))).toBe(missing.includes('refuses_locked_delete'));
    if (locked !== undefined) {
      const shortened = await put('shortened');
      const taken = await lock(shortened, 1).then(
        () => true,
        () => false,
      );
      expect(taken).toBe(missing.includes('keeps_lock_length'));
      await until(() => gone(shortened));
    }
    client.destroy();
  });
});

interface Version {
  Bucket: string;
  Key: string;
  VersionId: string | undefined;
}

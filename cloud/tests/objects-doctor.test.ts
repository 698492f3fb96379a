import { CreateBucketCommand, ListMultipartUploadsCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { probeStore } from '@rollcall/cloud/objects/probe-store';
import { createStoreClient } from '@rollcall/cloud/objects/store-client';
import type { Fault } from '@rollcall/embedded/s3/faults/fault';
import { type StoreGuarantee, storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { createTestStore } from '@rollcall/test/test-store';
import { beforeAll, describe, expect, it } from 'vitest';

/** Probes a store with a new bucket that behaves like this. */
async function probe(
  faults: Fault[],
  before: (settings: Settings) => Promise<unknown> = async () => undefined,
  lockMs = 6000,
) {
  const store = await createTestStore();
  const { settings } = store;
  try {
    await before(settings);
    for (const fault of faults) store.faults.add(fault);
    const probes = await probeStore(settings, { lockMs });
    store.faults.clear();
    const of = (held: boolean | null) => probes.filter((one) => one.held === held).map((one) => one.guarantee);
    return { probes, missing: of(false), unknown: of(null), left: await leftovers(settings) };
  } finally {
    await store.stop();
  }
}

interface Settings {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

async function leftovers(settings: Settings): Promise<number> {
  const client = createStoreClient(settings);
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: settings.bucket }),
  );
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: settings.bucket }));
  client.destroy();
  return Versions.length + DeleteMarkers.length + Uploads.length;
}

const lies: [string, Fault, StoreGuarantee[]][] = [
  [
    'flips a byte of what it serves',
    { kind: 'corrupt', how: 'flipByte', operations: ['GetObject'] },
    ['reads_back_equal'],
  ],
  ['serves zeroes at the end', { kind: 'corrupt', how: 'zeroTail', operations: ['GetObject'] }, ['reads_back_equal']],
  [
    'flips a byte of a part that it keeps',
    { kind: 'corrupt', how: 'flipByte', operations: ['UploadPart'] },
    ['reads_back_equal'],
  ],
  [
    'keeps zeroes at the end of an object',
    { kind: 'corrupt', how: 'zeroTail', operations: ['CompleteMultipartUpload'] },
    ['reads_back_equal'],
  ],
  [
    'keeps half of a part twice',
    { kind: 'corrupt', how: 'repeatPart', operations: ['UploadPart'] },
    ['reads_back_equal'],
  ],
  ['damages what is put whole', { kind: 'corrupt', how: 'flipByte', operations: ['PutObject'] }, ['reads_back_equal']],
  ['serves an older version', { kind: 'serveOlderVersion', operations: ['GetObject'] }, ['serves_asked_version']],
  ['names an older version', { kind: 'serveOlderVersion', operations: ['HeadObject'] }, ['serves_asked_version']],
  [
    'takes parts with other bytes',
    { kind: 'overlook', what: 'digest', operations: ['UploadPart'] },
    ['refuses_wrong_bytes'],
  ],
  [
    'completes over an object',
    { kind: 'overlook', what: 'condition', operations: ['CompleteMultipartUpload'] },
    ['completes_once'],
  ],
  [
    'deletes what is locked',
    { kind: 'overlook', what: 'lock', operations: ['DeleteObject'] },
    ['refuses_locked_delete', 'keeps_lock_length', 'extends_locks', 'hold_outlasts_lock'],
  ],
  [
    'deletes what is locked in a batch',
    { kind: 'overlook', what: 'lock', operations: ['DeleteObjects'] },
    ['refuses_locked_batch_delete'],
  ],
  ['shortens a lock', { kind: 'overlook', what: 'lock', operations: ['PutObjectRetention'] }, ['keeps_lock_length']],
  ['lets a hold end with the lock', { kind: 'overlook', what: 'holdAfterExpiry' }, ['hold_outlasts_lock']],
  [
    'pretends to lock',
    { kind: 'pretend', operations: ['PutObjectRetention'] },
    ['refuses_locked_delete', 'refuses_locked_batch_delete', 'keeps_lock_length', 'extends_locks'],
  ],
  ['pretends to hold', { kind: 'pretend', operations: ['PutObjectLegalHold'] }, ['hold_outlasts_lock']],
  ['pretends to delete', { kind: 'pretend', operations: ['DeleteObject'] }, ['deletes_versions']],
];

const inTrouble: [string, Fault][] = [
  ['answers 503', { kind: 'error', status: 503, operations: ['UploadPart'] }],
  ['answers 500', { kind: 'error', status: 500, operations: ['GetObject'] }],
  ['resets connections', { kind: 'reset', direction: 'response', afterBytes: 1000, operations: ['GetObject'] }],
  ['resets uploads', { kind: 'reset', direction: 'request', afterBytes: 1000, operations: ['PutObject'] }],
  ['loses its answers', { kind: 'loseResponse', operations: ['PutObjectRetention'] }],
];

/** They mostly wait for locks to end. */
const atOnce = 11;
const probed = new Map<Fault, PromiseSettledResult<Awaited<ReturnType<typeof probe>>>>();

beforeAll(async () => {
  const faults = (usesOutsideParts() ? [] : [...lies, ...inTrouble]).map(([, fault]) => fault);
  for (let first = 0; first < faults.length; first += atOnce) {
    const group = faults.slice(first, first + atOnce);
    const results = await Promise.allSettled(group.map((fault) => probe([fault])));
    results.forEach((result, index) => {
      const fault = group[index];
      if (fault) probed.set(fault, result);
    });
  }
});

describe('the probe of the store', () => {
  it.skipIf(usesOutsideParts()).each(lies)(
    'misses exactly what a store that %s does not hold',
    (_name, fault, expected) => {
      expect(probed.get(fault)).toMatchObject({ value: { missing: expected, unknown: [] } });
    },
  );

  it.skipIf(usesOutsideParts()).each(inTrouble)('learns nothing from a store that %s', (_name, fault) => {
    expect(probed.get(fault)).toMatchObject({ reason: { code: 'object_store_failed' } });
  });

  // At once, because they too wait for locks.
  it.concurrent('finds every guarantee held by our store, and leaves nothing behind', async () => {
    const { probes, missing, unknown, left } = await probe([]);
    expect(probes.map((one) => one.guarantee)).toEqual(storeGuaranteeSchema.options);
    expect({ missing, unknown, left }).toEqual({ missing: [], unknown: [], left: 0 });
  });

  it.skipIf(usesOutsideParts()).concurrent('is not misled by a store that is slow', async () => {
    const { missing, unknown } = await probe([
      { kind: 'slow', bytesPerSecond: 20_000_000, operations: ['GetObject', 'UploadPart'] },
    ]);
    expect({ missing, unknown }).toEqual({ missing: [], unknown: [] });
  });

  it.skipIf(usesOutsideParts()).concurrent(
    'tries a store that is slower than the locks are long with longer ones',
    async () => {
      const slow: Fault = { kind: 'slow', bytesPerSecond: 120, operations: ['PutObjectRetention'] };
      const { missing, unknown } = await probe([slow], undefined, 1000);
      expect({ missing, unknown }).toEqual({ missing: [], unknown: [] });
    },
  );

  it.skipIf(usesOutsideParts()).concurrent('tries what it can on a store without versions', async () => {
    const { missing, unknown } = await probe(
      [{ kind: 'pretend', operations: ['PutBucketVersioning'] }],
      async (settings) => {
        const client = createStoreClient(settings);
        await client.send(new CreateBucketCommand({ Bucket: settings.bucket }));
        client.destroy();
      },
    );
    expect(missing).toEqual(['keeps_versions']);
    expect(unknown).toEqual(storeGuaranteeSchema.options.slice(4));
  });
});

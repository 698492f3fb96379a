import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import { probeGrantForm } from '@rollcall/cloud/objects/probe-grant-form';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceSetup, mib, putPart, sha256Of, startEvidence } from './support/evidence-setup.ts';

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());
afterEach(() => setup.s3.faults.clear());

const bytes = Buffer.alloc(mib, 'a');

describe.each(['content-sha256', 'checksum-sha256'] as const)('a part granted in the form %s', (grantForm) => {
  async function openPart(lifetimeSeconds = 60, signedAt = new Date()) {
    const store = createObjectStore({ ...setup.storeSettings, grantForm });
    const key = `test/${randomUUID()}`;
    const uploadId = await store.createUpload(key);
    const sha256 = sha256Of(bytes);
    const part = { key, uploadId, partNumber: 1, sizeBytes: bytes.length, sha256, signedAt, lifetimeSeconds };
    return { store, key, uploadId, sha256, grant: await store.presignPart(part) };
  }

  it('takes the announced bytes and completes into a version that reads back equal', async () => {
    const { store, key, uploadId, sha256, grant } = await openPart();
    expect(await putPart(grant, bytes)).toBe(200);
    const listed = await store.listParts(key, uploadId);
    const parts = listed.outcome === 'listed' ? listed.parts : [];
    expect(parts).toMatchObject([{ partNumber: 1, sizeBytes: bytes.length }]);
    const completed = await store.completeUpload(
      key,
      uploadId,
      parts.map((part) => ({ ...part, sha256 })),
    );
    if (completed.outcome !== 'completed') throw new Error(completed.outcome);
    expect(await store.head(key)).toEqual({ versionId: completed.versionId, sizeBytes: bytes.length, station: null });
    const read: Uint8Array[] = [];
    for await (const chunk of (await store.openVersion(key, completed.versionId)) ?? []) read.push(chunk);
    expect(sha256Of(Buffer.concat(read))).toBe(sha256);
  });

  it('refuses other bytes, another length and another part number', async () => {
    const { grant } = await openPart();
    expect(await putPart(grant, Buffer.alloc(mib, 'b'))).toBe(400);
    expect(await putPart(grant, Buffer.alloc(mib + 1, 'a'))).toBe(403);
    expect(await putPart({ ...grant, url: grant.url.replace('partNumber=1', 'partNumber=2') }, bytes)).toBe(403);
  });

  it('is granted to a station at the address of the proxy in front of the store, which keeps Host', async () => {
    const { store, key, uploadId, sha256 } = await openPart();
    const inner = new URL(setup.storeSettings.endpoint);
    const hosts: (string | undefined)[] = [];
    const proxy = createServer((incoming, outgoing) => {
      const { method, headers, url: path } = incoming;
      hosts.push(headers.host);
      const onward = request({ host: inner.hostname, port: inner.port, method, headers, path }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(onward);
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const { port } = proxy.address() as AddressInfo;
    const publicEndpoint = `http://localhost:${port}`;
    const behind = createObjectStore({ ...setup.storeSettings, grantForm, publicEndpoint });
    try {
      const size = { sizeBytes: bytes.length, sha256, signedAt: new Date(), lifetimeSeconds: 60 };
      const grant = await behind.grantPart({ key, uploadId, partNumber: 1, ...size });
      expect(new URL(grant.url).origin).toBe(publicEndpoint);
      expect(await putPart(grant, bytes)).toBe(200);
      expect(hosts).toEqual([`localhost:${port}`]);
      expect((await behind.presignPart({ key, uploadId, partNumber: 1, ...size })).url).toContain(inner.origin);
    } finally {
      proxy.close();
      behind.close();
      store.close();
    }
  });

  it('is refused after it expired', async () => {
    const { grant } = await openPart(60, new Date(Date.now() - 61_000));
    expect(await putPart(grant, bytes)).toBe(403);
  });
});

describe('the object store', () => {
  it('makes its bucket once, however often it is asked', async () => {
    const store = createObjectStore({ ...setup.storeSettings, bucket: `${setup.storeSettings.bucket}-another` });
    await Promise.all([store.ensureBucket(), store.ensureBucket()]);
    await store.ensureBucket();
    expect(await store.head('nothing')).toBeUndefined();
  });

  it('tells outcomes apart: no such upload, an object that exists, a version that is gone', async () => {
    const { store } = setup;
    const key = `test/${randomUUID()}`;
    const parts = [{ partNumber: 1, etag: '"0"', sha256: sha256Of(bytes) }];
    expect(await store.listParts(key, 'unknown')).toEqual({ outcome: 'no_such_upload' });
    expect(await store.completeUpload(key, 'unknown', parts)).toEqual({ outcome: 'no_such_upload' });
    expect(await store.completeUpload(key, await store.createUpload(key), parts)).toEqual({ outcome: 'parts_refused' });
    const versionId = await storeObject(key);
    const second = await openWithPart(key);
    expect(await store.completeUpload(key, second.uploadId, second.parts)).toEqual({ outcome: 'exists' });
    await store.abortUpload(key, second.uploadId);
    await store.abortUpload(key, second.uploadId);
    await store.deleteVersion(key, versionId);
    await store.deleteVersion(key, versionId);
    expect(await store.openVersion(key, versionId)).toBeUndefined();
    expect(await store.head(key)).toBeUndefined();
  });

  it.skipIf(usesOutsideParts())(
    'throws when a read breaks off, so that nobody takes a part of it for the whole',
    async () => {
      const key = `test/${randomUUID()}`;
      const versionId = await storeObject(key);
      setup.s3.faults.add({ kind: 'reset', direction: 'response', afterBytes: 1000, operations: ['GetObject'] });
      const stream = await setup.store.openVersion(key, versionId);
      await expect(readAll(stream)).rejects.toMatchObject({ code: 'object_store_failed' });
    },
  );

  it.skipIf(usesOutsideParts())('says that the store failed when it keeps answering 503', async () => {
    setup.s3.faults.add({ kind: 'error', status: 503 });
    await expect(setup.store.head('x')).rejects.toMatchObject({ code: 'object_store_failed', status: 503 });
  });

  it.skipIf(usesOutsideParts())('ends a read with the reason of the signal', async () => {
    const key = `test/${randomUUID()}`;
    const versionId = await storeObject(key);
    const stopping = new AbortController();
    setup.s3.faults.add({ kind: 'slow', bytesPerSecond: 1000, operations: ['GetObject'] });
    const stream = await setup.store.openVersion(key, versionId, stopping.signal);
    const reading = readAll(stream);
    stopping.abort(new Error('stopping'));
    await expect(reading).rejects.toThrow('stopping');
  });

  it('lists every part of an upload that has more than one page of them', async () => {
    const key = `test/${randomUUID()}`;
    const uploadId = await setup.store.createUpload(key);
    const part = { key, uploadId, sizeBytes: 1, sha256: sha256Of(Buffer.from('x')), lifetimeSeconds: 60 };
    const numbers = Array.from({ length: 1003 }, (_, index) => index + 1);
    for (let first = 0; first < numbers.length; first += 50) {
      const sent = numbers.slice(first, first + 50).map(async (partNumber) => {
        return putPart(await setup.store.presignPart({ ...part, partNumber, signedAt: new Date() }), Buffer.from('x'));
      });
      await Promise.all(sent);
    }
    const listed = await setup.store.listParts(key, uploadId);
    expect(listed.outcome === 'listed' && listed.parts.map((stored) => stored.partNumber)).toEqual(numbers);
  });

  it('creates an object once, also where the store overlooks the condition, as Ceph does where versions are kept', async () => {
    const key = `test/${randomUUID()}`;
    if (!usesOutsideParts()) setup.s3.faults.add({ kind: 'overlook', what: 'condition', operations: ['PutObject'] });
    expect(await setup.store.createObject(key, Buffer.from('first'), 'text/plain')).toEqual({ outcome: 'created' });
    expect(await setup.store.createObject(key, Buffer.from('second'), 'text/plain')).toEqual({ outcome: 'exists' });
    expect(Buffer.from((await setup.store.readObject(key)) ?? '').toString()).toBe('first');
  });

  it('lists every open upload', async () => {
    const keys = Array.from({ length: 3 }, () => `listed/${randomUUID()}`);
    for (const key of keys) await setup.store.createUpload(key);
    const listed: string[] = [];
    for await (const upload of setup.store.listUploads()) listed.push(upload.key);
    expect(listed).toEqual(expect.arrayContaining(keys));
  });
});

describe('a store that answers as Ceph does', () => {
  /** Answers every request with this. */
  async function answering(status: number, body: string) {
    const server = createServer((incoming, outgoing) => {
      incoming.resume();
      outgoing.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${body}`);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const store = createObjectStore({ ...setup.storeSettings, endpoint });
    const close = () => {
      store.close();
      server.close();
    };
    return { store, close };
  }
  const parts = [{ partNumber: 1, etag: '"0"', sha256: sha256Of(bytes) }];

  it('has no such upload when it names a missing key, so that another is opened', async () => {
    const { store, close } = await answering(404, '<Error><Code>NoSuchKey</Code></Error>');
    expect(await store.listParts('key', 'forgotten')).toEqual({ outcome: 'no_such_upload' });
    expect(await store.completeUpload('key', 'forgotten', parts)).toEqual({ outcome: 'no_such_upload' });
    await store.abortUpload('key', 'forgotten');
    close();
  });

  it('fails when it has no such bucket', async () => {
    const { store, close } = await answering(404, '<Error><Code>NoSuchBucket</Code></Error>');
    await expect(store.listParts('key', 'any')).rejects.toMatchObject({ code: 'object_store_failed' });
    await expect(store.abortUpload('key', 'any')).rejects.toMatchObject({ code: 'object_store_failed' });
    close();
  });

  it('has completed before when it names no version: the SDK had asked twice', async () => {
    const { store, close } = await answering(
      200,
      '<CompleteMultipartUploadResult><Key>key</Key></CompleteMultipartUploadResult>',
    );
    expect(await store.completeUpload('key', 'done', parts)).toEqual({ outcome: 'exists' });
    close();
  });
});

describe('the probe of grant forms', () => {
  it('chooses the signed content hash where the store refuses wrong bytes, and leaves nothing behind', async () => {
    const { form, protectsParts, probes } = await probeGrantForm(setup.storeSettings);
    expect({ form, protectsParts }).toEqual({ form: 'content-sha256', protectsParts: true });
    const seen = { acceptsRightBytes: true, refusesWrongBytes: true, refusesWrongLength: true };
    expect(probes).toEqual([
      { form: 'content-sha256', ...seen },
      { form: 'checksum-sha256', ...seen },
    ]);
    for await (const { key } of setup.store.listUploads()) expect(key).not.toMatch(/^probes/);
  });

  it.skipIf(usesOutsideParts())('learns nothing from a store that is in trouble', async () => {
    setup.s3.faults.add({ kind: 'error', status: 503, operations: ['UploadPart'] });
    await expect(probeGrantForm(setup.storeSettings)).rejects.toMatchObject({ code: 'object_store_failed' });
  });
});

async function openWithPart(key: string) {
  const { store } = setup;
  const uploadId = await store.createUpload(key);
  const sha256 = sha256Of(bytes);
  const part = { key, uploadId, partNumber: 1, sizeBytes: bytes.length, sha256 };
  await putPart(await store.presignPart({ ...part, signedAt: new Date(), lifetimeSeconds: 60 }), bytes);
  const listed = await store.listParts(key, uploadId);
  const parts = listed.outcome === 'listed' ? listed.parts.map((stored) => ({ ...stored, sha256 })) : [];
  return { uploadId, parts };
}

async function storeObject(key: string): Promise<string> {
  const { uploadId, parts } = await openWithPart(key);
  const completed = await setup.store.completeUpload(key, uploadId, parts);
  if (completed.outcome !== 'completed') throw new Error(completed.outcome);
  return completed.versionId;
}

async function readAll(stream: AsyncIterable<Uint8Array> | undefined): Promise<number> {
  let read = 0;
  for await (const chunk of stream ?? []) read += chunk.length;
  return read;
}

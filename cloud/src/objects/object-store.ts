import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  ListPartsCommand,
  type ListPartsCommandOutput,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { errors } from '../errors/errors.ts';
import { ensureBucket } from './ensure-bucket.ts';
import { s3PartMiB } from './grant-form.ts';
import { type ObjectLocks, objectLocks } from './object-locks.ts';
import type { ObjectStoreSettings } from './object-store-settings.ts';
import { type PartGrant, type PartToGrant, presignPart } from './presign-part.ts';
import { completeTimeoutMs, createStoreClient } from './store-client.ts';
import { isMissing, storeCodeOf, storeFailure } from './store-failure.ts';

export interface StoredPart {
  partNumber: number;
  sizeBytes: number;
  etag: string;
}

export interface StoredVersion {
  versionId: string;
  sizeBytes: number;
  /** Whose upload it was; null when the store doesn't say. */
  station: string | null;
}

/** Bytes of an object, both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface OpenUpload {
  key: string;
  uploadId: string;
  initiatedAt: Date;
}

/** Refusals that the caller must tell apart are outcomes; everything else throws `object_store_failed`. */
export interface ObjectStore extends ObjectLocks {
  readonly leastPartMiB: number;
  /** Makes the bucket with versions and object lock, or turns versions on. Idempotent. */
  ensureBucket(): Promise<void>;
  /** @param station whose upload it is: the object says so for ever (`StoredVersion.station`) */
  createUpload(key: string, station?: string): Promise<string>;
  listParts(
    key: string,
    uploadId: string,
  ): Promise<{ outcome: 'listed'; parts: StoredPart[] } | { outcome: 'no_such_upload' }>;
  /** For HQ itself. */
  presignPart(part: PartToGrant): Promise<PartGrant>;
  /** The same for a station. */
  grantPart(part: PartToGrant): Promise<PartGrant>;
  /** Sends a part itself, for what HQ stores. */
  uploadPart(part: { key: string; uploadId: string; partNumber: number; bytes: Uint8Array }): Promise<{ etag: string }>;
  /**
   * `exists`: the key has an object, or is getting one at this moment. `parts_refused`: the store doesn't take these
   * parts together. @param parts ascending, `sha256` in hex
   * @param over stores a newer version over the one that is there; without it a key gets one object
   */
  completeUpload(
    key: string,
    uploadId: string,
    parts: readonly { partNumber: number; etag: string; sha256: string }[],
    over?: 'over',
  ): Promise<{ outcome: 'completed'; versionId: string } | { outcome: 'exists' | 'no_such_upload' | 'parts_refused' }>;
  /** The key's current version, as far as the store's word goes. */
  head(key: string): Promise<StoredVersion | undefined>;
  /** The bytes of one version, undefined when the store has it no more. An interrupted stream throws while it is read. */
  openVersion(key: string, versionId: string, signal?: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined>;
  /**
   * A part of one version, over connections apart from all other work: who reads slowly keeps no station from uploading.
   * Aborting the signal frees the connection at once.
   */
  getObjectRange(
    key: string,
    versionId: string,
    range: ByteRange,
    signal?: AbortSignal,
  ): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Stores a small object whole, as the newest version of its key. @returns that version */
  putObject(key: string, bytes: Uint8Array, contentType: string): Promise<string>;
  /** The same, unless the key has an object: then nothing changes. */
  createObject(key: string, bytes: Uint8Array, contentType: string): Promise<{ outcome: 'created' | 'exists' }>;
  /** Keys with this beginning that come after `after` in the order of their bytes, in this order. */
  listKeys(prefix: string, after?: string): AsyncGenerator<string>;
  /** A small object's newest version, whole. */
  readObject(key: string, signal?: AbortSignal): Promise<Uint8Array | undefined>;
  /** Idempotent. */
  abortUpload(key: string, uploadId: string): Promise<void>;
  /** Every multipart upload that is open in the bucket. */
  listUploads(): AsyncGenerator<OpenUpload>;
  /** Closes the connections. */
  close(): void;
}

const existing = new Set(['PreconditionFailed', 'ConditionalRequestConflict']);
/** Ceph's gateway names the key. */
const noSuchUpload = new Set(['NoSuchUpload', 'NoSuchKey']);
const partsRefused = new Set(['InvalidPart', 'InvalidPartOrder', 'EntityTooSmall', 'BadDigest']);

/** The bucket of recordings on any S3. Makes no request by itself. */
export function createObjectStore(settings: ObjectStoreSettings): ObjectStore {
  const { bucket: Bucket, leastPartMiB = s3PartMiB } = settings;
  const client = createStoreClient(settings);
  const readers = createStoreClient(settings, { connections: 256 });
  const locks = objectLocks(client, Bucket);

  async function attempt<T>(operation: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw storeFailure(operation, error, signal);
    }
  }

  function versionOf(versionId: string | undefined): string {
    if (versionId === undefined || versionId === 'null') throw errors.objectStoreWithoutVersions(Bucket);
    return versionId;
  }

  async function hasObject(key: string): Promise<boolean> {
    try {
      await client.send(new HeadObjectCommand({ Bucket, Key: key }));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  return {
    leastPartMiB,
    ensureBucket: () => attempt('ensureBucket', () => ensureBucket(client, Bucket)),

    createUpload: (key, station) =>
      attempt('createUpload', async () => {
        // The digest of a part is accepted only when the upload was opened for that kind of digest.
        const digests = settings.grantForm === 'checksum-sha256' ? { ChecksumAlgorithm: 'SHA256' as const } : {};
        const owner = station === undefined ? {} : { Metadata: { station } };
        const { UploadId } = await client.send(
          new CreateMultipartUploadCommand({ Bucket, Key: key, ...digests, ...owner }),
        );
        if (UploadId === undefined) throw new Error('the store opened an upload without an id');
        return UploadId;
      }),

    listParts: (key, uploadId) =>
      attempt('listParts', async () => {
        const parts: StoredPart[] = [];
        try {
          // By IsTruncated: the SDK's paginator goes by the marker, which S3 also sends with the last page.
          let marker: string | undefined;
          do {
            const page: ListPartsCommandOutput = await client.send(
              new ListPartsCommand({ Bucket, Key: key, UploadId: uploadId, PartNumberMarker: marker }),
            );
            for (const { PartNumber = 0, Size = -1, ETag = '' } of page.Parts ?? []) {
              parts.push({ partNumber: PartNumber, sizeBytes: Size, etag: ETag });
            }
            marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
          } while (marker !== undefined);
        } catch (error) {
          if (noSuchUpload.has(storeCodeOf(error) ?? '')) return { outcome: 'no_such_upload' };
          throw error;
        }
        return { outcome: 'listed', parts };
      }),

    presignPart: (part) => presignPart(settings, part),
    grantPart: (part) => presignPart({ ...settings, endpoint: settings.publicEndpoint ?? settings.endpoint }, part),

    uploadPart: ({ key, uploadId, partNumber, bytes }) =>
      attempt('uploadPart', async () => {
        const command = new UploadPartCommand({
          Bucket,
          Key: key,
          UploadId: uploadId,
          PartNumber: partNumber,
          Body: bytes,
          ...(settings.grantForm === 'checksum-sha256' && {
            ChecksumSHA256: createHash('sha256').update(bytes).digest('base64'),
          }),
        });
        const { ETag } = await client.send(command, { requestTimeout: completeTimeoutMs });
        if (ETag === undefined) throw new Error('the store took a part without an ETag');
        return { etag: ETag };
      }),

    completeUpload: (key, uploadId, parts, over) =>
      attempt('completeUpload', async () => {
        const withDigest = settings.grantForm === 'checksum-sha256';
        const Parts = parts.map(({ partNumber, etag, sha256 }) => ({
          PartNumber: partNumber,
          ETag: etag,
          ...(withDigest && { ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64') }),
        }));
        try {
          const completed = await client.send(
            new CompleteMultipartUploadCommand({
              Bucket,
              Key: key,
              UploadId: uploadId,
              ...(over === undefined && { IfNoneMatch: '*' }),
              MultipartUpload: { Parts },
            }),
            { requestTimeout: completeTimeoutMs },
          );
          // So Ceph's gateway answers who completes again, as the SDK does when the first answer got lost.
          if (completed.VersionId === undefined) return { outcome: 'exists' };
          return { outcome: 'completed', versionId: versionOf(completed.VersionId) };
        } catch (error) {
          const code = storeCodeOf(error) ?? '';
          if (existing.has(code)) return { outcome: 'exists' };
          if (noSuchUpload.has(code)) return { outcome: 'no_such_upload' };
          if (partsRefused.has(code)) return { outcome: 'parts_refused' };
          throw error;
        }
      }),

    head: (key) =>
      attempt('head', async () => {
        try {
          const head = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
          const { VersionId, ContentLength, Metadata } = head;
          const station = Metadata?.station ?? null;
          return { versionId: versionOf(VersionId), sizeBytes: ContentLength ?? -1, station };
        } catch (error) {
          if (isMissing(error)) return undefined;
          throw error;
        }
      }),

    openVersion: (key, versionId, signal) =>
      attempt(
        'openVersion',
        async () => {
          const command = new GetObjectCommand({ Bucket, Key: key, VersionId: versionId });
          try {
            const { Body } = await client.send(command, signal && { abortSignal: signal });
            return readBody(Body as AsyncIterable<Uint8Array>, signal);
          } catch (error) {
            if (isMissing(error)) return undefined;
            throw error;
          }
        },
        signal,
      ),

    getObjectRange: (key, versionId, { start, end }, signal) =>
      attempt(
        'getObjectRange',
        async () => {
          const command = new GetObjectCommand({
            Bucket,
            Key: key,
            VersionId: versionId,
            Range: `bytes=${start}-${end}`,
          });
          try {
            const { Body, ContentRange } = await readers.send(command, signal && { abortSignal: signal });
            const body = Body as Readable;
            if (!ContentRange?.startsWith(`bytes ${start}-${end}/`)) {
              body.destroy();
              throw new Error(`the store answered ${ContentRange ?? 'the whole object'} for bytes ${start}-${end}`);
            }
            return readBody(body, signal);
          } catch (error) {
            if (isMissing(error)) return undefined;
            throw error;
          }
        },
        signal,
      ),

    putObject: (key, bytes, contentType) =>
      attempt('putObject', async () => {
        const command = new PutObjectCommand({ Bucket, Key: key, Body: bytes, ContentType: contentType });
        return versionOf((await client.send(command)).VersionId);
      }),

    createObject: (key, bytes, contentType) =>
      attempt('createObject', async () => {
        const object = { Bucket, Key: key, Body: bytes, ContentType: contentType, IfNoneMatch: '*' };
        // Ceph's gateway overlooks the condition in a bucket that keeps versions. What remains are two writers at one moment.
        if (await hasObject(key)) return { outcome: 'exists' };
        try {
          await client.send(new PutObjectCommand(object));
          return { outcome: 'created' };
        } catch (error) {
          if (existing.has(storeCodeOf(error) ?? '')) return { outcome: 'exists' };
          throw error;
        }
      }),

    async *listKeys(prefix, after) {
      try {
        let token: string | undefined;
        do {
          const page: ListObjectsV2CommandOutput = await client.send(
            new ListObjectsV2Command({ Bucket, Prefix: prefix, StartAfter: after, ContinuationToken: token }),
          );
          for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
          token = page.IsTruncated ? page.NextContinuationToken : undefined;
        } while (token !== undefined);
      } catch (error) {
        throw storeFailure('listKeys', error);
      }
    },

    readObject: (key, signal) =>
      attempt(
        'readObject',
        async () => {
          const command = new GetObjectCommand({ Bucket, Key: key });
          try {
            const { Body } = await readers.send(command, signal && { abortSignal: signal });
            return await Body?.transformToByteArray();
          } catch (error) {
            if (isMissing(error)) return undefined;
            throw error;
          }
        },
        signal,
      ),

    lockVersion: (...of) => attempt('lockVersion', () => locks.lockVersion(...of)),
    readLock: (...of) => attempt('readLock', () => locks.readLock(...of)),
    setLegalHold: (...of) => attempt('setLegalHold', () => locks.setLegalHold(...of)),
    deleteVersion: (...of) => attempt('deleteVersion', () => locks.deleteVersion(...of)),
    deleteVersions: (...of) => attempt('deleteVersions', () => locks.deleteVersions(...of)),
    listVersions: (...of) => attempt('listVersions', () => locks.listVersions(...of)),

    abortUpload: (key, uploadId) =>
      attempt('abortUpload', async () => {
        try {
          await client.send(new AbortMultipartUploadCommand({ Bucket, Key: key, UploadId: uploadId }));
        } catch (error) {
          if (!noSuchUpload.has(storeCodeOf(error) ?? '')) throw error;
        }
      }),

    async *listUploads() {
      try {
        let marker: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined = {};
        while (marker !== undefined) {
          const page: ListMultipartUploadsCommandOutput = await client.send(
            new ListMultipartUploadsCommand({ Bucket, ...marker }),
          );
          for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
            if (Key && UploadId && Initiated) yield { key: Key, uploadId: UploadId, initiatedAt: Initiated };
          }
          marker = page.IsTruncated
            ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
            : undefined;
        }
      } catch (error) {
        throw storeFailure('listUploads', error);
      }
    },

    close() {
      client.destroy();
      readers.destroy();
    },
  };
}

/** A connection that breaks half-way throws, so that a short read is never taken for a short object. */
async function* readBody(body: AsyncIterable<Uint8Array>, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw storeFailure('readVersion', error, signal);
  }
}

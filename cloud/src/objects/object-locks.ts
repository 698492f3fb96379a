import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { isMissing, isRefusal } from './store-failure.ts';

export interface VersionName {
  key: string;
  versionId: string;
}

/** What keeps a version from being deleted, as far as the store's word goes. */
export interface VersionLock {
  /** Null: no retention was set. */
  until: Date | null;
  /** Nobody can lift it before its time, the store's own administrator included. */
  compliance: boolean;
  legalHold: boolean;
}

/** Locks of single versions, and what they are made to prevent. */
export interface ObjectLocks {
  /**
   * Keeps the version until then, in compliance mode. `refused`: the store doesn't take it, for one because it has a
   * longer lock. `missing`: it has no such version.
   */
  lockVersion(key: string, versionId: string, until: Date): Promise<'locked' | 'refused' | 'missing'>;
  /** Undefined when the store has no such version. */
  readLock(key: string, versionId: string): Promise<VersionLock | undefined>;
  /** Keeps the version until the hold is taken off, whatever its retention. */
  setLegalHold(key: string, versionId: string, on: boolean): Promise<'set' | 'refused' | 'missing'>;
  /** Removes one version for good, unless the store refuses because of a lock. Idempotent. */
  deleteVersion(key: string, versionId: string): Promise<'deleted' | 'refused'>;
  /** The same of up to 1,000 versions in one request. @returns what was done with each, in the order asked */
  deleteVersions(versions: readonly VersionName[]): Promise<('deleted' | 'refused')[]>;
  /** Every version of this key that the store has, the newest first; delete markers are left out. */
  listVersions(key: string): Promise<string[]>;
}

/** Makes the requests; what they throw is the caller's to translate. */
export function objectLocks(client: S3Client, Bucket: string): ObjectLocks {
  return {
    async lockVersion(key, versionId, until) {
      const Retention = { Mode: 'COMPLIANCE', RetainUntilDate: until } as const;
      const command = new PutObjectRetentionCommand({ Bucket, Key: key, VersionId: versionId, Retention });
      return (await told(() => client.send(command))) ?? 'locked';
    },

    async readLock(key, versionId) {
      try {
        const head = await client.send(new HeadObjectCommand({ Bucket, Key: key, VersionId: versionId }));
        return {
          until: head.ObjectLockRetainUntilDate ?? null,
          compliance: head.ObjectLockMode === 'COMPLIANCE',
          legalHold: head.ObjectLockLegalHoldStatus === 'ON',
        };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async setLegalHold(key, versionId, on) {
      const LegalHold = { Status: on ? 'ON' : 'OFF' } as const;
      const command = new PutObjectLegalHoldCommand({ Bucket, Key: key, VersionId: versionId, LegalHold });
      return (await told(() => client.send(command))) ?? 'set';
    },

    async deleteVersion(key, versionId) {
      const command = new DeleteObjectCommand({ Bucket, Key: key, VersionId: versionId });
      return (await told(() => client.send(command))) === 'refused' ? 'refused' : 'deleted';
    },

    async deleteVersions(versions) {
      const Objects = versions.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }));
      const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
      const refused = new Set(Errors.map(({ Key, VersionId }) => `${VersionId} ${Key}`));
      return versions.map(({ key, versionId }) => (refused.has(`${versionId} ${key}`) ? 'refused' : 'deleted'));
    },

    async listVersions(key) {
      const found: string[] = [];
      let marker: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
      while (marker !== undefined) {
        const page: ListObjectVersionsCommandOutput = await client.send(
          new ListObjectVersionsCommand({ Bucket, Prefix: key, ...marker }),
        );
        // Keys come in order, and this one is the first with its name as the prefix.
        const own = (page.Versions ?? []).filter(({ Key }) => Key === key);
        for (const { VersionId } of own) if (VersionId !== undefined) found.push(VersionId);
        const goesOn = page.IsTruncated === true && page.NextKeyMarker === key;
        marker = goesOn ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : undefined;
      }
      return found;
    },
  };
}

async function told(work: () => Promise<unknown>): Promise<'refused' | 'missing' | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (isMissing(error)) return 'missing';
    if (isRefusal(error)) return 'refused';
    throw error;
  }
}

import type { DatabaseSync } from 'node:sqlite';
import type { FaultSwitches } from './faults/fault-switches.ts';
import type { S3Request, S3Response } from './http/s3-request.ts';
import type { BlobFiles } from './storage/blob-files.ts';

/** What the operations work with. */
export interface StoreContext {
  database: DatabaseSync;
  blobs: BlobFiles;
  faults: FaultSwitches;
  region: string;
  /** Of every part of an object but the last. */
  minimumPartBytes: number;
  now: () => number;
}

/** Throws an S3Error to refuse. */
export type Operation = (context: StoreContext, request: S3Request) => Promise<S3Response> | S3Response;

import { z } from 'zod';
import { operationNames } from '../http/operation-name.ts';

const selection = {
  /** Any operation when left out. */
  operations: z.array(z.enum(operationNames)).min(1).optional(),
  /** Any key when left out; operations on a bucket have the key ''. */
  keyPrefix: z.string().optional(),
  /** Of each matching request; 1 when left out. */
  probability: z.number().gt(0).lte(1).optional(),
  /** Strikes that often, then sleeps; for ever when left out. */
  times: z.int().positive().optional(),
};

const corruptions = ['flipByte', 'zeroTail', 'repeatPart'] as const;
const overlooked = ['lock', 'holdAfterExpiry', 'condition', 'digest'] as const;
export type Overlooked = (typeof overlooked)[number];
export type Corruption = (typeof corruptions)[number];

/** A misbehaviour to show, and the requests that meet it. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Answers 503 SlowDown or 500 InternalError before anything is done. */
  z.strictObject({ kind: z.literal('error'), status: z.union([z.literal(500), z.literal(503)]), ...selection }),
  /** Resets the connection when more than that many body bytes went by; with 0, before anything is done. */
  z.strictObject({
    kind: z.literal('reset'),
    direction: z.enum(['request', 'response']),
    afterBytes: z.int().nonnegative(),
    ...selection,
  }),
  /** Bodies in both directions at that many bytes a second per connection. Takes effect on bodies under way. */
  z.strictObject({
    kind: z.literal('slow'),
    bytesPerSecond: z.int().positive(),
    operations: selection.operations,
    keyPrefix: selection.keyPrefix,
  }),
  /** Does the work, then resets the connection instead of answering. */
  z.strictObject({ kind: z.literal('loseResponse'), ...selection }),
  /**
   * Wrong bytes under the right ETag. On operations that write, the stored bytes are damaged for good; on GetObject only
   * the bytes on their way out. `repeatPart` puts a part where the next one belongs (two parts of one size are needed;
   * for a single blob its first half takes the place of the second).
   */
  z.strictObject({ kind: z.literal('corrupt'), how: z.enum(corruptions), ...selection }),
  /** GetObject and HeadObject answer with the version before the one asked for, if there is one. */
  z.strictObject({ kind: z.literal('serveOlderVersion'), ...selection }),
  /**
   * Does what it should refuse. `lock`: deletes a locked version (DeleteObject, DeleteObjects), or shortens a retention
   * (PutObjectRetention). `holdAfterExpiry`: a legal hold ends with the retention (DeleteObject). `condition`: completes
   * or puts over an object in spite of `If-None-Match`. `digest`: the promised digests of a body (PutObject, UploadPart).
   */
  z.strictObject({ kind: z.literal('overlook'), what: z.enum(overlooked), ...selection }),
  /** DeleteObject of a version, PutObjectRetention, PutObjectLegalHold and PutBucketVersioning: answers as if it had done it. */
  z.strictObject({ kind: z.literal('pretend'), ...selection }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault['kind'];

import { describeConditionalDeletes } from './conditional-deletes.ts';
import { describeHostileDocuments } from './hostile-documents.ts';
import { describeIntegrity } from './integrity.ts';
import { describeListing } from './listing.ts';
import { describeMetadata } from './metadata.ts';
import { describeMultipart } from './multipart.ts';
import { describeObjectLock } from './object-lock.ts';
import { describeObjects } from './objects.ts';
import { describeRaces } from './races.ts';
import type { S3Target } from './s3-target.ts';
import { describeSignatures } from './signatures.ts';
import { describeVersions } from './versions.ts';

/** What Rollcall expects of any S3: point it at a server of your choice. */
export function describeS3Behaviour(target: () => S3Target): void {
  describeObjects(target);
  describeConditionalDeletes(target);
  describeMetadata(target);
  describeHostileDocuments(target);
  describeIntegrity(target);
  describeSignatures(target);
  describeMultipart(target);
  describeListing(target);
  describeVersions(target);
  describeObjectLock(target);
  describeRaces(target);
}

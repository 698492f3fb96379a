import { corruptFile } from '../faults/corrupt.ts';
import type { S3Request } from '../http/s3-request.ts';
import type { StoreContext } from '../store-context.ts';

/** The `corrupt` fault on a blob that was received right: from here on its bytes are wrong and its ETag isn't. */
export async function damageBlob({ faults, blobs }: StoreContext, request: S3Request, blob: string): Promise<void> {
  const fault = faults.strike('corrupt', request);
  if (fault !== undefined) await corruptFile(blobs.pathOf(blob), fault.how, (below) => faults.pick(below));
}

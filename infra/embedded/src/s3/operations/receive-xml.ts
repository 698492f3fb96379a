import type { S3Request } from '../http/s3-request.ts';
import { parseXml } from '../http/xml.ts';
import { S3Error } from '../s3-error.ts';

/** 10,000 parts with checksums are about 2 MiB. */
const maximumBytes = 8 * 1024 * 1024;

/** The request's XML document, after its digests were checked. Undefined when the body is empty. */
export async function receiveXml(
  request: S3Request,
  root: string,
  lists: readonly string[] = [],
): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  await request.receive({
    write: (chunk) => {
      sizeBytes += chunk.length;
      if (sizeBytes > maximumBytes) throw new S3Error('EntityTooLarge', 'The XML document is too large.');
      chunks.push(chunk);
    },
  });
  if (sizeBytes === 0) return undefined;
  return parseXml(Buffer.concat(chunks).toString('utf8'), root, lists);
}

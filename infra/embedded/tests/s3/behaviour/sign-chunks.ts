import { createHash, createHmac } from 'node:crypto';
import { type RawRequest, signable, signer } from './raw-request.ts';
import type { S3Target } from './s3-target.ts';

const emptyHash = createHash('sha256').digest('hex');

/** A STREAMING-AWS4-HMAC-SHA256-PAYLOAD request, signed as Amazon's documentation says, independently of the store. */
export async function signChunks(
  target: S3Target,
  request: RawRequest,
  body: Buffer,
  chunkBytes: number,
  trailer?: string,
) {
  const payload = `STREAMING-AWS4-HMAC-SHA256-PAYLOAD${trailer === undefined ? '' : '-TRAILER'}`;
  const unsigned = signable(target, {
    ...request,
    headers: {
      'content-encoding': 'aws-chunked',
      'x-amz-content-sha256': payload,
      'x-amz-decoded-content-length': String(body.length),
      ...(trailer === undefined ? {} : { 'x-amz-trailer': trailer.split(':')[0] ?? '' }),
    },
  });
  const { headers } = await signer(target).sign(unsigned);
  const timestamp = headers['x-amz-date'] ?? '';
  const date = timestamp.slice(0, 8);
  const scope = `${date}/${target.region}/s3/aws4_request`;
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = [date, target.region, 's3', 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${target.credentials.secretAccessKey}`,
  );
  let previous = /Signature=([0-9a-f]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  const sign = (algorithm: string, ...hashes: string[]) => {
    previous = hmac(key as Buffer, [algorithm, timestamp, scope, previous, ...hashes].join('\n')).toString('hex');
    return previous;
  };

  const pieces: Buffer[] = [];
  for (let offset = 0; offset <= body.length; offset += chunkBytes) {
    const chunk = body.subarray(offset, offset + chunkBytes);
    if (chunk.length === 0) break;
    pieces.push(chunkHead(chunk), chunk, Buffer.from('\r\n'));
  }
  pieces.push(chunkHead(Buffer.alloc(0)));
  if (trailer === undefined) pieces.push(Buffer.from('\r\n'));
  else {
    const trailerHash = createHash('sha256').update(`${trailer}\n`).digest('hex');
    pieces.push(
      Buffer.from(`${trailer}\r\nx-amz-trailer-signature:${sign('AWS4-HMAC-SHA256-TRAILER', trailerHash)}\r\n\r\n`),
    );
  }
  return { url: `${target.endpoint}${request.path}`, headers, encoded: Buffer.concat(pieces) };

  function chunkHead(chunk: Buffer): Buffer {
    const hash = createHash('sha256').update(chunk).digest('hex');
    return Buffer.from(
      `${chunk.length.toString(16)};chunk-signature=${sign('AWS4-HMAC-SHA256-PAYLOAD', emptyHash, hash)}\r\n`,
    );
  }
}

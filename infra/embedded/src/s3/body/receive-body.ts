import { S3Error } from '../s3-error.ts';
import { AwsChunkedDecoder } from './aws-chunked-decoder.ts';
import type { ByteSink } from './byte-sink.ts';
import { type ChecksumAlgorithm, checksumHeader, decodeChecksum, digestNameOf } from './checksum-algorithm.ts';
import { ChunkSignatures } from './chunk-signatures.ts';
import { type DigestName, DigestSet } from './digest.ts';
import { type PayloadPlan, planPayload, type SignedPayload } from './payload-plan.ts';
import type { ReceivedBody } from './received-body.ts';

/**
 * Streams a request's body into `sink` in one pass and checks every digest that came with it.
 * @param chunks the raw body, already throttled and counted
 * @param overlook lets wrong digests through
 * @throws S3Error when it is short, long, or any promised digest or chunk signature is wrong: commit nothing then
 */
export async function receiveBody(
  signed: SignedPayload,
  chunks: AsyncIterable<Buffer>,
  sink: ByteSink,
  overlook = false,
): Promise<ReceivedBody> {
  const plan = planPayload(signed);
  const decoder = createDecoder(signed);
  const digests = new DigestSet(digestNames(plan));
  let sizeBytes = 0;
  for await (const chunk of decoder === undefined ? chunks : decoder.decode(chunks)) {
    sizeBytes += chunk.length;
    if (sizeBytes > plan.sizeBytes) throw wrongLength(plan.sizeBytes);
    digests.update(chunk);
    await sink.write(chunk);
  }
  if (sizeBytes !== plan.sizeBytes) throw wrongLength(plan.sizeBytes);
  return { sizeBytes, md5: digests.digest('md5'), checksum: checkDigests(plan, digests, decoder?.trailers, overlook) };
}

function createDecoder({ payload }: SignedPayload): AwsChunkedDecoder | undefined {
  if (payload.kind === 'unsigned-trailer') return new AwsChunkedDecoder();
  if (payload.kind !== 'signed-chunks') return undefined;
  return new AwsChunkedDecoder({ signatures: new ChunkSignatures(payload.seed), signedTrailer: payload.trailer });
}

/** MD5 always: it is the ETag, and what a Content-MD5 is held against. */
function digestNames(plan: PayloadPlan): DigestName[] {
  const names: DigestName[] = ['md5'];
  if (plan.sha256Hex !== undefined) names.push('sha256');
  if (plan.checksum !== undefined) names.push(digestNameOf(plan.checksum.algorithm));
  return names;
}

function checkDigests(
  plan: PayloadPlan,
  digests: DigestSet,
  trailers: ReadonlyMap<string, string> | undefined,
  overlook: boolean,
): ReceivedBody['checksum'] {
  if (plan.sha256Hex !== undefined) {
    const computed = digests.digest('sha256').toString('hex');
    if (computed !== plan.sha256Hex && !overlook) {
      throw new S3Error(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
        {
          detail: { ClientComputedContentSHA256: plan.sha256Hex, S3ComputedContentSHA256: computed },
        },
      );
    }
  }
  if (plan.md5 !== undefined && !overlook && !plan.md5.equals(digests.digest('md5'))) {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  if (plan.checksum === undefined) return undefined;
  const { algorithm } = plan.checksum;
  const expected = plan.checksum.from === 'header' ? plan.checksum.expected : readTrailer(algorithm, trailers);
  const digest = digests.digest(digestNameOf(algorithm));
  if (!expected.equals(digest) && !overlook) {
    throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  return { algorithm, digest };
}

function readTrailer(algorithm: ChecksumAlgorithm, trailers: ReadonlyMap<string, string> | undefined): Buffer {
  const name = checksumHeader(algorithm);
  const expected = decodeChecksum(algorithm, trailers?.get(name) ?? '');
  if (expected === undefined) throw new S3Error('InvalidRequest', `The trailer ${name} is missing or invalid.`);
  return expected;
}

function wrongLength(expectedBytes: number): S3Error {
  return new S3Error('IncompleteBody', `The body does not have the ${expectedBytes} bytes that its headers promise.`);
}

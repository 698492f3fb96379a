import type { ByteSink } from '../body/byte-sink.ts';
import type { ReceivedBody } from '../body/received-body.ts';
import type { OperationName } from './operation-name.ts';

export interface S3Request {
  readonly operation: OperationName;
  /** Empty for the operations on the service itself. */
  readonly bucket: string;
  /** Empty for the operations on a bucket. */
  readonly key: string;
  /** Decoded; a parameter without a value is ''. */
  readonly query: ReadonlyMap<string, string>;
  /** Lower-case names. In a presigned request `x-amz-*` query parameters that the signer hoisted are here too. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Streams the body into the sink and checks all that was promised about it; call it once at most.
   * @throws S3Error when the body is not what the headers say: commit nothing then
   */
  readonly receive: (sink: ByteSink) => Promise<ReceivedBody>;
}

export type ResponseHeaders = Record<string, string>;

export interface S3Response {
  status: number;
  headers?: ResponseHeaders;
  /** A string is an XML document. A stream goes with an exact content-length. */
  body?: string | { sizeBytes: number; chunks: AsyncIterable<Buffer> };
}

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../log.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { isChecksumValueHeader } from '../body/checksum-algorithm.ts';
import { receiveBody } from '../body/receive-body.ts';
import { Throttle } from '../faults/throttle.ts';
import { operations } from '../operations/operations.ts';
import { S3Error } from '../s3-error.ts';
import type { StoreContext } from '../store-context.ts';
import type { StoreStats } from '../store-stats.ts';
import { ConnectionReset } from './connection-reset.ts';
import { toHeaderText } from './header-text.ts';
import { refuseUnknownHeaders } from './known-headers.ts';
import type { OperationName } from './operation-name.ts';
import { RequestBody } from './request-body.ts';
import { routeRequest } from './route.ts';
import type { S3Request, S3Response } from './s3-request.ts';
import { errorResponse, sendResponse, toS3Error } from './send-response.ts';
import { type RequestTarget, readTarget } from './target.ts';

interface RequestHandlerOptions {
  context: StoreContext;
  authenticator: Authenticator;
  stats: StoreStats;
  log: Log | undefined;
}

/** One request from its first line to its answer: authenticate, route, meet the faults, do the work, answer. */
export class RequestHandler {
  readonly #context: StoreContext;
  readonly #authenticator: Authenticator;
  readonly #stats: StoreStats;
  readonly #log: Log | undefined;
  readonly #throttle: Throttle;

  constructor(options: RequestHandlerOptions) {
    this.#context = options.context;
    this.#authenticator = options.authenticator;
    this.#stats = options.stats;
    this.#log = options.log;
    this.#throttle = new Throttle(options.context.faults);
  }

  /** Never rejects. */
  async handle(incoming: IncomingMessage, outgoing: ServerResponse, expectsContinue: boolean): Promise<void> {
    const requestId = randomBytes(8).toString('hex').toUpperCase();
    const body = new RequestBody({
      incoming,
      outgoing,
      expectsContinue,
      faults: this.#context.faults,
      throttle: this.#throttle,
      stats: this.#stats,
    });
    let request: S3Request | undefined;
    outgoing.setHeader('x-amz-request-id', requestId);
    try {
      request = this.#admit(incoming, body);
      const response = await this.#perform(request);
      if (!(await body.drain(request))) outgoing.setHeader('connection', 'close');
      await sendResponse(outgoing, this.#hampered(response, request, incoming), incoming.method !== 'HEAD');
    } catch (error) {
      await this.#refuse(error, incoming, outgoing, body, request, requestId);
    }
  }

  #admit(incoming: IncomingMessage, body: RequestBody): S3Request {
    const target = readTarget(incoming);
    const { payload, presigned } = this.#authenticator.authenticate(target);
    const query = new Map(target.query);
    const headers = presigned ? { ...hoistedHeaders(query), ...target.headers } : target.headers;
    refuseUnknownHeaders(headers);
    const operation = routeRequest({ method: target.method, bucket: target.bucket, key: target.key, query, headers });
    this.#stats.countRequest(operation);
    const place = { operation, bucket: target.bucket, key: target.key };
    const checksumIsOfBody = operation !== 'CompleteMultipartUpload';
    return {
      ...place,
      query,
      headers,
      receive: (sink) => {
        const overlook = this.#context.faults.overlooks('digest', place);
        return receiveBody({ headers, payload, checksumIsOfBody }, body.chunks(place), sink, overlook);
      },
    };
  }

  async #perform(request: S3Request): Promise<S3Response> {
    const { faults } = this.#context;
    if (faults.strike('reset', request, ({ direction, afterBytes }) => direction === 'request' && afterBytes === 0))
      throw new ConnectionReset();
    const error = faults.strike('error', request);
    if (error?.status === 503) throw new S3Error('SlowDown', 'Please reduce your request rate.');
    if (error?.status === 500)
      throw new S3Error('InternalError', 'We encountered an internal error. Please try again.');
    return await operations[request.operation](this.#context, request);
  }

  /** The answer as the faults let it out. A stream is always handed on, so that what it holds open is let go. */
  #hampered(response: S3Response, request: S3Request, incoming: IncomingMessage): S3Response {
    const { faults } = this.#context;
    const lost = faults.strike('loseResponse', request) !== undefined;
    const resetAfterBytes = lost
      ? 0
      : faults.strike('reset', request, ({ direction }) => direction === 'response')?.afterBytes;
    const { body } = response;
    if (typeof body !== 'object') {
      if (resetAfterBytes !== undefined) throw new ConnectionReset();
      return response;
    }
    const paced = this.#throttle.pace(body.chunks, incoming.socket, request);
    return {
      ...response,
      body: { ...body, chunks: resetAfterBytes === undefined ? paced : resetAfter(paced, resetAfterBytes) },
    };
  }

  async #refuse(
    error: unknown,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: RequestBody,
    request: { operation: OperationName; bucket: string; key: string } | undefined,
    requestId: string,
  ): Promise<void> {
    if (error instanceof ConnectionReset || outgoing.headersSent || incoming.socket.destroyed) {
      if (!(error instanceof ConnectionReset)) this.#log?.warn({ err: error, requestId }, 'request broke off');
      incoming.socket.resetAndDestroy();
      return;
    }
    const refusal = toS3Error(error);
    this.#stats.countError(refusal.code);
    if (refusal.status >= 500 && refusal.cause !== undefined)
      this.#log?.error({ err: refusal.cause, requestId }, 'request failed');
    try {
      if (!(await body.drain(request))) outgoing.setHeader('connection', 'close');
      const resource = (incoming.url ?? '/').split('?')[0] ?? '/';
      await sendResponse(outgoing, errorResponse(refusal, resource, requestId), incoming.method !== 'HEAD');
    } catch (failure) {
      this.#log?.warn({ err: failure, requestId }, 'refusal could not be sent');
      incoming.socket.destroy();
    }
  }
}

/**
 * Presigners move `x-amz-*` headers into the query; there they count as if sent. Checksums don't, as on S3: whoever presigns
 * doesn't have the body, and the JavaScript SDK puts the checksum of an empty one there. As a signed header it counts.
 */
function hoistedHeaders(query: ReadonlyMap<string, string>): RequestTarget['headers'] {
  return Object.fromEntries(
    [...query]
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => name.startsWith('x-amz-') && !isChecksumValueHeader(name))
      .map(([name, value]) => [name, toHeaderText(value)] as const),
  );
}

async function* resetAfter(chunks: AsyncIterable<Buffer>, afterBytes: number): AsyncGenerator<Buffer> {
  let left = afterBytes;
  for await (const chunk of chunks) {
    if (chunk.length > left) {
      yield chunk.subarray(0, left);
      throw new ConnectionReset();
    }
    left -= chunk.length;
    yield chunk;
  }
}

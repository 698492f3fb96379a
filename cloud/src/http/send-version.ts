import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from '../errors/errors.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { requestedRange } from './requested-range.ts';

interface Version {
  objectKey: string;
  versionId: string;
  sizeBytes: number;
}

/**
 * Answers a stored version, or the range of it that is asked for. The store is read no faster than the client takes it,
 * and no longer than the client stays or `ended` lets it.
 * @param options.missing what to say when the store doesn't have it
 */
export async function sendVersion(
  store: ObjectStore,
  { objectKey, versionId, sizeBytes }: Version,
  { request, reply, headers, ended, closed, sent, check, missing, onDoubt }: SendOptions,
): Promise<FastifyReply> {
  const gone = whenClosed(reply.raw);
  const signal = AbortSignal.any([gone, ...(ended ? [ended] : [])]);
  let sentBytes = 0;
  if (gone.aborted) closed?.(sentBytes);
  else gone.addEventListener('abort', () => closed?.(sentBytes), { once: true });
  reply.headers({ 'accept-ranges': 'bytes', ...headers });
  // Only GET has ranges (RFC 9110, section 14.2).
  if (request.method === 'HEAD') return reply.header('content-length', sizeBytes).send();
  const asked = requestedRange(request.headers.range, sizeBytes);
  if (asked.outcome === 'unsatisfiable') {
    for (const name of Object.keys(headers)) reply.removeHeader(name);
    reply.header('content-range', `bytes */${sizeBytes}`);
    throw errors.rangeNotSatisfiable(sizeBytes);
  }
  const range = asked.outcome === 'range' ? asked.range : { start: 0, end: sizeBytes - 1 };

  const bytes = await store.getObjectRange(objectKey, versionId, range, signal).catch((error: unknown) => {
    if (signal.aborted) return undefined; // Nobody hears an answer any more.
    onDoubt?.();
    throw error;
  });
  if (signal.aborted) {
    reply.raw.destroy();
    return reply.hijack();
  }
  if (!bytes) {
    onDoubt?.();
    throw missing();
  }
  const served = check?.(range.start);
  let isRight = true;
  const stream = Readable.from(
    passing(bytes, (chunk) => {
      sent?.(range.start + sentBytes, range.start + sentBytes + chunk.length);
      sentBytes += chunk.length;
      if (!isRight || !served || served.take(chunk)) return;
      isRight = false;
      onDoubt?.();
    }),
    { objectMode: false },
  );
  stream.once('error', (error) => {
    if (signal.aborted) return;
    // No warning: the store's connection isn't kept for a player that pauses for long; it asks again.
    request.log.info({ objectKey, error }, 'media broke off');
    if (sentBytes === 0) onDoubt?.();
  });
  // What lies in buffers on the way is not for them any more either.
  ended?.addEventListener('abort', () => reply.raw.destroy(), { once: true });
  reply.header('content-length', range.end - range.start + 1);
  if (asked.outcome === 'range') {
    reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
  }
  return reply.send(stream);
}

interface SendOptions {
  request: FastifyRequest;
  reply: FastifyReply;
  headers: Record<string, string>;
  /** Aborted when the client may not have the rest. */
  ended?: AbortSignal;
  /** Called once nobody waits for the answer any more, with how many bytes of the file were handed to the connection. */
  closed?: (sentBytes: number) => void;
  /** Called with each part of the file that was handed to the connection, `until` excluded. */
  sent?: (from: number, until: number) => void;
  /** Looks at what is served from a byte on: `take` answers false once it isn't what was announced. */
  check?: (start: number) => { take(chunk: Uint8Array): boolean };
  missing: () => Error;
  /** Called when the store didn't give the bytes, or gave others than were announced. */
  onDoubt?: () => void;
}

async function* passing(
  chunks: AsyncIterable<Uint8Array>,
  look: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    look(chunk);
    yield chunk;
  }
}

/** Aborted once the answer was sent or nobody waits for it any more. */
function whenClosed(response: ServerResponse): AbortSignal {
  const closed = new AbortController();
  if (response.destroyed) closed.abort();
  else response.once('close', () => closed.abort());
  return closed.signal;
}

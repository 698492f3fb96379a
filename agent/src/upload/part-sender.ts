import type { FileHandle } from 'node:fs/promises';
import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { GrantedPart } from '@rollcall/shared/http/station-uploads';
import { createSendCap, type SendCap } from './send-cap.ts';

/** `local_file`: what lies on the station's disk is shorter than it should be or can't be read. */
export type PartAnswer =
  | { outcome: 'answered'; status: number; code: string | null }
  | { outcome: 'no_answer'; code: string }
  | { outcome: 'local_file'; code: string };

export type PartSender = {
  /** PUTs `part.sizeBytes` bytes of the file from `offset`. Rejects only with the signal's reason. */
  sendPart(send: {
    part: GrantedPart;
    file: FileHandle;
    offset: number;
    signal: AbortSignal;
    /** Called when only the answer is missing. */
    onBodySent?: () => void;
  }): Promise<PartAnswer>;
  close(): void;
};

const chunkBytes = 512 * 1024;
const maxAnswerBytes = 8 * 1024;
/** A connection that takes nothing for so long is dead, or as good as dead. A store may think longer about its answer. */
const stalledMs = 20_000;

class LocalFileError extends Error {}

/** Sends parts over pooled connections, from buffers that are used again. A connection that stays silent is given up. */
export function createPartSender({
  idleTimeoutMs = 60_000,
  cap = createSendCap({ bytesPerSecond: () => null }),
  onSent = () => {},
  ca,
}: {
  idleTimeoutMs?: number;
  cap?: SendCap;
  /** A connection took so many bytes. */
  onSent?: (bytes: number) => void;
  /** Certificates that the store's is checked against, beside none of the system's, where it isn't publicly trusted. */
  ca?: string;
} = {}): PartSender {
  const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true, ca }) };
  const freeBuffers: Buffer[] = [];

  function open(part: GrantedPart, signal: AbortSignal): ClientRequest {
    const url = new URL(part.url);
    const options = { method: 'PUT', headers: headersOf(part), signal };
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, agent: agents['https:'] })
        : httpRequest(url, { ...options, agent: agents['http:'] });
    request.setTimeout(Math.min(stalledMs, idleTimeoutMs), () => request.destroy(timedOut()));
    return request;
  }

  async function sendPart({
    part,
    file,
    offset,
    signal,
    onBodySent = () => {},
  }: Parameters<PartSender['sendPart']>[0]): Promise<PartAnswer> {
    const buffers = [freeBuffers.pop() ?? Buffer.alloc(chunkBytes), freeBuffers.pop() ?? Buffer.alloc(chunkBytes)];
    const request = open(part, signal);
    const answer = answerOf(request);
    const body = writeBody(request, { file, offset, sizeBytes: part.sizeBytes, buffers, cap, onSent, signal }).then(
      () => {
        request.setTimeout(idleTimeoutMs);
        onBodySent();
      },
    );
    // A connection that broke while it was written to may still bring the answer that explains it.
    const bodyThenAnswer = body.then(
      () => answer,
      (error: unknown) => {
        if (error instanceof LocalFileError) throw error;
        return answer;
      },
    );
    bodyThenAnswer.catch(() => {}); // Awaited below, unless the answer comes first.
    try {
      const response = await Promise.race([answer, bodyThenAnswer]);
      return { outcome: 'answered', ...response };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof LocalFileError) return { outcome: 'local_file', code: codeOf(error.cause) };
      return { outcome: 'no_answer', code: codeOf(error) };
    } finally {
      // A server that answered before it had the body must not be sent the rest.
      if (!request.writableFinished) request.destroy();
      await body.catch(() => {}); // Its error was told above; the buffers are free only now.
      freeBuffers.push(...buffers);
    }
  }

  return {
    sendPart,
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function headersOf(part: GrantedPart): Record<string, string | number> {
  const names = Object.keys(part.headers).map((name) => name.toLowerCase());
  return names.includes('content-length') ? part.headers : { ...part.headers, 'content-length': part.sizeBytes };
}

/** Reads one chunk while the one before it is on its way. */
async function writeBody(
  request: ClientRequest,
  {
    file,
    offset,
    sizeBytes,
    buffers,
    cap,
    onSent,
    signal,
  }: {
    file: FileHandle;
    offset: number;
    sizeBytes: number;
    buffers: Buffer[];
    cap: SendCap;
    onSent: (bytes: number) => void;
    signal: AbortSignal;
  },
): Promise<void> {
  let written: Promise<void> = Promise.resolve();
  // A chunk that waited for a connection is never called back when the request ends before it has one.
  const closed = new Promise<never>((_, reject) => request.once('close', () => reject(reset())));
  closed.catch(() => {}); // Every request closes.
  for (let sent = 0, turn = 0; sent < sizeBytes; turn += 1) {
    const buffer = buffers[turn % buffers.length] ?? Buffer.alloc(0);
    const length = Math.min(buffer.length, cap.chunkBytes(), sizeBytes - sent);
    const chunk = await readChunk(file, buffer.subarray(0, length), offset + sent).catch((error: unknown) => {
      throw new LocalFileError('the recording could not be read', { cause: error });
    });
    await written;
    await cap.admit(length, signal);
    const writing = new Promise<void>((resolve, reject) => {
      request.write(chunk, (error) => {
        if (error) return reject(error);
        onSent(length);
        resolve();
      });
    });
    written = Promise.race([writing, closed]);
    written.catch(() => {}); // Awaited at the next turn, or below.
    sent += length;
  }
  await written;
  request.end();
}

async function readChunk(file: FileHandle, chunk: Buffer, offset: number): Promise<Buffer> {
  for (let filled = 0; filled < chunk.length; ) {
    const { bytesRead } = await file.read(chunk, filled, chunk.length - filled, offset + filled);
    if (bytesRead === 0) throw Object.assign(new Error('the recording is shorter than announced'), { code: 'SHORT' });
    filled += bytesRead;
  }
  return chunk;
}

/** Status and S3 error code. The body is read to its end, so that the connection can be used again. */
function answerOf(request: ClientRequest): Promise<{ status: number; code: string | null }> {
  const answer = new Promise<{ status: number; code: string | null }>((resolve, reject) => {
    request.on('error', reject);
    request.on('close', () => reject(reset()));
    request.on('response', (response: IncomingMessage) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        if (body.length < maxAnswerBytes) body += text;
      });
      response.on('error', reject);
      response.on('end', () => {
        const code = /<Code>(\w{1,64})<\/Code>/.exec(body)?.[1] ?? null;
        resolve({ status: response.statusCode ?? 0, code });
      });
    });
  });
  answer.catch(() => {}); // Awaited by the caller, who may have met another error before.
  return answer;
}

function reset(): Error {
  return Object.assign(new Error('the connection closed'), { code: 'ECONNRESET' });
}

function timedOut(): Error {
  return Object.assign(new Error('the connection was silent for too long'), { code: 'ETIMEDOUT' });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}

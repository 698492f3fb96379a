import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { partCount, partRange } from '@rollcall/shared/contract/part-plan';
import type { StationApi } from '../src/upload/station-api.ts';

/** What happens to one PUT. `lost`: the store takes the part, its answer never arrives. `early`: it answers unasked. */
export type PartFault =
  | { kind: 'status'; status: number; code?: string }
  | { kind: 'early'; status: number; code?: string }
  | { kind: 'reset'; afterBytes: number }
  | { kind: 'silent' }
  | { kind: 'hold'; until: Promise<void> }
  | { kind: 'lost' };

type Upload = { sizeBytes: number; parts: Map<number, Buffer>; state: 'open' | 'uploaded' | 'verified' };

/** An HQ and its store in one: grants what is missing, takes parts over real connections, checks their digests. */
export async function startUploadHq({ partSizeBytes = 64 * 1024 }: { partSizeBytes?: number } = {}) {
  const uploads = new Map<string, Upload>();
  const sockets = new Set<import('node:net').Socket>();
  const grants: string[] = [];
  let generation = 0;
  const hq = {
    uploads,
    grants,
    /** What HQ had and lost. */
    wanted: [] as string[],
    /** Part numbers in the order in which their PUTs began. */
    puts: [] as string[],
    bytesReceived: 0,
    connections: 0,
    inFlight: 0,
    maxInFlight: 0,
    /** Before a PUT is read. Returning nothing lets it pass. */
    onPut: (_put: { recordingId: string; partNumber: number; count: number }): PartFault | undefined => undefined,
    /** Grants made so far are refused with 403 from now on. */
    expireGrants() {
      generation += 1;
    },
    announce(recordingId: string, sizeBytes: number) {
      uploads.set(recordingId, { sizeBytes, parts: new Map(), state: 'open' });
    },
    content(recordingId: string): Buffer {
      const parts = uploads.get(recordingId)?.parts ?? new Map<number, Buffer>();
      return Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes));
    },
  };

  const server = createServer(async (request, response) => {
    hq.inFlight += 1;
    hq.maxInFlight = Math.max(hq.maxInFlight, hq.inFlight);
    response.on('close', () => {
      hq.inFlight -= 1;
    });
    await take(request, response).catch(() => {}); // The client went away.
  });
  server.on('connection', (socket) => {
    hq.connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://store');
    const [, recordingId = '', part = ''] = url.pathname.split('/');
    const partNumber = Number(part);
    const upload = uploads.get(recordingId);
    const count = hq.puts.push(`${recordingId}/${part}`);
    const fault = hq.onPut({ recordingId, partNumber, count });
    if (fault?.kind === 'silent') return;
    if (fault?.kind === 'hold') await fault.until;
    if (fault?.kind === 'early') return answer(response, fault.status, fault.code);
    if (url.searchParams.get('generation') !== String(generation)) return answer(response, 403, 'AccessDenied');
    const chunks: Buffer[] = [];
    let received = 0;
    for await (const chunk of request) {
      received += chunk.length;
      hq.bytesReceived += chunk.length;
      chunks.push(chunk);
      if (fault?.kind === 'reset' && received >= fault.afterBytes) return void request.socket.resetAndDestroy();
    }
    const bytes = Buffer.concat(chunks);
    if (fault?.kind === 'status') return answer(response, fault.status, fault.code);
    const digest = createHash('sha256').update(bytes).digest('hex');
    if (digest !== request.headers['x-amz-content-sha256']) return answer(response, 400, 'XAmzContentSHA256Mismatch');
    upload?.parts.set(partNumber, bytes);
    if (fault?.kind === 'lost') return void request.socket.resetAndDestroy();
    answer(response, 200);
  }

  function answer(response: ServerResponse, status: number, code?: string): void {
    response.writeHead(status).end(code ? `<Error><Code>${code}</Code></Error>` : undefined);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  /** Grants against digests as HQ knows them from the announcement. */
  function apiFor(announced: (recordingId: string) => Buffer): StationApi {
    return {
      async requestUpload(recordingId) {
        grants.push(recordingId);
        const bytes = announced(recordingId);
        const upload = uploads.get(recordingId) ?? { sizeBytes: bytes.length, parts: new Map(), state: 'open' };
        uploads.set(recordingId, upload);
        if (upload.state === 'verified') return { outcome: 'verified', verifiedAt: '2026-11-25T00:00:00Z' };
        if (upload.state === 'uploaded') return { outcome: 'uploaded' };
        const numbers = Array.from({ length: partCount(bytes.length, partSizeBytes) }, (_, index) => index + 1);
        const missing = numbers.filter((number) => !upload.parts.has(number)).slice(0, 64);
        if (missing.length === 0) return { outcome: 'complete' };
        return {
          outcome: 'parts',
          partSizeBytes,
          expiresAt: '2026-11-25T00:15:00Z',
          parts: missing.map((partNumber) => {
            const { offset, sizeBytes } = partRange(bytes.length, partSizeBytes, partNumber);
            const digest = createHash('sha256')
              .update(bytes.subarray(offset, offset + sizeBytes))
              .digest('hex');
            return {
              partNumber,
              sizeBytes,
              url: `http://127.0.0.1:${port}/${recordingId}/${partNumber}?generation=${generation}`,
              headers: { 'x-amz-content-sha256': digest },
            };
          }),
        };
      },
      listWantedUploads: async () => ({ recordingIds: hq.wanted, firstIds: [] }),
      async completeUpload(recordingId) {
        const upload = uploads.get(recordingId);
        if (upload) upload.state = 'uploaded';
        return { outcome: 'uploaded' };
      },
    };
  }

  return Object.assign(hq, {
    apiFor,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

// An HQ for stations, in memory: the one of the agent's tests, with uploads whose parts are read and dropped. It takes whatever
// a station does and keeps nothing of the footage, so that what is measured is the agent.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { partCount, partRange } from '@rollcall/shared/contract/part-plan';
import type { UploadGrant } from '@rollcall/shared/http/station-uploads';
import { startTestHq } from '../../../agent/tests/support/test-hq.ts';
import { programSettings, serve } from '../bench-program.ts';

const { stationIds } = programSettings<{ stationIds: string[] }>();
const hq = await startTestHq();
const stations = stationIds.map((stationId) => hq.addStation(stationId));
const storedParts = new Map<string, Set<number>>();
const verified = new Set<string>();

const server = createServer({ requestTimeout: 0 }, (request, response) => void answer(request, response));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const codes = Object.fromEntries(stations.map(({ stationId, code }) => [stationId, code]));
await serve({ url, codes }, async () => {
  server.closeAllConnections();
  server.close();
  await hq.stop();
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '';
  const [, , recordingId = '', part = ''] = path.split('/');
  if (path.startsWith('/part/')) {
    await once(request.resume(), 'end');
    storedParts.get(recordingId)?.add(Number(part));
    response.writeHead(200, { etag: '"0"' }).end();
    return;
  }
  if (path === '/progress') return give(response, { verified: verified.size });
  if (path === '/api/v1/station/uploads') {
    return give(response, grant(((await json(request)) as { recordingId: string }).recordingId));
  }
  const completed = /^\/api\/v1\/station\/uploads\/(\w+)\/completion$/.exec(path)?.[1];
  if (completed !== undefined) {
    verified.add(completed);
    return give(response, { outcome: 'verified' });
  }
  if (path === '/api/v1/station/kiosk-directory') return give(response, { officers: [], recorders: [] });
  if (path === '/api/v1/station/wanted-uploads') return give(response, { recordingIds: [] });
  await passOn(request, response);
}

function announced() {
  return stations.flatMap((station) => station.eventsOf('collected')).map(({ body }) => body as AnnouncedBody);
}

type AnnouncedBody = { recordingId: string; sizeBytes: number; partSizeBytes: number };

function grant(recordingId: string): UploadGrant {
  const body = announced().find((candidate) => candidate.recordingId === recordingId);
  if (!body) throw new Error(`${recordingId} was not announced`);
  if (verified.has(recordingId)) return { outcome: 'verified', verifiedAt: new Date().toISOString() };
  const stored = storedParts.get(recordingId) ?? new Set();
  storedParts.set(recordingId, stored);
  const { sizeBytes, partSizeBytes } = body;
  const numbers = Array.from({ length: partCount(sizeBytes, partSizeBytes) }, (_, index) => index + 1);
  const missing = numbers.filter((partNumber) => !stored.has(partNumber)).slice(0, 64);
  if (missing.length === 0) return { outcome: 'complete' };
  const parts = missing.map((partNumber) => ({
    partNumber,
    sizeBytes: partRange(sizeBytes, partSizeBytes, partNumber).sizeBytes,
    url: `${url}/part/${recordingId}/${partNumber}`,
    headers: {},
  }));
  return { outcome: 'parts', partSizeBytes, expiresAt: new Date(Date.now() + 3_600_000).toISOString(), parts };
}

/** To the HQ of the tests. */
async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', headers } = request;
  const { authorization = '', 'content-type': contentType = 'application/json' } = headers;
  const asked = await fetch(`${hq.url}${request.url}`, {
    method,
    headers: { authorization, 'content-type': contentType },
    ...(method === 'GET' ? {} : { body: await text(request) }),
  });
  response.writeHead(asked.status, { 'content-type': 'application/json', date: asked.headers.get('date') ?? '' });
  response.end(await asked.text());
}

function give(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

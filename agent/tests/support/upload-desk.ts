import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { generateKeyPair } from 'jose';
import { createHqClient } from '../../src/identity/hq-client.ts';
import { createHqClock } from '../../src/identity/hq-clock.ts';
import { createHqHttp } from '../../src/identity/hq-http.ts';
import { createTokenClient } from '../../src/identity/token-client.ts';
import { createSystemClock } from '../../src/runtime/clock.ts';
import { createHttpStationApi } from '../../src/upload/http-station-api.ts';
import type { StationApi } from '../../src/upload/station-api.ts';

/** What happens to an answer of HQ: it gets lost after HQ did what was asked, or HQ does nothing and says so. */
export type DeskFault = 'lost' | { status: number };

/** HQ's uploads over real HTTP, with tokens that end after so many requests. Behind it stands the API of the test. */
export async function openUploadDesk(api: StationApi) {
  const desk = {
    /** Each request in order, such as `uploads` or `completion`. */
    asked: [] as string[],
    tokens: 0,
    /** After so many requests HQ no longer knows the token. */
    requestsPerToken: Number.POSITIVE_INFINITY,
    onAsked: (_what: string, _count: number): DeskFault | undefined => undefined,
  };
  let requestsOfToken = 0;
  const signal = new AbortController().signal;

  async function answer(request: IncomingMessage, body: string): Promise<{ status: number; body: object }> {
    if (request.url?.endsWith('/station/token')) {
      desk.tokens += 1;
      requestsOfToken = 0;
      const token = { access_token: `token-${desk.tokens}`, token_type: 'Bearer', expires_in: 3600 };
      return { status: 200, body: token };
    }
    requestsOfToken += 1;
    const isKnown = request.headers.authorization === `Bearer token-${desk.tokens}`;
    if (!isKnown || requestsOfToken > desk.requestsPerToken) return problem(401);
    const [, recordingId = '', completion] = /uploads\/(\w+)\/(completion)$/.exec(request.url ?? '') ?? [];
    if (completion) return { status: 200, body: await api.completeUpload(recordingId, signal) };
    if (request.method === 'GET') return { status: 200, body: await api.listWantedUploads(signal) };
    return { status: 200, body: await api.requestUpload(JSON.parse(body).recordingId, signal) };
  }

  const server = createServer(async (request, response) => {
    const what = /token|completion|wanted-uploads|uploads/.exec(request.url ?? '')?.[0] ?? '';
    desk.asked.push(what);
    const fault = desk.onAsked(what, desk.asked.filter((one) => one === what).length);
    const body = await text(request);
    const found = typeof fault === 'object' ? problem(fault.status) : await answer(request, body);
    if (fault === 'lost') return void request.socket.resetAndDestroy();
    response.writeHead(found.status, { 'content-type': 'application/json' }).end(JSON.stringify(found.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const clock = createSystemClock();
  const hqClock = createHqClock(clock);
  const http = createHqHttp({ hqUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hqClock });
  const { privateKey } = await generateKeyPair('EdDSA');
  const key = { privateKey, publicJwk: { kty: 'OKP', crv: 'Ed25519', x: '' } as const, thumbprint: 'of-a-test' };
  const tokens = createTokenClient({ http, stationId: 'squad-1', key, hqClock, clock });
  return Object.assign(desk, {
    api: createHttpStationApi(createHqClient({ http, tokens })),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function problem(status: number) {
  const told = { type: 'about:blank', title: 'no', status, code: 'of_a_test', nextStep: 'Ask again.' };
  return { status, body: told };
}

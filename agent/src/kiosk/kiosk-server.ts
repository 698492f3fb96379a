import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { judgeKioskRequest } from './judge-kiosk-request.ts';
import { choosePinSchema, decisionsRequestSchema, kioskRequestSchema, seenRequestSchema } from './kiosk-request.ts';
import { readPageFiles } from './page-files.ts';
import type { StationKiosk } from './station-kiosk.ts';

/** Nothing from elsewhere, nothing inline, in no frame. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};
const refusalStatus = { foreign_host: 403, foreign_origin: 403, method_not_allowed: 405, wrong_token: 401 } as const;
const mostBodyBytes = 10_000;

/**
 * Serves the screen of this machine's stations on 127.0.0.1. The page carries a token that is made anew at each start;
 * a page of before the start hears so and loads itself again.
 */
export function createKioskServer({ kiosks, log }: { kiosks: readonly StationKiosk[]; log: Logger }) {
  const bootToken = randomBytes(24).toString('base64url');
  const files = readPageFiles();
  const server: Server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    void answer(request, response).catch((error) => {
      log.warn({ err: error }, 'request of the screen failed');
      if (!response.headersSent) send(response, 500, { outcome: 'failed' });
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isApi = pathname.startsWith('/api/');
    const { method = '', headers } = request;
    const token = headers['x-kiosk-token'];
    const verdict = judgeKioskRequest(
      { method, host: headers.host, origin: headers.origin, token: typeof token === 'string' ? token : undefined },
      { port: portOf(server), bootToken, isApi },
    );
    if (verdict !== 'allowed') return send(response, refusalStatus[verdict], { outcome: verdict });
    if (isApi) return answerApi(pathname.split('/').slice(2), request, response);
    const name = pathname === '/' || pathname.startsWith('/stations/') ? 'index.html' : pathname.slice(1);
    const file = files.get(name);
    if (!file) return send(response, 404, { outcome: 'not_found' });
    const body = name === 'index.html' ? file.body.replace('{{token}}', bootToken) : file.body;
    response.writeHead(200, { ...securityHeaders, 'content-type': file.type }).end(body);
  }

  async function answerApi(path: string[], request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [resource, stationId, what] = path;
    if (resource !== 'stations') return send(response, 404, { outcome: 'not_found' });
    if (stationId === undefined)
      return send(
        response,
        200,
        kiosks.map(({ stationId, name }) => ({ stationId, name })),
      );
    const kiosk = kiosks.find((one) => one.stationId === stationId);
    if (!kiosk) return send(response, 404, { outcome: 'not_found' });
    if (request.method === 'GET' && what === undefined) return send(response, 200, await kiosk.state());
    const act = request.method === 'POST' ? actsOf(kiosk).get(what ?? '') : undefined;
    if (!act) return send(response, 404, { outcome: 'not_found' });
    const answered = await act(await readJson(request));
    send(response, statusOf[answered.outcome] ?? 403, answered);
  }

  return {
    /** @returns its address. Rejects when the port is taken. */
    async start(port: number): Promise<string> {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return `http://127.0.0.1:${portOf(server)}`;
    },
    async stop(): Promise<void> {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What can be sent to a station's screen, each by its own form. */
function actsOf(kiosk: StationKiosk): Map<string, (body: unknown) => Promise<{ outcome: string }>> {
  const by =
    <Schema extends z.ZodType>(schema: Schema, act: (request: z.infer<Schema>) => Promise<{ outcome: string }>) =>
    async (body: unknown) => {
      const parsed = schema.safeParse(body);
      return parsed.success ? act(parsed.data) : { outcome: 'bad_request' };
    };
  return new Map([
    ['entries', by(kioskRequestSchema, kiosk.enter)],
    ['decisions', by(decisionsRequestSchema, kiosk.decisions)],
    ['notices', by(seenRequestSchema, kiosk.see)],
    ['pins', by(choosePinSchema, kiosk.choosePin)],
  ]);
}

/** Who isn't known by a PIN gets 403. */
const statusOf: Record<string, number> = {
  ...{ bad_request: 400, entered: 201, other_entry: 422 },
  ...{ decisions: 200, seen: 200, chosen: 200, pin_too_plain: 422, gone: 404, hq_away: 503 },
};

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { ...securityHeaders, 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(body));
}

/** Undefined for what is no JSON or too much: the schema refuses it. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > mostBodyBytes) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

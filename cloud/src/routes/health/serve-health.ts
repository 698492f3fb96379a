import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { holdsToken } from '@rollcall/node/holds-token';
import type { MetricPage } from '@rollcall/node/metric-page';
import { type HealthCheck, toHealthCheck } from '../../http/health-check.ts';

/**
 * Tells how a process without the role `api` is doing, in the words of `GET /api/v1/health`, for whoever keeps it running; and
 * `/metrics` to whoever holds the token.
 */
export async function serveHealth(deps: {
  host: string;
  port: number;
  checks: readonly HealthCheck[];
  now: () => Date;
  metrics: { token: string | undefined; page: MetricPage };
}): Promise<{ url: string; stop(): Promise<void> }> {
  const { host, port, checks, now, metrics } = deps;

  async function answer({ url, headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (url !== '/metrics') {
      const told = checks.map((check) => toHealthCheck(check, now()));
      const status = told.every(({ problem }) => problem === null) ? 'ok' : 'degraded';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ status, checks: told }));
    } else if (metrics.token === undefined || !holdsToken(headers.authorization, metrics.token)) {
      response.writeHead(404).end();
    } else {
      response.setHeader('content-type', metrics.page.contentType);
      response.end(await metrics.page.render());
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

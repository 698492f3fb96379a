import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HealthCheck, toHealthCheck } from './health-check.ts';

/**
 * Tells how a process without the role `api` is doing, in the words of `GET /api/v1/health`, and on this machine only: for
 * whoever keeps it running.
 */
export async function serveHealth(deps: {
  port: number;
  checks: readonly HealthCheck[];
  now: () => Date;
}): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((_request, response) => {
    const checks = deps.checks.map((check) => toHealthCheck(check, deps.now()));
    const status = checks.every(({ problem }) => problem === null) ? 'ok' : 'degraded';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ status, checks }));
  });
  server.listen(deps.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

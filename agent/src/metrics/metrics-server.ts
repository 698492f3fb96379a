import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Collector, createMetricPage } from '@rollcall/node/metric-page';
import type { Logger } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import { type MeasuredStation, stationCollectors } from './station-collectors.ts';

/** Serves `GET /metrics` and nothing else, to anybody who reaches the port: there are no names in it. */
export function createMetricsServer({ stations, log }: { stations: readonly MeasuredStation[]; log: Logger }) {
  const page = createMetricPage({ collectors: [build, ...stationCollectors(stations)], log });
  const server: Server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    void answer(request, response);
  });

  async function answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (method !== 'GET' || url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': page.contentType }).end(await page.render());
  }

  return {
    /** @returns where it is served. Rejects when the port is taken. */
    async start({ port, address }: { port: number; address: string }): Promise<string> {
      server.listen(port, address);
      await once(server, 'listening');
      const { family, port: taken } = server.address() as AddressInfo;
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}/metrics`;
    },
    async stop(): Promise<void> {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const build: Collector = {
  name: 'build',
  collect: () => [
    {
      name: 'rollcall_agent_build_info',
      help: 'Always 1; says which version of the agent runs.',
      samples: [{ labels: { version: packageJson.version }, value: 1 }],
    },
  ],
};

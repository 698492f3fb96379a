// An HTTP server that reads what it is sent, drops it, and answers as a store does.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { programSettings, serve } from '../bench-program.ts';

const server = createServer({ requestTimeout: 0, keepAliveTimeout: 65_000 }, (request, response) => {
  request.on('end', () => response.writeHead(200, { etag: '"0"' }).end()).resume();
});
const { host = '127.0.0.1' } = programSettings<{ host?: string }>();
server.listen(0, host);
await once(server, 'listening');
await serve({ url: `http://${host}:${(server.address() as AddressInfo).port}` }, async () => {
  server.closeAllConnections();
  server.close();
});

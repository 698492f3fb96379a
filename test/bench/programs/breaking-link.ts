// Passes bytes on to a server, and resets every connection again and again. Tells what came over each time that it is asked.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { programSettings, say, serve } from '../bench-program.ts';

const { host, toPort, everyMs } = programSettings<{ host: string; toPort: number; everyMs: number }>();
const sockets = new Set<Socket>();
let receivedBytes = 0;
let breaks = 0;

const server = createServer({ noDelay: true }, (near) => {
  const far = connect({ port: toPort, host: '127.0.0.1', noDelay: true });
  near.on('data', (bytes) => {
    receivedBytes += bytes.length;
  });
  near.pipe(far);
  far.pipe(near);
  for (const socket of [near, far]) {
    sockets.add(socket);
    socket.on('error', () => undefined); // Broken on purpose; the close follows.
    socket.on('close', () => {
      sockets.delete(socket);
      near.destroy();
      far.destroy();
    });
  }
});
server.listen(0, host);
await once(server, 'listening');
const breaking = setInterval(() => {
  breaks += 1;
  for (const socket of sockets) socket.resetAndDestroy();
}, everyMs);
createInterface({ input: process.stdin }).on('line', () => say({ receivedBytes, breaks }));
await serve({ port: (server.address() as AddressInfo).port }, async () => {
  clearInterval(breaking);
  for (const socket of sockets) socket.destroy();
  server.close();
});

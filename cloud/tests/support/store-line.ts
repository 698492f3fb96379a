import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to the object store that a test can look at: a TCP proxy. */
export async function openStoreLine(endpoint: string) {
  const { hostname, port } = new URL(endpoint);
  const open = new Set<Socket>();
  let received = 0;
  let mute = false;
  const server = createServer((client) => {
    const store = connect(Number(port), hostname);
    open.add(client);
    client.once('close', () => {
      open.delete(client);
      store.destroy();
    });
    store.once('close', () => client.destroy());
    for (const socket of [client, store]) socket.on('error', () => undefined); // Its close says enough.
    store.on('data', (chunk) => {
      received += chunk.length;
    });
    client.pipe(store);
    if (!mute) store.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Connections to the store that are open now. */
    connections: () => open.size,
    /** Bytes that came from the store so far. */
    received: () => received,
    /** Ends the connections; through new ones no answer comes until `mute` is false again. */
    cut(options: { mute: boolean }) {
      for (const client of open) client.destroy();
      mute = options.mute;
    },
    close() {
      for (const client of open) client.destroy();
      server.close();
    },
  };
}

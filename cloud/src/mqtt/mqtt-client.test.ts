import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import pino from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { createMqttClient } from './mqtt-client.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('stopped while the broker has not answered yet, it never connects again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  let connections = 0;
  const silentBroker = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined).resume();
  }).listen(0, '127.0.0.1');
  await once(silentBroker, 'listening');
  const { port } = silentBroker.address() as AddressInfo;
  const client = createMqttClient({
    url: `mqtt://127.0.0.1:${port}`,
    username: 'hq',
    password: 'secret',
    clientId: 'hq',
    subscriptions: [],
    onMessage: async () => undefined,
    onReady: () => undefined,
    log: pino({ level: 'silent' }),
  });
  client.start();
  await once(silentBroker, 'connection');
  await client.stop();
  await vi.advanceTimersByTimeAsync(60_000);

  // A connection of the client's would have been made before this one.
  const probe = connect(port, '127.0.0.1');
  await once(silentBroker, 'connection');
  expect(connections).toBe(2);
  probe.destroy();
  silentBroker.close();
});

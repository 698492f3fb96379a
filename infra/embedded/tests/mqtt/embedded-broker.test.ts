import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { maxMessageBytes, topics } from '@rollcall/shared/contract/topics';
import type { IClientOptions } from 'mqtt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmbeddedBroker, type EmbeddedBroker } from '../../src/mqtt/embedded-broker.ts';
import { connectTestClient, type TestClient } from './test-client.ts';

let broker: EmbeddedBroker;
let url: string;
let open: TestClient[];

function createBroker(port?: number): EmbeddedBroker {
  return createEmbeddedBroker({
    ...(port === undefined ? {} : { port }),
    authenticate: async ({ username }) =>
      username === 'hq' || username === 'reader'
        ? { kind: username }
        : { kind: 'station', stationId: username, shard: '0a' },
  });
}

beforeEach(async () => {
  open = [];
  broker = createBroker();
  ({ url } = await broker.start());
});
afterEach(async () => {
  await Promise.all(open.map((client) => client.close()));
  await broker.stop();
});

async function connect(username: string, options: IClientOptions = {}): Promise<TestClient> {
  const client = await connectTestClient(url, { username, password: 'x', ...options });
  open.push(client);
  return client;
}

test('counts a refused publish and a refused will, and keeps the connection', async () => {
  const hq = await connect('hq');
  await hq.mqtt.subscribeAsync(topics.everyUp, { qos: 1 });
  const station = await connect('st-1');
  await station.mqtt.publishAsync(topics.up('0a', 'st-2'), 'forged', { qos: 1 });
  await station.mqtt.publishAsync(topics.up('0a', 'st-1'), 'own', { qos: 1 });
  await hq.saw('own');
  expect(hq.received).toEqual([`${topics.up('0a', 'st-1')} own`]);
  expect(station.mqtt.connected).toBe(true);
  expect(broker.refusedPublishes()).toBe(1);

  const dying = await connect('st-2', { will: { topic: topics.down('0a', 'st-1'), payload: Buffer.from('forged') } });
  broker.disconnect('st-2');
  await dying.closed;
  await until(() => broker.refusedPublishes() === 2);
});

test('answers a forbidden filter with failure 128 and still grants the others', async () => {
  const station = await connect('st-1');
  const packets: { granted?: (number | { qos: number })[] }[] = [];
  station.mqtt.on('packetreceive', (packet) => {
    if (packet.cmd === 'suback') packets.push(packet as { granted: number[] });
  });
  const filters = [topics.down('0a', 'st-1'), topics.down('0a', 'st-2'), 'rc/v1/#'];
  await station.mqtt.subscribeAsync(filters, { qos: 1 }).catch(() => {}); // mqtt.js rejects when one is refused.
  expect(packets.map(({ granted }) => granted)).toEqual([[1, 128, 128]]);

  const hq = await connect('hq');
  await hq.mqtt.publishAsync(topics.down('0a', 'st-1'), 'hello', { qos: 1 });
  await station.saw('hello');
});

test('keeps messages for a session that is away, but none of a filter that it refused', async () => {
  const session = { clientId: 'agent', clean: false };
  const first = await connect('st-1', session);
  const filters = [topics.down('0a', 'st-1'), topics.down('0a', 'st-2')];
  await first.mqtt.subscribeAsync(filters, { qos: 1 }).catch(() => {}); // The second is refused.
  await first.close();

  const hq = await connect('hq');
  await hq.mqtt.publishAsync(topics.down('0a', 'st-2'), 'not yours', { qos: 1 });
  await hq.mqtt.publishAsync(topics.down('0a', 'st-1'), 'while away', { qos: 1 });
  const second = await connect('st-1', session);
  await second.saw('while away');
  expect(second.received).toEqual([`${topics.down('0a', 'st-1')} while away`]);
});

test('does not give a session to another account that names its client id', async () => {
  const session = { clientId: 'agent', clean: false };
  const mine = await connect('st-1', session);
  await mine.mqtt.subscribeAsync(topics.down('0a', 'st-1'), { qos: 1 });
  await connect('st-2', session);
  const hq = await connect('hq');
  await hq.mqtt.publishAsync(topics.down('0a', 'st-1'), 'still here', { qos: 1 });
  await mine.saw('still here');
});

test('passes the largest message of the contract', async () => {
  const hq = await connect('hq');
  await hq.mqtt.subscribeAsync(topics.everyUp, { qos: 1 });
  const station = await connect('st-1');
  const payload = 'x'.repeat(maxMessageBytes);
  await station.mqtt.publishAsync(topics.up('0a', 'st-1'), payload, { qos: 1 });
  await hq.saw(payload);
});

test('closes the connection of an oversized packet before its body has come, and serves the others', async () => {
  const hq = await connect('hq');
  await hq.mqtt.subscribeAsync(topics.everyUp, { qos: 1 });

  const station = await connect('st-1');
  station.mqtt.publish(topics.up('0a', 'st-1'), Buffer.alloc(513 * 1024), { qos: 1 });
  await station.closed;

  const socket = connectSocket(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {}); // A reset is as good as an end.
  socket.resume();
  socket.write(Uint8Array.from([0x10, 0xff, 0xff, 0xff, 0x7f]));
  await once(socket, 'close');

  const other = await connect('st-2');
  await other.mqtt.publishAsync(topics.up('0a', 'st-2'), 'fine', { qos: 1 });
  await hq.saw('fine');
  expect(hq.received).toEqual([`${topics.up('0a', 'st-2')} fine`]);
});

test('closes the live connections of a revoked user only, and delivers their will', async () => {
  const reader = await connect('reader');
  await reader.mqtt.subscribeAsync(topics.everyPresence, { qos: 1 });
  const will = { topic: topics.presence('0a', 'st-1'), payload: Buffer.from('offline') };
  const [revoked, twin, other] = [await connect('st-1', { will }), await connect('st-1'), await connect('st-2')];
  broker.disconnect('st-1');
  await Promise.all([revoked.closed, twin.closed]);
  await reader.saw('offline');
  await other.mqtt.publishAsync(topics.presence('0a', 'st-2'), 'online', { qos: 1 });
  await reader.saw('online');
});

test('starts again on the same port with nothing kept, also while connections hang', async () => {
  const port = Number(new URL(url).port);
  const hq = await connect('hq');
  await hq.mqtt.publishAsync(topics.checkpoint, 'old', { qos: 1, retain: true });
  const silent = connectSocket(port, '127.0.0.1');
  silent.on('error', () => {}); // The broker may reset it.
  await once(silent, 'connect');
  await broker.stop();

  broker = createBroker(port);
  expect(await broker.start()).toEqual({ url });
  const reader = await connect('reader');
  await reader.mqtt.subscribeAsync(topics.checkpoint, { qos: 1 });
  const again = await connect('hq');
  await again.mqtt.publishAsync(topics.checkpoint, 'new', { qos: 1 });
  await reader.saw('new');
  expect(reader.received).toEqual([`${topics.checkpoint} new`]);
});

test('says which port is taken', async () => {
  const second = createBroker(Number(new URL(url).port));
  await expect(second.start()).rejects.toMatchObject({ code: 'broker_port_taken' });
});

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 5_000; !condition(); ) {
    if (Date.now() > deadline) throw new Error('the condition did not come true within 5 s');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

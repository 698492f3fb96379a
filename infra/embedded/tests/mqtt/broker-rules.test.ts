import { topics } from '@rollcall/shared/contract/topics';
import { Mosquitto } from '@rollcall/test/mosquitto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrokerPrincipal } from '../../src/mqtt/broker-principal.ts';
import { createEmbeddedBroker } from '../../src/mqtt/embedded-broker.ts';
import { startMosquitto } from './start-mosquitto.ts';
import { connectTestClient, type TestClient } from './test-client.ts';

const password = 'a generated password';
const stations = [
  { stationId: 'st-1', shard: '0a' },
  { stationId: 'st-2', shard: '0b' },
];
const users = ['hq', 'reader', ...stations.map(({ stationId }) => stationId)];

function principal(username: string): BrokerPrincipal | undefined {
  if (username === 'hq' || username === 'reader') return { kind: username };
  const station = stations.find(({ stationId }) => stationId === username);
  return station && { kind: 'station', ...station };
}

async function startAedes() {
  const broker = createEmbeddedBroker({
    authenticate: async (sent) => (sent.password === password ? principal(sent.username) : undefined),
  });
  return { ...(await broker.start()), stop: () => broker.stop() };
}

/** The same rules on every broker: what is delivered. How a broker says no differs, and isn't looked at here. */
describe.each([
  { name: 'aedes', present: true, start: startAedes },
  {
    name: 'mosquitto',
    present: Mosquitto.isPresent(),
    start: () => startMosquitto(users, password),
  },
])('on $name', ({ present, start }) => {
  if (!present) {
    test.skip('this broker is not installed');
    return;
  }
  let broker: Awaited<ReturnType<typeof start>>;
  const open: TestClient[] = [];

  beforeAll(async () => {
    broker = await start();
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.close()));
    await broker?.stop();
  });

  async function connect(username: string, will?: { topic: string; payload: Buffer }): Promise<TestClient> {
    const client = await connectTestClient(broker.url, { username, password, ...(will ? { will } : {}) });
    open.push(client);
    return client;
  }

  let counter = 0;
  const mark = () => `message-${++counter}`;

  /** Sends on the topic, then an allowed message behind it; tells whether the first had come when the second came. */
  async function isDelivered(
    topic: string,
    {
      sender,
      receiver,
      witness,
      behind,
    }: { sender: TestClient; receiver: TestClient; witness: TestClient; behind: string },
  ): Promise<boolean> {
    const [payload, last] = [mark(), mark()];
    await sender.mqtt.publishAsync(topic, payload, { qos: 1 });
    await witness.mqtt.publishAsync(behind, last, { qos: 1 });
    await receiver.saw(last);
    return receiver.received.includes(`${topic} ${payload}`);
  }

  test.each<[who: string, topic: string, delivered: boolean]>([
    ['st-1', topics.up('0a', 'st-1'), true],
    ['st-1', topics.presence('0a', 'st-1'), true],
    ['st-1', topics.down('0a', 'st-1'), false],
    ['st-1', topics.checkpoint, false],
    ['st-1', topics.up('0b', 'st-2'), false],
    ['st-1', topics.presence('0b', 'st-2'), false],
    ['st-1', topics.down('0b', 'st-2'), false],
    ['hq', topics.down('0a', 'st-1'), true],
    ['hq', topics.checkpoint, true],
    ['reader', topics.up('0a', 'st-1'), false],
    ['reader', topics.down('0a', 'st-1'), false],
    ['reader', topics.checkpoint, false],
  ])('a message of %s to %s is delivered: %s', async (who, topic, delivered) => {
    const receiver = await connect('reader');
    await receiver.mqtt.subscribeAsync('rc/v1/#', { qos: 1 });
    const sender = await connect(who);
    const witness = who === 'reader' ? await connect('hq') : sender;
    const behind = who === 'st-1' ? topics.up('0a', 'st-1') : topics.down('0b', 'st-2');
    expect(await isDelivered(topic, { sender, receiver, witness, behind })).toBe(delivered);
  });

  test.each<[who: string, filter: string, sender: string, topic: string, delivered: boolean]>([
    ['st-1', topics.down('0a', 'st-1'), 'hq', topics.down('0a', 'st-1'), true],
    ['st-1', topics.checkpoint, 'hq', topics.checkpoint, true],
    ['st-1', topics.down('0b', 'st-2'), 'hq', topics.down('0b', 'st-2'), false],
    ['st-1', 'rc/v1/#', 'hq', topics.down('0b', 'st-2'), false],
    ['st-1', 'rc/v1/+/+/down', 'hq', topics.down('0b', 'st-2'), false],
    ['st-1', topics.everyUp, 'st-2', topics.up('0b', 'st-2'), false],
    ['st-1', topics.everyPresence, 'st-2', topics.presence('0b', 'st-2'), false],
    ['hq', topics.everyUp, 'st-2', topics.up('0b', 'st-2'), true],
    ['hq', 'rc/v1/0b/+/up', 'st-2', topics.up('0b', 'st-2'), true],
    ['hq', `$share/ingest/${topics.everyUp}`, 'st-2', topics.up('0b', 'st-2'), true],
    ['hq', topics.everyPresence, 'st-2', topics.presence('0b', 'st-2'), true],
    ['reader', topics.everyUp, 'st-2', topics.up('0b', 'st-2'), true],
  ])('%s with the filter %s gets what %s sends to %s: %s', async (who, filter, from, topic, delivered) => {
    const receiver = await connect(who);
    await receiver.mqtt.subscribeAsync(filter, { qos: 1 }).catch(() => {}); // Refused by aedes, granted by mosquitto.
    await receiver.mqtt.subscribeAsync(who === 'hq' ? 'rc/v1/0a/+/up' : topics.checkpoint, { qos: 1 });
    const sender = await connect(from);
    const witness = await connect(who === 'hq' ? 'st-1' : 'hq');
    const behind = who === 'hq' ? topics.up('0a', 'st-1') : topics.checkpoint;
    expect(await isDelivered(topic, { sender, receiver, witness, behind })).toBe(delivered);
  });

  test('a will is delivered on the topics that its owner may publish to, and nowhere else', async () => {
    const watcher = await connect('reader');
    await watcher.mqtt.subscribeAsync('rc/v1/#', { qos: 1 });
    const wills = [topics.presence('0b', 'st-2'), topics.presence('0a', 'st-1')];
    const payloads = wills.map(mark);
    for (const [index, topic] of wills.entries()) {
      const owner = await connect('st-1', { topic, payload: Buffer.from(payloads[index] ?? '') });
      owner.mqtt.stream.destroy();
    }
    await watcher.saw(payloads[1] ?? '');
    expect(watcher.received).toEqual([`${wills[1]} ${payloads[1]}`]);
  });

  test.each([
    ['with a wrong password', { username: 'st-1', password: 'wrong' }],
    ['as an unknown user', { username: 'st-9', password }],
    ['without a name', {}],
  ])('nobody connects %s', async (_how, credentials) => {
    await expect(connectTestClient(broker.url, credentials)).rejects.toThrow(/not authorized/i);
  });
});

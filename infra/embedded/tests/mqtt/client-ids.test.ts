import { topics } from '@rollcall/shared/contract/topics';
import { Mosquitto } from '@rollcall/test/mosquitto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startMosquitto } from './start-mosquitto.ts';
import { connectTestClient, type TestClient } from './test-client.ts';

const password = 'a generated password';
const ingest = { username: 'hq', password, clientId: 'hq-ingest-all', clean: false };
const station = (stationId: string, clientId = stationId) => ({
  username: stationId,
  password,
  clientId,
  clean: false,
});

describe.skipIf(!Mosquitto.isPresent())('client ids at mosquitto, where HQ has a listener of its own', () => {
  let broker: Awaited<ReturnType<typeof startMosquitto>>;
  const open: TestClient[] = [];
  beforeAll(async () => {
    broker = await startMosquitto(['hq', 'st-1', 'st-2'], password, { withListenerOfHq: true });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.close()));
  });
  afterAll(() => broker?.stop());

  async function connect(url: string, options: Parameters<typeof connectTestClient>[1]): Promise<TestClient> {
    const client = await connectTestClient(url, options);
    open.push(client);
    return client;
  }
  const up = topics.up('0a', 'st-1');
  /** Fails at once when somebody else ended the connection. */
  const sees = (client: TestClient, payload: string) =>
    Promise.race([
      client.saw(payload),
      client.closed.then(() => Promise.reject(new Error('somebody took over the connection'))),
    ]);

  test('a station that takes the client id of HQ neither ends its connection nor gets what waits for it', async () => {
    const hq = await connect(broker.hqUrl, ingest);
    await hq.mqtt.subscribeAsync(topics.everyUp, { qos: 1 });
    const thief = await connect(broker.url, station('st-2', ingest.clientId));
    const sender = await connect(broker.url, station('st-1'));
    await sender.mqtt.publishAsync(up, 'while the thief is there', { qos: 1 });
    await sees(hq, 'while the thief is there');
    await hq.close();
    await sender.mqtt.publishAsync(up, 'while HQ is away', { qos: 1 });
    await thief.close();
    const again = await connect(broker.url, station('st-2', ingest.clientId));
    const back = await connect(broker.hqUrl, ingest);
    await back.saw('while HQ is away');
    expect([...thief.received, ...again.received]).toEqual([]);
  });

  test('a station that takes the client id of another neither ends its connection nor gets what waits for it', async () => {
    const down = topics.down('0a', 'st-1');
    const victim = await connect(broker.url, station('st-1'));
    await victim.mqtt.subscribeAsync(down, { qos: 1 });
    const hq = await connect(broker.hqUrl, ingest);
    const thief = await connect(broker.url, station('st-2', 'st-1'));
    await hq.mqtt.publishAsync(down, 'to st-1', { qos: 1 });
    await sees(victim, 'to st-1');
    await victim.close();
    await hq.mqtt.publishAsync(down, 'to st-1, who is away', { qos: 1 });
    await thief.close();
    const again = await connect(broker.url, station('st-2', 'st-1'));
    const back = await connect(broker.url, station('st-1'));
    await back.saw('to st-1, who is away');
    expect([...thief.received, ...again.received]).toEqual([]);
  });

  test('what waits for HQ and for a station is kept when the broker is started again', async () => {
    const down = topics.down('0a', 'st-1');
    const away = await connect(broker.url, station('st-1'));
    await away.mqtt.subscribeAsync(down, { qos: 1 });
    await away.close();
    const hq = await connect(broker.hqUrl, ingest);
    await hq.mqtt.subscribeAsync(topics.everyUp, { qos: 1 });
    await hq.mqtt.publishAsync(down, 'kept for st-1', { qos: 1 });
    await hq.close();
    const sender = await connect(broker.url, station('st-2'));
    await sender.mqtt.publishAsync(topics.up('0b', 'st-2'), 'kept for HQ', { qos: 1 });
    await sender.close();
    await broker.restart();
    await (await connect(broker.url, station('st-1'))).saw('kept for st-1');
    await (await connect(broker.hqUrl, ingest)).saw('kept for HQ');
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedServices } from '../src/embedded-services.ts';
import { freePort } from '../src/free-port.ts';
import { createEmbeddedBroker } from '../src/mqtt/embedded-broker.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-services-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const authenticate = async () => undefined;
const s3 = { credentials: [{ accessKeyId: 'key', secretAccessKey: 'secret' }] };

test('starts every part, and stops them all', async () => {
  const services = await startEmbeddedServices({ folder, postgres: { durable: false }, s3, broker: { authenticate } });
  const client = new pg.Client({ connectionString: services.postgres.ownerUrl('postgres') });
  await client.connect();
  await client.end();
  expect((await fetch(services.s3.endpoint)).status).toBe(403);
  expect(services.broker.url).toMatch(/^mqtt:\/\/127\.0\.0\.1:\d+$/);

  await services.stop();
  await expect(fetch(services.s3.endpoint)).rejects.toThrow('fetch failed');
  const late = new pg.Client({ connectionString: services.postgres.ownerUrl('postgres') });
  await expect(late.connect()).rejects.toThrow('ECONNREFUSED');
});

test('starts only the parts that were asked for', async () => {
  const services = await startEmbeddedServices({ folder, broker: { authenticate } });
  expect(Object.keys(services)).toEqual(['broker', 'stop']);
  await services.stop();
});

test('stops the parts that run when a later one cannot start', async () => {
  const [postgresPort, brokerPort] = [await freePort(), await freePort()];
  const inTheWay = createEmbeddedBroker({ port: brokerPort, authenticate });
  await inTheWay.start();
  const options = {
    folder,
    postgres: { durable: false, port: postgresPort },
    broker: { authenticate, port: brokerPort },
  };
  await expect(startEmbeddedServices(options)).rejects.toMatchObject({ code: 'broker_port_taken' });
  await inTheWay.stop();

  const services = await startEmbeddedServices(options);
  expect(services.postgres.port).toBe(postgresPort);
  await services.stop();
});

import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import { afterAll, beforeAll, expect, test } from 'vitest';

let container: StartedTestContainer;

beforeAll(async () => {
  container = await new GenericContainer('postgres:18')
    .withEnvironment({ POSTGRES_PASSWORD: 'owner', POSTGRES_DB: 'rollcall' })
    .withExposedPorts(5432)
    // The image starts Postgres twice: once for its own initialisation, then for good.
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
    .start();
});
afterAll(() => container?.stop());

test('the official Postgres 18 image takes every migration, and taking them again changes nothing', async () => {
  const url = `postgres://postgres:owner@${container.getHost()}:${container.getMappedPort(5432)}/rollcall`;
  const serviceRole = { name: 'rollcall_service', password: 'service' };
  expect(await migrateToLatest(url, { serviceRole })).not.toEqual([]);
  expect(await migrateToLatest(url, { serviceRole })).toEqual([]);
});

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';
import type { TestProject } from 'vitest/node';
import type {} from '../setup/embedded-postgres.ts';
import type {} from '../src/run-containers.ts';
import { imageNames } from './images.ts';

const seconds = 1000;
const secret = () => randomBytes(18).toString('base64url');

/**
 * Database and store for the whole run, from our images, as compose.yaml starts them. Each test file makes its own database and
 * buckets in them, and starts its own broker. What testcontainers starts is removed here: its reaper is an image of a registry.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const images = imageNames();
  const run = secret();
  const labels = {
    'rollcall.test-run': run,
    'rollcall.test-host': hostname(),
    'rollcall.test-pid': String(process.pid),
  };
  const tearDown = () => removeContainers((found) => found['rollcall.test-run'] === run);
  // What a killed run could not remove.
  await removeContainers(
    (found) => found['rollcall.test-host'] === hostname() && !isRunning(Number(found['rollcall.test-pid'])),
  );
  try {
    const [postgresUrl, store] = await Promise.all([
      startDatabase(images.db, labels),
      startStore(images.store, labels),
    ]);
    project.provide('postgresUrl', postgresUrl);
    project.provide('containers', { store, broker: { image: images.broker, labels } });
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

type Labels = Record<string, string>;

/** @returns the owner's connection string to the database `postgres` */
async function startDatabase(image: string, labels: Labels): Promise<string> {
  const password = secret();
  // As for the embedded one: what protects against a power cut costs time, and tests need none of it.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const container = await new GenericContainer(image)
    .withLabels(labels)
    .withCopyContentToContainer([{ content: password, target: '/run/secrets/database-owner-password', mode: 0o444 }])
    .withCommand(settings.flatMap((setting) => ['-c', setting]))
    .withResourcesQuota({ memory: 1 })
    .withExposedPorts(5432)
    .withHealthCheck({ test: ['CMD', 'db-healthy.sh'], interval: seconds, timeout: 10 * seconds, retries: 120 })
    .withWaitStrategy(Wait.forHealthCheck())
    .start();
  return `postgres://rollcall_owner:${password}@${container.getHost()}:${container.getMappedPort(5432)}/postgres`;
}

async function startStore(image: string, labels: Labels) {
  const account = { accessKeyId: 'test', secretAccessKey: secret() };
  const container = await new GenericContainer(image)
    .withLabels(labels)
    .withEnvironment({ S3_ACCESS_KEY_ID: account.accessKeyId, S3_SECRET_ACCESS_KEY: account.secretAccessKey })
    .withExposedPorts(9000)
    .withWaitStrategy(Wait.forHttp('/', 9000).forStatusCodeMatching((status) => status < 500))
    .start();
  const endpoint = `http://${container.getHost()}:${container.getMappedPort(9000)}`;
  return { endpoint, region: 'us-east-1', ...account };
}

async function removeContainers(isOurs: (labels: Labels) => boolean): Promise<void> {
  const { container } = await getContainerRuntimeClient();
  const filters = { label: ['rollcall.test-run'] };
  const found = await container.dockerode.listContainers({ all: true, filters });
  const ours = found.filter(({ Labels }) => isOurs(Labels));
  await Promise.all(ours.map(({ Id }) => container.getById(Id).remove({ force: true, v: true })));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

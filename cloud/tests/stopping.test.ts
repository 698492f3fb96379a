import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { probeStore } from '@rollcall/cloud/objects/probe-store';
import { createTestStore, type TestStore } from '@rollcall/test/test-store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnCli } from './support/run-cli.ts';
import { openStoreLine } from './support/store-line.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let s3: TestStore;
let line: Awaited<ReturnType<typeof openStoreLine>>;
let child: ReturnType<typeof spawnCli>;
beforeAll(async () => {
  hq = await createTestHq();
  s3 = await createTestStore();
  line = await openStoreLine(s3.settings.endpoint);
});
afterAll(async () => {
  child?.kill('SIGKILL');
  line.close();
  await s3.stop();
  await hq.dispose();
});

it('is not held up by the probe of the store, which waits for its locks to end', async () => {
  const probing = probeStore(s3.settings, { lockMs: 3_600_000, signal: AbortSignal.abort() });
  await expect(probing).rejects.toThrow(/aborted/);
});

it('ends at SIGTERM also while an object store that has gone silent is waited for, and says what it waited for', async () => {
  child = spawnCli(['serve'], {
    DATABASE_URL: hq.databaseUrl,
    MQTT_URL: 'mqtt://127.0.0.1:9',
    MQTT_PASSWORD: 'hq-of-a-test',
    MQTT_AUTHENTICATION_SECRET: 'a secret between HQ and broker',
    ROLLCALL_KEYS_DIR: hq.keysFolder,
    S3_ENDPOINT: line.endpoint,
    S3_BUCKET: s3.settings.bucket,
    S3_ACCESS_KEY_ID: s3.settings.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.settings.secretAccessKey,
    PORT: '0',
  });
  const exited = once(child, 'exit');
  const said: Record<string, unknown>[] = [];
  for await (const text of createInterface({ input: child.stdout })) {
    const entry: Record<string, unknown> = JSON.parse(text);
    said.push(entry);
    if (entry.msg !== 'service ready') continue;
    line.cut({ mute: true });
    await until(() => line.connections() > 0);
    child.kill('SIGTERM');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  expect(said.at(-1)).toMatchObject({
    msg: 'service did not end in time and is cut off',
    stillOpen: expect.arrayContaining(['TCPSocketWrap']),
  });
});

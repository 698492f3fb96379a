import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBrokerPassword } from '@rollcall/cloud/auth/broker-password';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli, spawnCli } from './support/run-cli.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let folder: string;
let env: Record<string, string>;
let watching: ReturnType<typeof spawnCli> | undefined;
beforeAll(async () => {
  hq = await createTestHq();
  folder = await mkdtemp(join(tmpdir(), 'rollcall-broker-files-'));
  env = { DATABASE_URL: hq.databaseUrl, MQTT_PASSWORD: 'hq-of-a-test', MQTT_READER_PASSWORD: 'reader-of-a-test' };
});
afterAll(async () => {
  watching?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
  await hq.dispose();
});

async function admit(stationId: string): Promise<string> {
  await hq.addStation(stationId);
  const { hash } = await createBrokerPassword();
  await hq.db
    .updateTable('station')
    .set({ mosquitto_password_hash: hash })
    .where('station_id', '=', stationId)
    .execute();
  return `${stationId}:${hash}\n`;
}

const passwordsIn = (out: string) => readFile(join(out, 'passwords'), 'utf8');

it('writes a listener with TLS, for a broker that keeps its sessions elsewhere', async () => {
  const out = join(folder, 'tls');
  const tls = ['--port', '8883', '--certificate', '/tls/broker.crt', '--key', '/tls/broker.key', '--hq-port', '8884'];
  const { code } = await runCli(['broker-files', '--out', out, ...tls, '--persistence', '/kept'], env);
  expect(code).toBe(0);
  const conf = await readFile(join(out, 'mosquitto.conf'), 'utf8');
  const files = 'certfile /tls/broker.crt\nkeyfile /tls/broker.key\n';
  expect(conf).toContain(`listener 8883\n${files}use_username_as_clientid true\nlistener 8884\n${files}`);
  expect(conf).toContain('persistence_location /kept/\n');
  expect((await stat(join(out, 'passwords'))).mode & 0o777).toBe(0o600);

  const half = await runCli(['broker-files', '--out', out, '--certificate', '/tls/broker.crt'], env);
  expect(half).toMatchObject({ code: 2, err: expect.stringContaining('--certificate and --key belong together') });
});

it('keeps the files up to date: adds a station that enrols, drops one that is revoked, touches nothing else', async () => {
  const out = join(folder, 'watched');
  watching = spawnCli(['broker-files', '--out', out, '--watch'], env);
  // The last of the three.
  const conf = await until(() => stat(join(out, 'mosquitto.conf')).catch(() => undefined));
  const first = await passwordsIn(out);

  const line = await admit('squad-1');
  await until(async () => (await passwordsIn(out)).includes(line));
  expect(await passwordsIn(out)).toBe(`${first}${line}`);
  await hq.db.updateTable('station').set({ revoked_at: new Date() }).where('station_id', '=', 'squad-1').execute();
  await until(async () => !(await passwordsIn(out)).includes('squad-1'));

  expect(await passwordsIn(out)).toBe(first);
  expect((await stat(join(out, 'mosquitto.conf'))).ino).toBe(conf?.ino);
  const ended = once(watching, 'exit');
  watching.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBrokerPassword } from '@rollcall/cloud/auth/broker-password';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { sqlStateOf } from '@rollcall/cloud/db/sql-state';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe("the broker's role", () => {
  const name = `rollcall_broker_${randomBytes(4).toString('hex')}`;
  let owner: Database;
  let asBroker: Database;
  let brokerUrl: string;

  beforeAll(async () => {
    const { href } = Object.assign(new URL(hq.ownerUrl), { username: name, password: 'broker-of-a-test' });
    brokerUrl = href;
    const urls = { DATABASE_URL: hq.databaseUrl, DATABASE_OWNER_URL: hq.ownerUrl };
    owner = createDatabase({ url: hq.ownerUrl, max: 1 });
    // As after a mistake of somebody: what the role could do before is taken from it.
    await sql.raw(`create role ${name} login; grant select, update on account to ${name}`).execute(owner);
    for (const times of ['once', 'twice']) {
      const { code, err } = await runCli(['migrate'], { ...urls, DATABASE_BROKER_URL: brokerUrl });
      expect({ times, code, err }).toEqual({ times, code: 0, err: '' });
    }
    asBroker = createDatabase({ url: brokerUrl, max: 1 });
  });
  afterAll(async () => {
    await asBroker?.destroy();
    await sql.raw(`drop owned by ${name}; drop role ${name}`).execute(owner);
    await owner?.destroy();
  });

  const isAllowed = async (statement: string) => {
    try {
      await sql.raw(statement).execute(asBroker);
      return true;
    } catch (error) {
      expect([statement, sqlStateOf(error)]).toEqual([statement, '42501']);
      return false;
    }
  };

  it('reads who may connect, and no other column of any table', async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p') and a.attnum > 0 and not a.attisdropped
    `.execute(owner);
    expect(rows.length).toBeGreaterThan(500);
    const read: string[] = [];
    for (const { table, column } of rows) {
      if (await isAllowed(`select "${column}" from "${table}" limit 0`)) read.push(`${table}.${column}`);
    }
    expect(read.sort()).toEqual(['station.mosquitto_password_hash', 'station.revoked_at', 'station.station_id']);
  });

  it('writes nothing, and makes nothing', async () => {
    for (const statement of [
      'update station set revoked_at = null',
      'delete from station',
      "insert into station (station_id) values ('forged')",
      'do $$ begin lock table station in access exclusive mode; end $$',
      'truncate station',
      'create table mine (id integer)',
      'select publish_checkpoint(1, null, now())',
      `set role rollcall_service`,
    ]) {
      expect([statement, await isAllowed(statement)]).toEqual([statement, false]);
    }
  });

  it('is enough for the command that writes the files', async () => {
    const line = await admit('squad-of-the-role');
    const out = join(folder, 'by-role');
    expect((await runCli(['broker-files', '--out', out], { ...env, DATABASE_URL: brokerUrl })).code).toBe(0);
    expect(await passwordsIn(out)).toContain(line);
    await hq.db.updateTable('station').set({ revoked_at: new Date() }).execute();
  });

  it('is none that somebody else has', async () => {
    const urls = { DATABASE_URL: hq.databaseUrl, DATABASE_OWNER_URL: hq.ownerUrl };
    for (const taken of [hq.databaseUrl, hq.ownerUrl]) {
      const { code, err } = await runCli(['migrate'], { ...urls, DATABASE_BROKER_URL: taken });
      expect({ code, err }).toEqual({
        code: 2,
        err: expect.stringContaining('Name another role in DATABASE_BROKER_URL'),
      });
    }
  });
});

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

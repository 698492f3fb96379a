import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doctorAccounts, mosquittoHash } from '@rollcall/cloud/auth/broker-password';
import { mosquittoAcl, mosquittoConf } from '@rollcall/cloud/mqtt/mosquitto-files';
import { probeBroker } from '@rollcall/cloud/mqtt/probe-broker';
import { freePort } from '@rollcall/embedded/free-port';
import { Mosquitto } from '@rollcall/test/mosquitto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBroker } from './support/start-ingest.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

const hq = { username: 'hq', password: 'hq-of-a-test' };
const stations = doctorAccounts(hq.password);

async function probe(url: string) {
  const probes = await probeBroker({ url, hq, stations });
  const of = (held: boolean | null) => probes.filter((one) => one.held === held).map((one) => one.guarantee);
  return { held: of(true), missing: of(false), unknown: of(null) };
}

const every = [
  'refuses_strangers',
  'delivers_qos_1',
  'keeps_sessions',
  'stations_read_only_their_own',
  'stations_write_only_their_own',
];

describe('the probe of a broker that asks HQ', () => {
  let testHq: TestHq;
  beforeAll(async () => {
    testHq = await createTestHq();
  });
  afterAll(() => testHq.dispose());

  it('finds every guarantee held', async () => {
    const { broker, url } = await startTestBroker(testHq);
    expect(await probe(url)).toEqual({ held: every, missing: [], unknown: [] });
    await broker.stop();
  });

  it('fails when there is no broker, or when it refuses HQ', async () => {
    await expect(probe('mqtt://127.0.0.1:9')).rejects.toThrow();
    const { broker, url } = await startTestBroker(testHq);
    const wrong = { username: 'hq', password: 'wrong' };
    await expect(probeBroker({ url, hq: wrong, stations })).rejects.toThrow(/Not authorized/i);
    await broker.stop();
  });
});

describe.skipIf(!Mosquitto.isPresent())('the probe of mosquitto', () => {
  /** Probes a mosquitto whose generated files were changed like this. */
  async function probeMosquitto(change: (files: { conf: string; acl: string; passwords: string }) => Promise<unknown>) {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-mosquitto-'));
    const files = {
      conf: join(folder, 'mosquitto.conf'),
      acl: join(folder, 'acl'),
      passwords: join(folder, 'passwords'),
    };
    const port = await freePort();
    const mosquitto = new Mosquitto({
      folder,
      writeFiles: async () => {
        const accounts = [hq, ...stations].map(async ({ username, password }) => {
          return `${username}:${await mosquittoHash(password, Buffer.alloc(12))}\n`;
        });
        await writeFile(files.passwords, (await Promise.all(accounts)).join(''), { mode: 0o600 });
        await writeFile(files.acl, mosquittoAcl({ hq: 'hq', reader: 'reader' }), { mode: 0o600 });
        await writeFile(
          files.conf,
          mosquittoConf({ port, host: '127.0.0.1', passwordFile: files.passwords, aclFile: files.acl }),
        );
        await change(files);
      },
    });
    await mosquitto.start();
    try {
      return await probe(`mqtt://127.0.0.1:${port}`);
    } finally {
      await mosquitto.stop();
      await rm(folder, { recursive: true, force: true });
    }
  }

  it('finds every guarantee held with the files that HQ writes', async () => {
    expect(await probeMosquitto(async () => undefined)).toEqual({ held: every, missing: [], unknown: [] });
  });

  it('misses what a wider ACL lets through', async () => {
    const { missing } = await probeMosquitto(({ acl }) => appendFile(acl, 'pattern read rc/v1/#\n'));
    expect(missing).toEqual(['stations_read_only_their_own']);
    const other = await probeMosquitto(({ acl }) => appendFile(acl, 'pattern write rc/v1/#\n'));
    expect(other.missing).toEqual(['stations_write_only_their_own']);
  });

  it('misses the ACL where HQ hears nothing', async () => {
    const { missing } = await probeMosquitto(({ acl }) =>
      writeFile(acl, mosquittoAcl({ hq: 'somebody', reader: 'reader' }), { mode: 0o600 }),
    );
    expect(missing).toContain('delivers_qos_1');
  });

  it('misses the passwords where anybody may come in', async () => {
    const { missing } = await probeMosquitto(({ conf }) => withoutPasswords(conf));
    expect(missing).toContain('refuses_strangers');
  });

  it('knows nothing about stations where the broker has not got the accounts of the doctor', async () => {
    const { held, missing, unknown } = await probeMosquitto(async ({ passwords }) =>
      writeFile(passwords, `hq:${await mosquittoHash(hq.password, Buffer.alloc(12))}\n`, { mode: 0o600 }),
    );
    expect({ held, missing, unknown }).toEqual({ held: every.slice(0, 1), missing: [], unknown: every.slice(1) });
  });
});

async function withoutPasswords(conf: string): Promise<void> {
  const port = /listener (\d+)/.exec(await readFile(conf, 'utf8'))?.[1];
  await writeFile(conf, `listener ${port} 127.0.0.1\nallow_anonymous true\nlog_dest stdout\n`);
}

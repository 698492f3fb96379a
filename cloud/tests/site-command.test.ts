import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSiteCertificates } from '@rollcall/cloud/site/site-certificates';
import { requireTool } from '@rollcall/test/require-tool';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './support/run-cli.ts';

const host = 'rollcall.example';
const dayMs = 24 * 60 * 60_000;
let folder: string;

const make = (name: string) => runCli(['site', '--folder', folder, '--host', name], {});
const read = (file: string) => readFile(join(folder, file), 'utf8');
const certificate = async (file: string) => new X509Certificate(await read(`secrets/${file}`));
async function everything(): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = files.map(async ({ parentPath, name }) => [name, await readFile(join(parentPath, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(texts));
}

describe.skipIf(!requireTool('openssl'))('rollcall site', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-site-'));
    const { code, err } = await make(host);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('makes secrets that nobody else on the machine can read, and that fit one another', async () => {
    for (const file of await readdir(join(folder, 'secrets'))) {
      expect([file, (await stat(join(folder, 'secrets', file))).mode & 0o777]).toEqual([file, 0o600]);
    }
    const owner = new URL(await read('secrets/database-owner-url'));
    expect(owner.password).toBe(await read('secrets/database-owner-password'));
    expect(new URL(await read('secrets/database-url')).password).not.toBe(owner.password);
    const broker = new URL(await read('secrets/database-broker-url'));
    expect([broker.username, broker.host, broker.password === owner.password]).toEqual([
      'rollcall_broker',
      'db',
      false,
    ]);
    expect((await read('secrets/mqtt-password')).length).toBeGreaterThanOrEqual(32);
  });

  test('makes an authority that may sign certificates, and certificates of proxy and broker that may not', async () => {
    const ca = await certificate('ca-certificate');
    expect(ca.ca).toBe(true);
    for (const [service, names] of Object.entries({ proxy: [host], broker: [host, 'broker'] })) {
      const server = await certificate(`${service}-certificate`);
      expect(server.verify(ca.publicKey)).toBe(true);
      expect(server.ca).toBe(false);
      expect(server.validFromDate.getTime()).toBeLessThan(Date.now() - 23 * 60 * 60_000);
      expect(names.map((name) => server.checkHost(name))).toEqual(names);
      expect(server.checkHost('elsewhere.example')).toBeUndefined();
    }
  });

  test('changes nothing when it is repeated', async () => {
    const before = await everything();
    const { out } = await make(host);
    expect(out).toContain('All secrets and certificates are there already.');
    expect(await everything()).toEqual(before);
  });

  test('changes one secret with all its files, and nothing else', async () => {
    const before = await everything();
    const { code } = await runCli(
      ['site', '--folder', folder, '--host', host, '--change-secret', 'database-owner-password'],
      {},
    );
    expect(code).toBe(0);
    const after = await everything();
    const changed = Object.keys(before).filter((file) => before[file] !== after[file]);
    expect(changed.sort()).toEqual(['database-owner-password', 'database-owner-url']);
    expect(new URL(after['database-owner-url'] ?? '').password).toBe(after['database-owner-password']);
  });

  test('refuses to change what is no secret, and names those that can be changed', async () => {
    const before = await everything();
    const { code, err } = await runCli(['site', '--folder', folder, '--host', host, '--change-secret', 'ca'], {});
    expect(code).not.toBe(0);
    expect(err).toContain('database-owner-password');
    expect(await everything()).toEqual(before);
  });

  test('renews certificates that end soon, by the same authority, and leaves secrets as they are', async () => {
    const before = await everything();
    const { made } = await makeSiteCertificates({
      secretsFolder: join(folder, 'secrets'),
      authorityFolder: join(folder, 'ca'),
      host,
      now: new Date(Date.now() + 700 * dayMs),
    });
    expect(made.map((file) => file.slice(folder.length + 1))).toEqual([
      'secrets/proxy-key',
      'secrets/proxy-certificate',
      'secrets/broker-key',
      'secrets/broker-certificate',
    ]);
    const after = await everything();
    expect(after['ca-certificate']).toBe(before['ca-certificate']);
    expect(after['database-url']).toBe(before['database-url']);
    expect((await certificate('proxy-certificate')).verify((await certificate('ca-certificate')).publicKey)).toBe(true);
  });

  test('makes certificates for an IP address', async () => {
    expect((await make('10.20.30.40')).code).toBe(0);
    expect((await certificate('proxy-certificate')).checkIP('10.20.30.40')).toBe('10.20.30.40');
    expect((await certificate('broker-certificate')).checkHost('broker')).toBe('broker');
  });

  test('without the key of the authority, says what to bring, and leaves the certificates as they are', async () => {
    await rm(join(folder, 'ca', 'ca.key'));
    const before = await everything();
    const { code, err } = await make('other.example');
    expect(code).toBe(1);
    expect(err).toContain("the key of the authority isn't at");
    expect(err).toContain('Next: ');
    expect(await everything()).toEqual(before);
  });

  test('refuses a host that no certificate can name', async () => {
    expect(await make('https://rollcall.example')).toMatchObject({
      code: 2,
      err: expect.stringContaining('must be a name such as'),
    });
  });
});

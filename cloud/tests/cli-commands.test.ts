import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { enrolmentFileSchema } from '@rollcall/shared/http/enrolment-file';
import { enrolmentCodeSchema } from '@rollcall/shared/http/station-enrolments';
import { createTestDatabase } from '@rollcall/test/test-database';
import { createTestStore } from '@rollcall/test/test-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, spawnCli } from './support/run-cli.ts';
import { startTestBroker } from './support/start-ingest.ts';
import { createTestHq, serviceUrlOf, type TestHq } from './support/test-hq.ts';

let hq: TestHq;
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  hq = await createTestHq();
  folder = await mkdtemp(join(tmpdir(), 'rollcall-cli-'));
  env = { DATABASE_URL: hq.databaseUrl, ROLLCALL_KEYS_DIR: hq.keysFolder };
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await hq.dispose();
});

const facts = async () => {
  const rows = await hq.db.selectFrom('fact').select(['type', 'subject']).orderBy('fact_id').execute();
  return rows.map(({ type, subject }) => `${type} ${subject}`);
};

async function seedFile(content: object | string): Promise<string> {
  const file = join(folder, 'seed.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('rollcall', () => {
  it('says what it can do when it is called without arguments', async () => {
    const { code, out } = await runCli([], {});
    expect(code).toBe(0);
    expect(out).toMatch(/init.*migrate.*serve.*seed.*unit.*station.*account.*quarantine/s);
  });

  it('names every variable that is missing', async () => {
    const { code, err } = await runCli(['serve'], { PORT: 'x' });
    expect(code).toBe(2);
    expect(err).toMatch(/DATABASE_URL is not set\. Set it to .*\n.*MQTT_URL is not set.*PORT/s);
  });

  it('says how to go on when the database is not there, or not migrated', async () => {
    const away = await runCli(['unit', 'list'], { DATABASE_URL: 'postgres://a:b@127.0.0.1:9/rollcall' });
    expect(away).toMatchObject({ code: 1, err: expect.stringMatching(/Next: .*check DATABASE_URL/) });
    const empty = await createTestDatabase();
    const old = await runCli(['unit', 'list'], { DATABASE_URL: empty.url });
    expect(old).toMatchObject({ code: 1, err: expect.stringMatching(/Next: Run `rollcall migrate`/) });
    await empty.drop();
  });
});

describe('rollcall init and migrate', () => {
  it('make keys that only their owner reads, once, and say what must be done with the root key', async () => {
    const keys = { ROLLCALL_KEYS_DIR: join(folder, 'keys') };
    const first = await runCli(['init'], keys);
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /Made .*hq-root-key\.json\n(Made .*\n)+Root fingerprint: [a-z2-7]{26}\n(.*\n)+THE ROOT KEY IS IN .*keys-root AND MUST NOT STAY/,
      ),
    });
    for (const name of ['hq-message-key.json', 'hq-permit-key.json', 'hq-ledger-key.json', 'hq-key-set.jws']) {
      expect((await stat(join(folder, 'keys', name))).mode & 0o777).toBe(0o600);
    }
    expect((await stat(join(folder, 'keys-root', 'hq-root-key.json'))).mode & 0o777).toBe(0o600);
    const again = await runCli(['init'], keys);
    expect(again.out).toMatch(/are there already/);
    const fingerprint = (text: string) => /Root fingerprint: (.*)/.exec(text)?.[1];
    expect(fingerprint(again.out)).toBe(fingerprint(first.out));
  });

  it('bring an empty database to this version, and refuse to let the service be its owner', async () => {
    const empty = await createTestDatabase();
    const urls = { DATABASE_OWNER_URL: empty.url, DATABASE_URL: serviceUrlOf(empty.url) };
    expect(await runCli(['migrate'], urls)).toMatchObject({ code: 0, out: expect.stringMatching(/migrations ran/) });
    expect(await runCli(['migrate'], urls)).toMatchObject({ code: 0, out: 'The database is up to date.\n' });
    const owner = await runCli(['migrate'], { ...urls, DATABASE_URL: empty.url });
    expect(owner).toMatchObject({ code: 2, err: expect.stringMatching(/would rewrite|could rewrite/) });
    await empty.drop();
  });
});

describe('rollcall seed', () => {
  const seed = {
    units: [
      { unitCode: 'S1', name: '路面一中队', kind: 'squad', parentCode: 'B' },
      { unitCode: 'B', name: '大队', kind: 'brigade' },
    ],
    stations: [{ stationId: 'squad-1', name: '一中队采集站', unitCode: 'S1' }],
    recorders: [{ recorderSerial: 'K1', unitCode: 'S1' }],
    officers: [{ badgeNo: '100001', name: '陈', kind: 'sworn', unitCode: 'S1' }],
  };

  it('adds what the file names, in an order that works, with a fact each', async () => {
    expect(await runCli(['seed', await seedFile(seed)], env)).toMatchObject({
      code: 0,
      out: '5 added, 0 changed, 0 unchanged.\n',
    });
    expect(await facts()).toEqual([
      'unit_added unit:B',
      'unit_added unit:S1',
      'station_added station:squad-1',
      'recorder_added recorder:K1',
      'officer_added officer:100001',
    ]);
  });

  it('changes nothing the second time, and only what differs the third', async () => {
    const before = await facts();
    expect((await runCli(['seed', await seedFile(seed)], env)).out).toBe('0 added, 0 changed, 5 unchanged.\n');
    expect(await facts()).toEqual(before);
    const moved = { ...seed, recorders: [{ recorderSerial: 'K1', unitCode: 'B', spare: true }] };
    expect((await runCli(['seed', await seedFile(moved)], env)).out).toBe('0 added, 1 changed, 4 unchanged.\n');
    expect(await facts()).toEqual([...before, 'recorder_changed recorder:K1']);
  });

  it('names every bad entry and changes nothing', async () => {
    const before = await facts();
    const bad = {
      units: [{ unitCode: 'X', name: '', kind: 'army' }],
      stations: [{ stationId: 'Has Spaces', name: 'x', unitCode: 'S1', colour: 'red' }],
    };
    const first = await runCli(['seed', await seedFile(bad)], env);
    expect(first.code).toBe(2);
    expect(first.err).toMatch(/units\[0\]\.name.*units\[0\]\.kind.*stations\[0\]\.stationId.*Next: Correct/s);
    const unknown = {
      units: [{ unitCode: 'Y', name: 'Y', kind: 'squad', parentCode: 'nowhere' }],
      stations: [
        { stationId: 'new-1', name: 'x', unitCode: 'nowhere' },
        { stationId: 'new-1', name: 'x', unitCode: 'S1' },
      ],
    };
    const second = await runCli(['seed', await seedFile(unknown)], env);
    expect(second.err).toMatch(
      /stations\[1\]: new-1 is there twice.*units\[0\]: there is no unit nowhere.*stations\[0\]: there is no unit nowhere/s,
    );
    expect((await runCli(['seed', await seedFile('{')], env)).err).toMatch(/the file: is not JSON/);
    expect((await runCli(['seed', join(folder, 'absent.json')], env)).err).toMatch(/There is no file/);
    expect(await facts()).toEqual(before);
  });
});

describe('rollcall unit, station and account', () => {
  it('make and list units', async () => {
    expect(
      await runCli(['unit', 'add', 'N1', '--name', '车管科', '--kind', 'section', '--parent', 'B'], env),
    ).toMatchObject({ code: 0 });
    expect(await runCli(['unit', 'add', 'N1', '--name', 'x', '--kind', 'section'], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/already exists/),
    });
    expect(await runCli(['unit', 'add', 'N2', '--name', 'x', '--kind', 'army'], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/kind: /),
    });
    expect((await runCli(['unit', 'list'], env)).out).toMatch(/N1 +section +B +车管科/);
  });

  it('make no station that the broker would take for HQ', async () => {
    for (const stationId of ['hq-ingest-all', 'reader', 'rollcall-doctor-1']) {
      const { code, err } = await runCli(['station', 'add', stationId, '--name', 'Gate', '--unit', 'N1'], env);
      expect([code, err]).toEqual([
        2,
        expect.stringContaining('a name that HQ itself uses at the broker: choose another'),
      ]);
    }
    expect((await runCli(['station', 'list'], env)).out).not.toMatch(/hq-ingest|reader|doctor/);
  });

  it('make a station, give it a code, revoke it', async () => {
    await runCli(['station', 'add', 'gate-1', '--name', 'Gate', '--unit', 'N1'], env);
    const { out, err } = await runCli(['station', 'enrolment-code', 'gate-1'], env);
    expect(enrolmentCodeSchema.parse(out)).toBe(out.trim());
    expect(err).toMatch(/Works once/);
    expect((await runCli(['station', 'list'], env)).out).toMatch(/gate-1 +N1 +not enrolled +Gate/);
    expect(await runCli(['station', 'enrolment-file', 'gate-1'], env)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/ROLLCALL_PUBLIC_URL is not set/),
    });
    const hqUrl = 'https://rollcall.example';
    const file = await runCli(['station', 'enrolment-file', 'gate-1'], { ...env, ROLLCALL_PUBLIC_URL: hqUrl });
    expect(enrolmentFileSchema.parse(JSON.parse(file.out))).toMatchObject({ stationId: 'gate-1', hqUrl, ca: null });
    expect((await runCli(['station', 'revoke', 'gate-1'], env)).out).toMatch(/is revoked\. A new enrolment code/);
    expect((await runCli(['station', 'list'], env)).out).toMatch(/gate-1 +N1 +revoked/);
    expect(await runCli(['station', 'readmit', 'nowhere'], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/There is no station nowhere.*\nNext: /),
    });
    expect((await facts()).filter((fact) => fact.endsWith('station:gate-1')).map((fact) => fact.split(' ')[0])).toEqual(
      ['station_added', 'enrolment_code_created', 'enrolment_code_created', 'station_revoked'],
    );
  });

  it('make an account with a given or a made password, and change it', async () => {
    const given = await runCli(
      ['account', 'add', 'chen', '--role', 'squad_leader', '--unit', 'S1', '--badge', '100001'],
      env,
      'long enough password\n',
    );
    expect(given).toMatchObject({ code: 0, out: 'Account chen made.\n' });
    const made = await runCli(['account', 'add', 'admin', '--role', 'brigade_admin', '--name', '周正'], env);
    expect(made.out).toMatch(/Password \(not shown again\): \S{16}\n/);
    expect(await runCli(['account', 'add', 'admin', '--role', 'brigade_admin', '--name', '周正'], env)).toMatchObject({
      code: 2,
    });
    expect(await runCli(['account', 'add', 'wu', '--role', 'inspector'], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/lacks personName/),
    });
    expect(await runCli(['account', 'add', 'wu', '--role', 'king'], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/role: /),
    });
    expect(
      await runCli(['account', 'add', 'wu', '--role', 'ops', '--unit', 'nowhere', '--name', '吴刚'], env),
    ).toMatchObject({
      code: 2,
    });
    expect(await runCli(['account', 'add', 'han', '--role', 'brigade_leader', '--name', '韩建平'], env)).toMatchObject({
      code: 0,
    });
    expect(await runCli(['account', 'passwd', 'admin'], env, 'short\n')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/fewer than 10/),
    });
    expect(await runCli(['account', 'passwd', 'chen'], env, 'chen-100001-tQ7v\n')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/too short without the own user name/),
    });
    expect(await runCli(['account', 'passwd', 'admin'], env, 'Woaini520@2024\n')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/guessed first/),
    });
    expect(await runCli(['account', 'add', 'ADMIN', '--role', 'ops', '--name', '周正'], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/already/),
    });
    expect(await runCli(['account', 'add', '\u0430dmin', '--role', 'ops', '--name', '周正'], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/character 1 \(U\+0430\)/),
    });
    expect(await runCli(['account', 'passwd', 'admin'], env)).toMatchObject({ code: 0 });
    expect(await runCli(['account', 'add', 'wu', '--role', 'squad_leader'], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/lacks unitCode/),
    });
    expect(await runCli(['account', 'role', 'chen', '--role', 'officer'], env)).toMatchObject({ code: 0 });
    expect(await runCli(['account', 'disable', 'chen'], env)).toMatchObject({ code: 0 });
    const { out } = await runCli(['account', 'list'], env);
    expect(out).toMatch(/chen +officer +S1 +100001 .* disabled/);
    expect(out).toMatch(/admin +brigade_admin +周正 +enabled/);
    expect(out).toMatch(/han +brigade_leader +韩建平 +enabled/);
    expect(await runCli(['account', 'enable', 'chen'], env)).toMatchObject({ code: 0 });
    expect(await runCli(['account', 'disable', 'admin'], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/last administrator.*\nNext: /s),
    });
    expect(await runCli(['account', 'disable', 'nobody'], env)).toMatchObject({ code: 2 });
    expect(await runCli(['quarantine', 'list'], env)).toMatchObject({ code: 0, out: 'Nothing is in quarantine.\n' });
    expect(await runCli(['quarantine', 'reprocess'], env)).toMatchObject({ code: 0, out: '0 reprocessed, 0 left.\n' });
  });
});

describe('rollcall serve', () => {
  const ends: [string, (child: ReturnType<typeof spawnCli>) => void][] = [
    ['SIGTERM', (child) => child.kill('SIGTERM')],
    ['the end of its parent', (child) => child.stdin.end()],
  ];
  it.each(ends)('says when it is ready, serves, and ends cleanly at %s', async (_why, end) => {
    const { broker, url } = await startTestBroker(hq);
    const s3 = await createTestStore();
    const child = spawnCli(['serve', '--exit-with-parent'], {
      ...env,
      MQTT_URL: url,
      MQTT_PASSWORD: 'hq-of-a-test',
      S3_ENDPOINT: s3.settings.endpoint,
      S3_BUCKET: s3.settings.bucket,
      S3_ACCESS_KEY_ID: s3.settings.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.settings.secretAccessKey,
      PORT: '0',
    });
    const lines: Record<string, unknown>[] = [];
    const exit = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) {
      const entry: Record<string, unknown> = JSON.parse(line);
      lines.push(entry);
      if (entry.msg !== 'service ready') continue;
      const health = await fetch(`${String(entry.url)}/api/v1/health`);
      const { checks } = (await health.json()) as { checks: { name: string }[] };
      expect(checks.map((check) => check.name)).toContain('ingest');
      end(child);
    }
    expect(await exit).toEqual([0, null]);
    expect(lines.map((entry) => entry.msg)).toEqual(
      expect.arrayContaining(['ingest started', 'service ready', 'service is stopping', 'service stopped']),
    );
    await s3.stop();
    await broker.stop();
  });
});

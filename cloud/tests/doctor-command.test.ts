import { usesOutsideParts } from '@rollcall/test/run-containers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceSetup, startEvidence } from './support/evidence-setup.ts';
import { runCli } from './support/run-cli.ts';
import { startTestBroker } from './support/start-ingest.ts';

let setup: EvidenceSetup;
let broker: Awaited<ReturnType<typeof startTestBroker>>;
beforeAll(async () => {
  setup = await startEvidence();
  broker = await startTestBroker(setup.hq);
});
afterAll(async () => {
  await broker.broker.stop();
  await setup.stop();
});
afterEach(() => setup.s3.faults.clear());

async function doctor(args: string[], changes: Record<string, string> = {}) {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = setup.storeSettings;
  return runCli(['doctor', ...args], {
    DATABASE_URL: setup.hq.databaseUrl,
    MQTT_URL: broker.url,
    MQTT_PASSWORD: 'hq-of-a-test',
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
    ...changes,
  });
}

describe('rollcall doctor', () => {
  it('exits with 0 when all is held', async () => {
    const { code, out } = await doctor(['--json', '--only', 'store,broker']);
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(report).toMatchObject({ held: true, exitCode: 0, parts: [{ part: 'store' }, { part: 'broker' }] });
    const guarantees = report.parts.flatMap((part: { guarantees: object[] }) => part.guarantees);
    expect(guarantees).toHaveLength(18);
    for (const guarantee of guarantees) expect(guarantee).toMatchObject({ held: true, cost: null });
  });

  it.skipIf(usesOutsideParts())('exits with 1 and says what each missing guarantee costs', async () => {
    setup.s3.faults.add({ kind: 'overlook', what: 'lock', operations: ['DeleteObjects'] });
    const { code, out } = await doctor([]);
    expect(code).toBe(1);
    expect(out).toMatch(/store +refuses_locked_batch_delete +MISSING +batch of .*GONE/);
    expect(out).toMatch(/refuses_locked_batch_delete: whoever has the credentials can delete/);
    expect(out).toMatch(/store +refuses_locked_delete +held/);
    expect(out).toMatch(/database +fsync +MISSING +set to off/);
    expect(out).toMatch(/broker +keeps_sessions +held/);
  });

  it('says that no backup is set up, which is no failure', async () => {
    const { code, out } = await doctor(['--only', 'backup,broker']);
    expect(code).toBe(0);
    expect(out).toMatch(/backup +backup_set_up +not set up +No backup is set up/);
    expect(out).toMatch(/backup_set_up: a database or keys that are lost stay lost/);
    const json = await doctor(['--only', 'backup,broker', '--json']);
    expect(json.code).toBe(0);
    expect(JSON.parse(json.out)).toMatchObject({
      held: true,
      parts: [{ part: 'backup', guarantees: [{ guarantee: 'backup_set_up', held: false }] }, { part: 'broker' }],
    });
    expect((await doctor([])).out).toContain('not set up');
  });

  it('counts backups once one was begun', async () => {
    const { db } = setup.hq;
    const run = { kind: 'full', label: '20261210-023000F', off_host: false, positions: '{}' } as const;
    const at = new Date();
    const good = { ...run, began_at: at, ended_at: at, outcome: 'good', problem: null, seen: null } as const;
    await db.insertInto('backup_run').values(good).execute();
    const held = await doctor(['--only', 'backup']);
    expect(held).toMatchObject({ code: 0, out: expect.stringMatching(/backup_set_up +held +The last backup is good/) });
    const failed = { ...good, outcome: 'failed', problem: 'place_full', seen: 'No space left on device' } as const;
    await db
      .insertInto('backup_run')
      .values({ ...failed, ended_at: new Date(at.getTime() + 1) })
      .execute();
    const missing = await doctor(['--only', 'backup']);
    expect(missing.code).toBe(1);
    expect(missing.out).toMatch(/MISSING +The last backup failed \(the place of the backups is full: No space left/);
  });

  it('exits with 2 when something could not be tried', async () => {
    const away = { S3_ENDPOINT: 'http://127.0.0.1:9', MQTT_URL: 'mqtt://127.0.0.1:9' };
    const { code, out } = await doctor(['--only', 'store,broker'], away);
    expect(code).toBe(2);
    expect(out).toMatch(/store +\(any\) +unknown +could not be tried: .*ECONNREFUSED/);
    expect(out).toMatch(/broker +\(any\) +unknown +could not be tried: .*ECONNREFUSED/);
    const json = await doctor(['--only', 'store,broker', '--json'], away);
    expect(JSON.parse(json.out)).toMatchObject({ held: false, exitCode: 2 });
  });

  it('names a part that there is not, and every variable that is missing', async () => {
    const unknown = await doctor(['--only', 'stove']);
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('only') });
    const missing = await doctor([], { S3_BUCKET: '', MQTT_PASSWORD: '' });
    expect(missing.code).toBe(2);
    expect(missing.err).toMatch(/S3_BUCKET is not set/);
  });
});

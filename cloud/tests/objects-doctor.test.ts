import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { probeStore } from '@rollcall/cloud/objects/probe-store';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceSetup, startEvidence } from './support/evidence-setup.ts';

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());
afterEach(() => setup.s3.faults.clear());

const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

async function doctor(args: string[], changes: NodeJS.ProcessEnv = {}) {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = setup.storeSettings;
  const env = {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
    ...changes,
  };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, 'doctor', ...args], { env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

describe('rollcall doctor', () => {
  it('finds every guarantee held by the embedded store, and leaves nothing behind', async () => {
    const { code, stdout } = await doctor(['--json']);
    const { held, store } = JSON.parse(stdout) as { held: boolean; store: { held: boolean; cost: null }[] };
    expect(code).toBe(0);
    expect(held).toBe(true);
    expect(store).toHaveLength(7);
    expect(store.every((probe) => probe.held && probe.cost === null)).toBe(true);
    for await (const { key } of setup.store.listUploads()) expect(key).not.toMatch(/^probes/);
  });

  it('says what a missing guarantee costs, and exits with 1', async () => {
    setup.s3.faults.add({ kind: 'corrupt', how: 'flipByte', operations: ['GetObject'] });
    const { code, stdout } = await doctor([]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/reads_back_equal +MISSING/);
    expect(stdout).toMatch(/reads_back_equal: no recording becomes verified/);
    expect(stdout).toMatch(/completes_once +held/);
  });

  it('says what to do when the store cannot be reached', async () => {
    const { code, stderr } = await doctor([], { S3_ENDPOINT: 'http://127.0.0.1:9' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/Next: /);
  });
});

describe('the probe of a store', () => {
  it('notices damage at rest', async () => {
    setup.s3.faults.add({ kind: 'corrupt', how: 'zeroTail', operations: ['CompleteMultipartUpload'] });
    const probes = await probeStore(setup.storeSettings);
    expect(probes.filter((probe) => !probe.held).map((probe) => probe.guarantee)).toEqual(['reads_back_equal']);
  });
});

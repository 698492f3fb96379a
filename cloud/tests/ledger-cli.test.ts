import { sign } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLedgerSigner } from '@rollcall/cloud/auth/load-signers';
import { errors } from '@rollcall/cloud/errors/errors';
import { raiseLedgerProblem } from '@rollcall/cloud/ledger/ledger-problem-repository';
import { createLedgerWorker } from '@rollcall/cloud/workers/ledger-worker';
import { createLogger } from '@rollcall/node/logger';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { cosignatureMessage, formatCosignatureLine } from '@rollcall/shared/contract/cosignature';
import { formatVerifierKey, noteAlgorithms } from '@rollcall/shared/contract/signed-note';
import { checkpointFileSchema } from '@rollcall/shared/contract/witness-files';
import { createTestDatabase } from '@rollcall/test/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceSetup, startEvidence } from './support/evidence-setup.ts';
import { addFacts, makeNoteKey } from './support/ledger-setup.ts';
import { runCli } from './support/run-cli.ts';
import { createTestHq } from './support/test-hq.ts';

let setup: EvidenceSetup;
let folder: string;
let env: Record<string, string>;
let worker: ReturnType<typeof createLedgerWorker>;

beforeAll(async () => {
  setup = await startEvidence();
  folder = await mkdtemp(join(tmpdir(), 'rollcall-ledger-'));
  const { storeSettings: s3, hq, db, store } = setup;
  env = {
    DATABASE_URL: hq.databaseUrl,
    DATABASE_OWNER_URL: hq.ownerUrl,
    ROLLCALL_KEYS_DIR: hq.keysFolder,
    S3_ENDPOINT: s3.endpoint,
    S3_BUCKET: s3.bucket,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
  };
  const signer = await loadLedgerSigner(hq.keysFolder, 'rollcall.local/hq');
  const log = createLogger({ level: 'silent', readable: false });
  worker = createLedgerWorker({ db, store, signer, log, now: () => new Date(), checkpointSeconds: 0 });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await setup.stop();
});

const ledger = (...args: string[]) => runCli(['ledger', ...args], env);

describe('rollcall ledger', () => {
  it('says that there is no checkpoint yet, and what to do', async () => {
    expect(await ledger('dump', join(folder, 'dump'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('Next: Start HQ'),
    });
    const { out } = await ledger('status');
    expect(out).toMatch(/^0 entries; .*There is no checkpoint yet\.\n\nThere is no witness: .*add-witness/s);
  });

  it('writes a dump that verifies, with a payload erased or not', async () => {
    await addFacts(setup.db, 1200);
    await worker.processAll();
    expect(await ledger('erase-payload', '3', '--reason', 'a judgement')).toMatchObject({ code: 0, err: '' });
    await worker.processAll();
    const file = join(folder, 'ledger.dump');
    const { code, out } = await ledger('dump', file);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('rollcall verify') });
    const lines = (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ kind: 'dump', origin: 'rollcall.local/hq', witnesses: [] });
    expect(lines.filter(({ kind }) => kind === 'leaf').map(({ index }) => index)).toEqual([
      ...Array(lines.length - 2).keys(),
    ]);
    expect(lines[3]).toMatchObject({ leaf: { factId: 3 }, payload: null, subject: null, salt: null });
    expect(await runCli(['verify', file, '--root', setup.hq.hqKeys.fingerprint], env)).toMatchObject({ code: 0 });
    await writeFile(file, (await readFile(file, 'utf8')).replace('"unit:fact-7"', '"unit:fact-8"'));
    expect((await runCli(['verify', file], env)).code).not.toBe(0);
  });

  it('erases a payload only with a reason, and only as the owner', async () => {
    expect(await ledger('erase-payload', '4', '--reason', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('must say why'),
    });
    expect(await ledger('erase-payload', '9999999', '--reason', 'a judgement')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no fact has this number'),
    });
    const asService = { ...env, DATABASE_OWNER_URL: env.DATABASE_URL ?? '' };
    expect((await runCli(['ledger', 'erase-payload', '4', '--reason', 'a judgement'], asService)).code).not.toBe(0);
  });

  it('adds an outside witness, exports its file and imports its cosignature', async () => {
    const { privateKey, key } = makeNoteKey('supervision.example/office', noteAlgorithms.witness);
    const verifierKey = formatVerifierKey(key);
    expect(await ledger('add-witness', 'nothing')).toMatchObject({
      code: 2,
      err: expect.stringContaining("not a witness's key"),
    });
    expect(await ledger('add-witness', verifierKey)).toMatchObject({
      code: 0,
      out: expect.stringContaining('is a witness now'),
    });
    const file = join(folder, 'checkpoint.json');
    expect(await ledger('export-checkpoint', file, '--from', '5')).toMatchObject({
      code: 0,
      out: expect.stringContaining('saw last: 5'),
    });
    const exported = checkpointFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    expect(exported.proofs).toMatchObject([{ from: 5 }]);
    const checkpoint = parseCheckpoint(exported.note);
    const { size = 0, note } = checkpoint ?? {};
    const signature = sign(null, cosignatureMessage(note?.body ?? '', 1_800_000_000), privateKey);
    const line = formatCosignatureLine(key, 1_800_000_000, signature);
    const back = join(folder, 'cosignature.json');
    await writeFile(back, JSON.stringify({ v: 1, kind: 'cosignature', verifierKey, size, line }));
    expect(await ledger('import-cosignatures', back)).toMatchObject({
      code: 0,
      out: `supervision.example/office cosigned the checkpoint of ${size} entries.\n`,
    });
    expect((await ledger('import-cosignatures', back)).out).toContain('as is known');
    expect((await ledger('status')).out).toMatch(/supervision\.example\/office +outside +2027-01-15 16:00:00 \+08:00/);
    await addFacts(setup.db, 1);
    await worker.processAll();
    const dump = join(folder, 'witnessed.dump');
    await ledger('dump', dump);
    expect((await readFile(dump, 'utf8')).match(/"kind":"checkpoint"/g)).toHaveLength(2);
    expect(await runCli(['verify', dump], env)).toMatchObject({ code: 0 });
    expect(await ledger('remove-witness', 'supervision.example/office')).toMatchObject({ code: 0 });
    expect(await ledger('remove-witness', 'supervision.example/office')).toMatchObject({ code: 2 });
    expect(await ledger('import-cosignatures', back)).toMatchObject({
      code: 2,
      err: expect.stringContaining('does not know this witness'),
    });
  });

  it('shows the problem that stops the ledger, and fails with its exit status', async () => {
    await raiseLedgerProblem(setup.db, errors.ledgerForked(7), new Date());
    expect(await ledger('status')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/Nothing is added since .*\nNext: Somebody changed/),
    });
    await worker.processAll();
  });

  it('recovers a database that was restored from a backup', async () => {
    expect(await ledger('recover')).toMatchObject({
      code: 0,
      out: expect.stringContaining('nothing that the database lacks'),
    });
    const backup = await createTestHq({ database: await createTestDatabase() });
    const { out, code } = await runCli(['ledger', 'recover'], { ...env, DATABASE_OWNER_URL: backup.ownerUrl });
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Took back (\d+) entries.*payloads of \1 of them are lost.*Next: start HQ/s),
    });
    await backup.dispose();
  });
});

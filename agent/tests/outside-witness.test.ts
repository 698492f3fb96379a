import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { toHex } from '@rollcall/shared/bytes/hex';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { verifyCosignatureLine } from '@rollcall/shared/contract/cosignature';
import { parseVerifierKey } from '@rollcall/shared/contract/signed-note';
import { type CheckpointFile, cosignatureFileSchema } from '@rollcall/shared/contract/witness-files';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256, verifyEd25519 } from '../src/identity/node-crypto.ts';
import { cosignFile, initOutsideWitness } from '../src/witness/outside-witness.ts';
import { newTestKey, newTestKeys, signTestKeySet, type TestKey } from './support/test-keys.ts';
import { TestLedger } from './support/test-ledger.ts';

// The supervision office: a machine without a network, a stick that goes in and out.
const run = promisify(execFile);
const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const now = new Date('2026-11-25T08:00:00.000Z');
const name = 'supervision.example/witness';
let folder: string;
let state: string;
let stick: string;
let root: TestKey;
let keys: Awaited<ReturnType<typeof newTestKeys>>;
let ledger: TestLedger;
let keySet: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-witness-'));
  [state, stick] = [join(folder, 'state'), join(folder, 'checkpoint.json')];
  root = await newTestKey();
  keys = await newTestKeys();
  ledger = new TestLedger().grow(10);
  keySet = await signTestKeySet(root, { keys });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const agent = (...args: string[]) => run(process.execPath, [program, 'witness', ...args]);
const rootFingerprint = () => keyFingerprint(root.publicJwk, sha256);
const init = () => initOutsideWitness(state, { name, rootFingerprint: rootFingerprint() });

/** What HQ puts on the stick. */
async function exportCheckpoint(change: Partial<CheckpointFile> & { of?: TestLedger; from?: number[] } = {}) {
  const { of = ledger, from = [], ...rest } = change;
  const proofs = from.map(async (size) => ({ from: size, proof: (await of.consistency(size, of.size)).map(toHex) }));
  const note = await of.note(keys.ledger);
  const file: CheckpointFile = { v: 1, kind: 'checkpoint', keySet, note, proofs: await Promise.all(proofs), ...rest };
  await writeFile(stick, JSON.stringify(file));
}

const refusal = (code: string) => expect(cosignFile(state, stick, now)).rejects.toMatchObject({ code });

test('takes a checkpoint in and a cosignature out, by the commands', async () => {
  const { stdout: keyText } = await agent('init', state, '--name', name, '--root', rootFingerprint());
  expect((await agent('key', state)).stdout).toBe(keyText);
  for (const file of ['witness-key.jwk', 'witness.json']) {
    expect((await stat(join(state, file))).mode & 0o777).toBe(0o600);
  }
  await exportCheckpoint();
  const { stdout } = await agent('cosign', stick, '--state', state);
  expect(stdout).toMatch(/Cosigned 10 entries: .*checkpoint\.json\.cosigned\.json\nNext: .*import-cosignatures/);

  const out = cosignatureFileSchema.parse(JSON.parse(await readFile(`${stick}.cosigned.json`, 'utf8')));
  const key = parseVerifierKey(keyText.trim(), sha256);
  const body = parseCheckpoint(await ledger.note(keys.ledger))?.note.body ?? '';
  expect(out).toMatchObject({ size: 10, verifierKey: keyText.trim() });
  expect(key?.name).toBe(name);
  expect(key && verifyCosignatureLine({ body, line: out.line, key }, verifyEd25519)).toMatchObject({ name });
});

test('a witness that is there is not made anew, and names that could be taken for others are refused', async () => {
  await init();
  await expect(init()).rejects.toMatchObject({
    code: 'witness_there',
    nextStep: expect.stringContaining('Use it: rollcall-agent witness cosign'),
  });
  const other = (given: { name: string; rootFingerprint: string }) =>
    expect(initOutsideWitness(join(folder, 'other'), given)).rejects;
  await other({ name: 'a b', rootFingerprint: rootFingerprint() }).toMatchObject({ code: 'witness_name_invalid' });
  await other({ name, rootFingerprint: 'abc' }).toMatchObject({ code: 'root_fingerprint_invalid' });
});

test('goes on from what it saw, and signs the same again for a stick that was lost', async () => {
  await init();
  await exportCheckpoint();
  await cosignFile(state, stick, now);
  ledger.grow(90);
  await exportCheckpoint({ from: [3, 10] });
  expect(await cosignFile(state, stick, now)).toMatchObject({ size: 100 });
  expect(await cosignFile(state, stick, now)).toMatchObject({ size: 100 });
});

test('signs nothing that is older, unproven, unsigned, or no checkpoint', async () => {
  await init();
  await exportCheckpoint();
  await cosignFile(state, stick, now);
  await exportCheckpoint({ of: ledger.fork(6) });
  await refusal('checkpoint_older');
  ledger.grow(90);
  await exportCheckpoint({ from: [9] });
  await refusal('checkpoint_proof_missing');
  await exportCheckpoint({ from: [10], note: await ledger.note(await newTestKey()) });
  await refusal('checkpoint_refused');
  await writeFile(stick, '{}');
  await refusal('checkpoint_file_unreadable');
  await expect(cosignFile(folder, stick, now)).rejects.toMatchObject({ code: 'witness_unreadable' });
  await exportCheckpoint({ from: [10] });
  expect(await cosignFile(state, stick, now)).toMatchObject({ size: 100 });
});

test('believes no keys but those of the root that it was told, and no set that is older', async () => {
  await init();
  await exportCheckpoint({ keySet: await signTestKeySet(await newTestKey(), { keys }) });
  await refusal('checkpoint_keys_refused');
  await exportCheckpoint({ keySet: await signTestKeySet(root, { counter: 2, keys }) });
  await cosignFile(state, stick, now);
  await exportCheckpoint();
  await refusal('checkpoint_keys_refused');
  await exportCheckpoint({ keySet: 'none' });
  await refusal('checkpoint_keys_refused');
});

test('two histories stop it, and both are kept for the auditor, until a person has settled it', async () => {
  await init();
  await exportCheckpoint();
  await cosignFile(state, stick, now);
  const had = await ledger.note(keys.ledger);
  const other = ledger.fork(7).grow(50);
  await exportCheckpoint({ of: other, from: [10] });
  await refusal('ledger_fork');
  const seen = await other.note(keys.ledger);
  expect(JSON.parse(await readFile(join(state, 'witness.json'), 'utf8'))).toMatchObject({ fork: { had, seen } });
  ledger.grow(1);
  await exportCheckpoint({ from: [10] });
  await refusal('ledger_fork');

  const clear = ['clear', '--state', state, '--reason', 'a copy of HQ was tried out', '--go-on-with', 'had'];
  expect((await agent(...clear)).stdout).toMatch(/Settled/);
  await expect(agent(...clear)).rejects.toMatchObject({ stderr: expect.stringMatching(/nothing_to_clear/) });
  expect(await cosignFile(state, stick, now)).toMatchObject({ size: 11 });
  await exportCheckpoint({ of: other, from: [11] });
  await refusal('ledger_fork');
});

test('has what it saw on the disk before it signs', async () => {
  await init();
  await exportCheckpoint();
  await rm(join(state, 'witness-key.jwk'));
  await refusal('station_key_unreadable');
  const kept = JSON.parse(await readFile(join(state, 'witness.json'), 'utf8'));
  expect(kept.seen).toBe(await ledger.note(keys.ledger));
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeEvidenceCrypto } from '@rollcall/cloud/cli/verify/node-evidence-crypto';
import type { Ready } from '@rollcall/demo/start-everything';
import type { ByteSource } from '@rollcall/shared/evidence/byte-source';
import { verifyPackage } from '@rollcall/shared/papers/verify-package';
import type { AccountRow } from '@rollcall/shared/resources/accounts';
import { HqClient } from '@rollcall/test/hq-client';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { bringIn, type FileOnCard } from '@rollcall/test/old-folder/bring-in';
import { everyRow } from '@rollcall/test/old-folder/every-row';
import type { Records } from '@rollcall/test/old-folder/files-of';
import { hashObjects, type StoredObject } from '@rollcall/test/old-folder/hash-objects';
import { lastingOf } from '@rollcall/test/old-folder/lasting-of';
import { type Ledger, listLedger } from '@rollcall/test/old-folder/list-ledger';
import { listRecords } from '@rollcall/test/old-folder/list-records';
import { toldOfOldFolder, unpackOldFolders } from '@rollcall/test/old-folder/unpack-old-folder';
import { untilSettled } from '@rollcall/test/old-folder/until-settled';
import { verifyLedger } from '@rollcall/test/old-folder/verify-ledger';
import { TerminalCommand } from '@rollcall/test/terminal-command';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Told {
  records: Records;
  objects: StoredObject[];
  ledger: Ledger;
}

interface ListedRecording {
  state: string;
  objectKey: string | null;
  sha256: string;
}

const patienceMs = 200_000;

/** Of these HQ makes more by itself as time goes by, or takes in what lay on cards. */
const growing = new Set([
  ...['findings', 'findings/*/liability-appeals', 'bulletins', 'study-packs', 'deletion-lists', 'files'],
  ...['draws', 'draw-items?drawn=yes', 'reviews', 'visit-posts'],
  ...['recordings', 'sightings', 'erase-permits'],
]);

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-old-folder-'));
  await unpackOldFolders('0.2.0', folder);
});
afterAll(() => {
  killProcessesOf(folder);
  rmSync(folder, { recursive: true, force: true });
});

// The folder gets older with every run: nothing here may depend on how old it is.
describe.each(['stopped', 'killed'] as const)('a data folder of 0.2.0, %s', (name) => {
  const before = toldOfOldFolder<Told>('0.2.0', `${name}.json`);
  const onCards = name === 'killed' ? toldOfOldFolder<FileOnCard[]>('0.2.0', 'on-cards.json') : [];
  const accounts = Object.values(before.records.accounts ?? {}) as AccountRow[];
  const nameOf = new Map(
    accounts.map(({ username, personName, officerName, badgeNo }) => [
      username,
      badgeNo === null ? (personName ?? username) : `${officerName} ${badgeNo}`,
    ]),
  );
  let data: string;
  let copy: TerminalCommand;
  let ready: Ready;
  let now: Told;

  beforeAll(async () => {
    data = join(folder, name);
    copy = new TerminalCommand(data, { env: { ROLLCALL_DEMO: 'brigade' } });
    ready = await copy.untilReady(patienceMs);
    await untilSettled(ready, patienceMs);
    now = { records: await listRecords(ready), objects: await hashObjects(ready), ledger: await listLedger(ready) };
  });
  afterAll(() => killProcessesOf(data));

  test.each(Object.keys(before.records))('says of %s what it said', (address) => {
    const [then = {}, today = {}] = [before.records[address], now.records[address]];
    expect(today).toMatchObject(lastingOf(then, nameOf));
    // Of the killed one a command that wasn't answered may be there, or not.
    const mayHaveMore = growing.has(address) || (name === 'killed' && address === 'custody-observations');
    // The demo has people for what it hadn't then.
    const isNewOfDemo = (id: string) => address === 'accounts' && (today[id] as AccountRow).username === 'legal';
    const ids = Object.keys(today).filter((id) => !isNewOfDemo(id));
    if (!mayHaveMore) expect(ids.sort()).toEqual(Object.keys(then).sort());
  });

  test('has the bytes of every verified recording in its store, and every other object', () => {
    const objects = new Map(now.objects.map(({ key, sha256 }) => [key, sha256]));
    const recordings = Object.values(before.records.recordings ?? {}) as ListedRecording[];
    const verified = recordings.filter(({ state }) => state === 'verified');
    expect(verified.length).toBeGreaterThan(0);
    for (const { objectKey, sha256 } of verified) expect(objects.get(objectKey ?? '')).toBe(sha256);
    // What only HQ can read is encrypted anew after each start.
    const told = ({ key, sha256 }: StoredObject) => ({ key, sha256: key.startsWith('ledger/sealed/') ? '' : sha256 });
    expect(now.objects.map(told)).toEqual(expect.arrayContaining(before.objects.map(told)));
  });

  test('goes on with the same ledger, which verifies', async () => {
    expect(now.ledger.rootFingerprint).toBe(before.ledger.rootFingerprint);
    expect(now.ledger.checkpoints).toEqual(expect.arrayContaining(before.ledger.checkpoints));
    await verifyLedger(data, join(folder, `${name}.jsonl`), before.ledger.rootFingerprint);
  });

  test('has issues of bulletins that verify', async () => {
    const client = new HqClient(ready.url, ready.admin);
    const issues = Object.entries(before.records.bulletins ?? {}) as [id: string, told: { number: number | null }][];
    for (const [id, { number }] of issues.filter((issue) => issue[1].number !== null)) {
      const bytes = Buffer.from(await (await client.read(`bulletins/${id}/package`)).arrayBuffer());
      const verdict = await verifyPackage(
        bytesAsSource(bytes),
        { root: before.ledger.rootFingerprint },
        nodeEvidenceCrypto,
      );
      expect({ number, state: verdict?.state }).toEqual({ number, state: 'true' });
    }
  });

  test('has its stations back, and they bring what lies on cards', async () => {
    await bringIn({ ready, data }, onCards, patienceMs);
    const objects = await hashObjects(ready);
    const rows = await everyRow(new HqClient(ready.url, ready.admin), 'recordings');
    for (const file of onCards) {
      expect(rows.filter(({ fileName }) => fileName === file.fileName)).toMatchObject([{ state: 'verified' }]);
      expect(objects.filter(({ sha256 }) => sha256 === file.sha256)).toHaveLength(1);
    }
    expect(copy.printed).not.toMatch(/ended \(|could not start/);
  });
});

function bytesAsSource(bytes: Buffer): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

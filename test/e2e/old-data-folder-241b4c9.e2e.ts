import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ready } from '@rollcall/demo/start-everything';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { bringIn, type FileOnCard } from '@rollcall/test/old-folder/bring-in';
import { type Contents, listContents } from '@rollcall/test/old-folder/list-contents';
import { toldOfOldFolder, unpackOldFolders } from '@rollcall/test/old-folder/unpack-old-folder';
import { verifyLedger } from '@rollcall/test/old-folder/verify-ledger';
import { TerminalCommand } from '@rollcall/test/terminal-command';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const patienceMs = 110_000;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-old-folder-'));
  await unpackOldFolders('241b4c9', folder);
});
afterAll(() => {
  killProcessesOf(folder);
  rmSync(folder, { recursive: true, force: true });
});

/** Whoever has a badge number signs with name and number since then, and signed with the user name before. */
function withUserNames(contents: Contents): Contents {
  const names = new Map((contents.lists.officers ?? []).map(({ badgeNo, name }) => [badgeNo, name]));
  const userNames = new Map(
    (contents.lists.accounts ?? []).map(({ username, badgeNo }) => [`${names.get(badgeNo)} ${badgeNo}`, username]),
  );
  return JSON.parse(JSON.stringify(contents), (_key, value: unknown) => userNames.get(String(value)) ?? value);
}

// The folder gets older with every run: nothing here may depend on how old it is. The killed one is the stopped one, lived on in: it has
// all of it. Only that of the last release is started both ways.
describe.each(['killed'] as const)('a data folder of 241b4c9, %s', (name) => {
  const before = toldOfOldFolder<Contents & { onCards?: FileOnCard[] }>('241b4c9', `${name}.json`);
  let data: string;
  let copy: TerminalCommand;
  let ready: Ready;
  let now: Contents;

  beforeAll(async () => {
    data = join(folder, name);
    copy = new TerminalCommand(data, { env: { ROLLCALL_DEMO: 'brigade' } });
    ready = await copy.untilReady(patienceMs);
    now = withUserNames(await listContents(ready));
  });
  afterAll(() => killProcessesOf(data));

  test('has every row of every list', () => {
    for (const [path, rows] of Object.entries(before.lists)) {
      const [id = ''] = Object.keys(rows[0] ?? {});
      const known = new Map((now.lists[path] ?? []).map((row) => [row[id], row]));
      expect(rows.filter((row) => !known.has(row[id]))).toEqual([]);
      // A recording that was on its way when everything was killed goes on.
      const settled = rows.filter(({ state }) => path !== 'recordings' || state === 'verified');
      expect({ path, rows: settled.map((row) => known.get(row[id])) }).toEqual({ path, rows: settled });
    }
  });

  test('has what was answered and appealed', () => {
    const known = new Map(now.answers.map((answer) => [answer.findingId, answer]));
    expect(before.answers.length).toBeGreaterThan(0);
    for (const answer of before.answers) expect(known.get(answer.findingId)).toMatchObject(answer);
  });

  test('has the bytes of every verified recording in its store', () => {
    const objects = new Map(now.objects.map(({ key, sha256 }) => [key, sha256]));
    expect(now.verified).toEqual(expect.arrayContaining(before.verified));
    for (const { objectKey, sha256 } of before.verified) expect(objects.get(objectKey ?? '')).toBe(sha256);
    for (const { key, sha256 } of before.objects) expect({ key, sha256: objects.get(key) }).toEqual({ key, sha256 });
  });

  test('goes on with the same ledger, which verifies', async () => {
    expect(now.ledger.rootFingerprint).toBe(before.ledger.rootFingerprint);
    expect(now.ledger.checkpoints).toEqual(expect.arrayContaining(before.ledger.checkpoints));
    const dump = join(folder, `${name}.jsonl`);
    await verifyLedger(data, dump, before.ledger.rootFingerprint);
  });

  test('has its stations back, and they bring what lies on cards', async () => {
    await bringIn({ ready, data }, before.onCards ?? [], patienceMs);
    const { lists, verified, objects } = await listContents(ready);
    for (const { fileName, sha256 } of before.onCards ?? []) {
      expect((lists.recordings ?? []).filter((row) => row.fileName === fileName)).toHaveLength(1);
      expect(verified.filter((recording) => recording.sha256 === sha256)).toHaveLength(1);
      expect(objects.filter((object) => object.sha256 === sha256)).toHaveLength(1);
    }
    expect(copy.printed).not.toMatch(/ended \(|could not start/);
  });
});

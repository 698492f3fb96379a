import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ready } from '@rollcall/demo/start-everything';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { StationRow } from '@rollcall/shared/http/stations';
import { HqClient } from '@rollcall/test/hq-client';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { type Contents, listContents } from '@rollcall/test/old-folder/list-contents';
import { contentsOfOldFolder, unpackOldFolders } from '@rollcall/test/old-folder/unpack-old-folder';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { TerminalCommand } from '@rollcall/test/terminal-command';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const patienceMs = 110_000;
const clip = new URL('../../infra/demo/clips/10-minutes.mp4', import.meta.url);

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-old-folder-'));
  await unpackOldFolders(folder);
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

// The folder gets older with every run: nothing here may depend on how old it is.
describe.each(['stopped', 'killed'] as const)('a data folder of 241b4c9, %s', (name) => {
  const before = contentsOfOldFolder(name);
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
    for (const command of [`ledger dump ${dump}`, `verify ${dump} --root ${before.ledger.rootFingerprint}`]) {
      const run = new TerminalCommand(data, { command: `npm run -s rollcall -- ${command}` });
      expect({ exitCode: await run.ended, printed: run.printed }).toMatchObject({ exitCode: 0 });
    }
  });

  test('has its stations back, and they bring what lies on cards', async () => {
    const client = new HqClient(ready.url, ready.admin);
    await until(
      'every station on line',
      async () => {
        const { rows } = await client.get<{ rows: StationRow[] }>('stations');
        return rows.length === 3 && rows.every(({ presence }) => presence === 'online');
      },
      patienceMs,
    );
    const fresh = { badgeNo: '100009', capturedAt: '20261126093000' };
    const card = new RecorderCard(join(data, 'docks', 'accident-squad'), 'K000009');
    const freeBox = Buffer.concat([Buffer.from('00000028', 'hex'), Buffer.from('free'), randomBytes(32)]);
    card.add(9100, { bytes: Buffer.concat([readFileSync(clip), freeBox]) }, fresh);
    const wanted = ['K000009_100009_20261126093000_9100.MP4', ...(before.onCards ?? []).map((file) => file.fileName)];
    await until(
      'what lies on cards, verified',
      async () => {
        const { rows } = await client.get<{ rows: RecordingRow[] }>('recordings?state=verified&limit=200');
        return wanted.every((fileName) => rows.some((row) => row.fileName === fileName));
      },
      patienceMs,
    );
    const { lists, verified, objects } = await listContents(ready);
    for (const { fileName, sha256 } of before.onCards ?? []) {
      expect((lists.recordings ?? []).filter((row) => row.fileName === fileName)).toHaveLength(1);
      expect(verified.filter((recording) => recording.sha256 === sha256)).toHaveLength(1);
      expect(objects.filter((object) => object.sha256 === sha256)).toHaveLength(1);
    }
    expect(copy.printed).not.toMatch(/ended \(|could not start/);
  });
});

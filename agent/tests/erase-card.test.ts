import { readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtInProfiles } from '../src/card/built-in-profiles.ts';
import { createProfileReader } from '../src/card/classify-file.ts';
import { previewErase } from '../src/cli/erase-preview.ts';
import { eraseReport } from '../src/cli/erase-report.ts';
import { previewCard } from '../src/cli/preview-card.ts';
import type { StationConfig } from '../src/config/station-config.ts';
import { beginErase } from '../src/recordings/erases-repository.ts';
import { l6Name } from './card-station-fixture.ts';
import { card, createEraseStation, type EraseStation, fillCard, logName } from './erase-fixture.ts';

let station: EraseStation;

beforeEach(async () => {
  station = await createEraseStation();
  fillCard(station);
  await station.collectAndVerify();
});

afterEach(() => station.close());

const kept = [logName, 'notes.txt'].sort();

test('footage of a permit is erased; the log and all else stays; HQ is told, then the inventory', async () => {
  const permit = station.permitFor();
  await station.grant(permit);
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toEqual(kept);
  expect(station.events('card_erased')).toEqual([
    { permitId: permit.permitId, files: 2, dryRun: false, interrupted: false, freeBytesAfter: expect.any(Number) },
  ]);
  expect(station.events('erase_refused')).toEqual([]);
  expect(station.hq.confirmed).toEqual([permit.permitId]);
  const types = station.agent.store.db.prepare('select type from outbox_event order by event_id desc limit 2').all();
  expect(types.map(({ type }) => type)).toEqual(['inventory', 'card_erased']);
  expect(
    station
      .events('inventory')
      .at(-1)
      ?.entries.map(({ path }) => path.text),
  ).toEqual(kept);
});

test('a permit is acted on once, however often HQ hands it out', async () => {
  await station.grant(station.permitFor());
  await station.eraser().runOnce();
  await station.eraser().runOnce();
  expect(station.events('card_erased')).toHaveLength(1);
});

test('after an erase nothing looks as if files had vanished, and the next footage is collected and erased', async () => {
  await station.grant(station.permitFor());
  await station.eraser().runOnce();
  const inventories = station.events('inventory').length;
  await station.settle();
  expect(station.events('inventory')).toHaveLength(inventories);
  station.putFile(card, l6Name(3), 'the third video', new Date('2026-11-24T09:00:00Z'));
  await station.collectAndVerify();
  expect(station.events('collected').map(({ sighting }) => sighting.path.text)).toContain(l6Name(3));
  await station.grant(station.permitFor());
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toEqual(kept);
  expect(station.events('card_erased').map(({ files }) => files)).toEqual([2, 1]);
});

test('a dry run erases nothing and tells how much it would', async () => {
  const permit = { ...station.permitFor(), dryRun: true };
  await station.grant(permit);
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toHaveLength(4);
  expect(station.events('card_erased')).toEqual([
    { permitId: permit.permitId, files: 2, dryRun: true, interrupted: false, freeBytesAfter: expect.any(Number) },
  ]);
  const inventories = station.events('inventory').length;
  await station.settle();
  expect(station.events('inventory')).toHaveLength(inventories);
});

test('an empty file goes with the rest', async () => {
  station.putFile(card, l6Name(3), '');
  await station.collectAndVerify();
  const permit = station.permitFor();
  const entry = station
    .events('inventory')
    .at(-1)
    ?.entries.find(({ sizeBytes }) => sizeBytes === 0);
  if (!entry) throw new Error('no empty file was seen');
  const empty = { path: entry.path, sizeBytes: entry.sizeBytes, modifiedAt: entry.modifiedAt };
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  await station.grant({ ...permit, files: [...permit.files, { ...empty, sha256, recordingId: null }] });
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toEqual(kept);
});

test('an unreadable file goes when a person let it go, and only then', async () => {
  const path = station.putFile(card, l6Name(3), 'cannot be read');
  await station.settle();
  const { store } = station.agent;
  store.db.prepare(`update card_file set state = 'unreadable' where path_bytes = ?`).run(Buffer.from(l6Name(3)));
  const permit = station.permitFor();
  await station.grant(permit);
  await station.eraser().runOnce();
  expect(station.events('erase_refused').map(({ reason }) => reason)).toEqual(['footage_not_in_permit']);
  const entry = station
    .events('inventory')
    .at(-1)
    ?.entries.find(({ path: { text } }) => text === l6Name(3));
  if (!entry) throw new Error('the file was not seen');
  const unreadable = { path: entry.path, sizeBytes: entry.sizeBytes, modifiedAt: entry.modifiedAt };
  await station.grant({ ...station.permitFor(), unreadable: [{ ...unreadable, approvalId: 'approved-1' }] });
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toEqual(kept);
  expect(path).toContain(card);
});

test('after a restart the bytes on the card are compared before anything is erased', async () => {
  const path = join(station.dockFolder, card, l6Name(2));
  const before = readFileSync(path);
  const permit = station.permitFor();
  await station.restart();
  // The same size and time, other bytes: somebody had the card while the agent was away.
  const modifiedAt = new Date('2026-11-24T02:15:30Z');
  writeFileSync(path, Buffer.from(before).fill('x'));
  utimesSync(path, modifiedAt, modifiedAt);
  await station.grant(permit);
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toHaveLength(4);
  expect(station.events('erase_refused')).toEqual([
    {
      permitId: permit.permitId,
      reason: 'bytes_differ',
      detail: null,
      paths: [{ bytes: Buffer.from(l6Name(2)).toString('base64'), text: l6Name(2) }],
    },
  ]);
  // It is footage like any other: it is collected, and can be erased then.
  await station.collectAndVerify();
  expect(station.events('collected')).toHaveLength(4);
  await station.grant(station.permitFor());
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toEqual(kept);
});

test('after a restart equal bytes are erased', async () => {
  const permit = station.permitFor();
  await station.restart();
  await station.grant(permit);
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toEqual(kept);
});

test('while HQ cannot be asked nothing ends; the permit is looked at again', async () => {
  await station.grant(station.permitFor());
  station.hq.onConfirm = () => {
    throw new Error('HQ is away');
  };
  await expect(station.eraser().runOnce()).rejects.toThrow('HQ is away');
  expect(station.filesOnCard()).toHaveLength(4);
  expect(station.events('erase_refused')).toEqual([]);
  station.hq.onConfirm = () => {};
  await station.eraser().runOnce();
  expect(station.filesOnCard()).toEqual(kept);
});

test('a card that was pulled out after its erase began is told of, and the erase has ended', async () => {
  const permit = station.permitFor();
  await station.grant(permit);
  const { permitId, dockSessionId } = permit;
  const jws = station.permits.get(permitId) ?? '';
  const { store } = station.agent;
  store.transaction(() => beginErase(store.db, { permitId, jws, dockSessionId, at: new Date() }));
  renameSync(join(station.dockFolder, card), join(station.root, 'pulled'));
  await station.settle();
  expect(station.events('undocked')).toHaveLength(1);
  await station.eraser().runOnce();
  await station.eraser().runOnce();
  expect(station.events('erase_refused')).toEqual([{ permitId, reason: 'card_removed', detail: null, paths: [] }]);
});

test('a card that went away while HQ was asked', async () => {
  await station.grant(station.permitFor());
  station.hq.onConfirm = () => rmSync(join(station.dockFolder, card), { recursive: true });
  await station.eraser().runOnce();
  expect(station.events('erase_refused').map(({ reason }) => reason)).toEqual(['card_changed']);
  expect(station.events('card_erased')).toEqual([]);
});

test('beside a running station, the command tells what would be erased, and what holds a card back', async () => {
  const config: StationConfig = {
    v: 1,
    stationId: 'squad-1',
    name: '一中队采集站',
    unitCode: 'u1',
    hqUrl: 'http://127.0.0.1:1',
    dockFolder: station.dockFolder,
    mqtt: { url: 'mqtt://127.0.0.1:1', username: 'squad-1', password: null },
    codeDigest: '',
  };
  writeFileSync(join(station.folder, 'station.json'), JSON.stringify(config));
  const foretell = async () => {
    const folder = join(station.dockFolder, card);
    const reader = createProfileReader(builtInProfiles());
    const { files } = await previewCard({ folder, reader, settleMs: 0, pause: async () => {} });
    return eraseReport(await previewErase({ dataFolder: station.root, folder }, files));
  };
  expect(await foretell()).toEqual([
    '',
    'Erase, by what squad-1 knows: 2 of 4 files would be erased, once HQ gives a permit.',
    `  ${l6Name(1)}: would be erased`,
    `  ${l6Name(2)}: would be erased`,
    `  ${logName}: stays (recorder log, never erased)`,
    '  notes.txt: stays (not footage)',
  ]);
  station.putFile(card, l6Name(3), 'new');
  expect((await foretell())[2]).toBe(`  ${l6Name(3)}: holds the card back (not collected yet)`);
  expect(station.filesOnCard()).toHaveLength(5);
});

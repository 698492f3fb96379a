// Run as a process of its own, in a mount namespace of its own: nothing stays mounted when it ends, however it ends.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMounts } from '../../src/card/mount-table.ts';
import { beginErase } from '../../src/recordings/erases-repository.ts';
import { l6Name } from '../card-station-fixture.ts';
import {
  assertNothingToldAsGone,
  closeStation,
  collect,
  disks,
  doBeforeList,
  dockAlerts,
  docked,
  folderOf,
  footage,
  inventories,
  large,
  look,
  mountByOthers,
  openStation,
  optionsOf,
  station,
  undocked,
  unlooked,
  usbAlerts,
  volumes,
} from './dock-scene.ts';
import { createLoopCard, removeImages } from './loop-card.ts';
import { startTestHq } from './test-hq.ts';
import { enrolTestStation } from './test-station.ts';
import { until } from './until.ts';

const scenarios: Record<string, () => Promise<void>> = {
  async appears() {
    const card = createLoopCard(disks, footage);
    await card.plugIn();
    await station.agent.usb?.look();
    assert.match((await optionsOf(folderOf(card))) ?? '', /^ro,nosuid,nodev,noexec/);
    await collect();
    assert.deepEqual(volumes(), [`uuid:${card.uuid}`]);
    assert.equal(docked()[0]?.recorderSerial, '7K30021');
    assert.equal(station.events('collected').length, 2);
    // A card in a folder of the same dock is another one.
    station.putFile('card-a', l6Name(3), 'the third video');
    await collect();
    assert.deepEqual(volumes(), [`uuid:${card.uuid}`, 'folder:card-a']);
    card.pull();
    await look();
    assert.equal(existsSync(folderOf(card)), false);
    assert.equal(undocked().length, 1);
    assertNothingToldAsGone();
    await card.release();
  },

  async 'names no recorder'() {
    const cards = [createLoopCard(disks, { 'a.mp4': 'a' }), createLoopCard(disks, { 'b.mp4': 'b' })];
    for (const card of cards) await card.plugIn();
    await collect();
    const names = docked().map(({ recorderSerial }) => recorderSerial);
    assert.deepEqual(names.sort(), cards.map(({ uuid }) => `card-${uuid.slice(0, 27)}`).sort());
  },

  async 'pulled in mid-copy'() {
    const card = createLoopCard(disks, { [l6Name(1)]: large }, { sizeMib: 64 });
    await card.plugIn();
    await station.settle();
    card.failAt(l6Name(1), large.length / 2);
    card.pull();
    await station.agent.collector.runOnce();
    assert.deepEqual(station.events('collected'), []);
    const old = card.name;
    const releaseOld = card.release;
    await look();
    // The name of the device is still taken: the same card comes back under another one.
    await card.plugIn();
    assert.notEqual(card.name, old);
    station.advance(60_000);
    await collect();
    const [first] = docked();
    assert.deepEqual(undocked(), [first?.dockSessionId]);
    assert.deepEqual(volumes(), [`uuid:${card.uuid}`, `uuid:${card.uuid}`]);
    assert.equal(station.events('collected').length, 1);
    assertNothingToldAsGone();
    card.pull();
    await look();
    await releaseOld();
    await card.release();
  },

  async 'fails in mid-copy'() {
    const card = createLoopCard(disks, { [l6Name(1)]: large }, { sizeMib: 64 });
    await card.plugIn();
    await station.settle();
    card.failAt(l6Name(1), large.length / 2);
    await station.agent.collector.runOnce();
    assert.deepEqual(
      station.events('collect_failed').map(({ reason }) => reason),
      ['unreadable'],
    );
    assert.deepEqual(undocked(), []);
  },

  async 'mount point without its mount'() {
    const card = createLoopCard(disks, footage);
    await card.plugIn();
    disks.plugged.clear();
    const folder = mountByOthers(card.device, 'sdb1');
    await collect();
    // No udev says the UUID here.
    assert.deepEqual(volumes(), ['folder:mounted/sdb1']);
    execFileSync('umount', ['--lazy', folder]);
    await station.agent.collector.runOnce();
    await station.settle();
    assert.equal(undocked().length, 1);
    assert.equal(docked().length, 1);
    assertNothingToldAsGone();
    mountByOthers(card.device, 'sdb1');
    await station.settle();
    assert.equal(docked().length, 2);
  },

  async 'mount goes while it is listed'() {
    const card = createLoopCard(disks, footage);
    await card.plugIn();
    disks.plugged.clear();
    const folder = mountByOthers(card.device, 'sdb1');
    await collect();
    doBeforeList(() => execFileSync('umount', ['--lazy', folder]));
    await look();
    assert.deepEqual(inventories(), [2]);
    await station.settle();
    assert.equal(undocked().length, 1);
    assertNothingToldAsGone();
  },

  async 'mount over a folder'() {
    station.putFile('card-a', l6Name(1), 'in the folder');
    await collect();
    const card = createLoopCard(disks, { [l6Name(2)]: 'on the mount' });
    await card.plugIn();
    disks.plugged.clear();
    const folder = mountByOthers(card.device, 'card-a');
    await collect();
    assert.deepEqual(volumes(), ['folder:card-a', 'folder:mounted/card-a']);
    assert.equal(undocked().length, 1);
    assert.deepEqual(inventories(), [1, 1]);
    execFileSync('umount', [folder]);
    await collect();
    assert.deepEqual(volumes(), ['folder:card-a', 'folder:mounted/card-a', 'folder:card-a']);
    assert.deepEqual(inventories(), [1, 1, 1]);
    assertNothingToldAsGone();
  },

  async 'unmounted by somebody'() {
    const card = createLoopCard(disks, footage);
    await card.plugIn();
    await collect();
    execFileSync('umount', ['--lazy', folderOf(card)]);
    await look();
    assert.equal(undocked().length, 1);
    assert.equal(docked().length, 1);
    station.advance(60_000);
    await collect();
    assert.deepEqual(volumes(), [`uuid:${card.uuid}`, `uuid:${card.uuid}`]);
    assert.equal(station.events('collected').length, 2);
    assertNothingToldAsGone();
  },

  async 'the whole agent'() {
    const hq = await startTestHq();
    const enrolled = await enrolTestStation(hq, 'squad-1');
    const agent = enrolled.agent(undefined, {}, disks);
    await agent.start();
    const card = createLoopCard(disks, footage);
    await card.plugIn();
    await enrolled.dockCard('card-a');
    const told = (type: 'docked' | 'undocked') => enrolled.atHq.eventsOf(type).length;
    await until(() => told('docked') === 2);
    await until(() => enrolled.atHq.eventsOf('collected').length === 2);
    card.pull();
    await until(() => told('undocked') === 1);
    await card.release();
    await card.plugIn();
    await until(() => told('docked') === 3);
    await agent.stop();
    assert.deepEqual(readdirSync(enrolled.dockFolder), ['card-a']);
    await enrolled.remove();
    await hq.stop();
  },

  async 'swapped in its reader'() {
    const card = createLoopCard(disks, footage, { isReadOnly: true });
    const { uuid } = card;
    await card.plugIn();
    await collect();
    // It lay there for so long that its loss is no sign of a bad contact.
    station.advance(120_000);
    // Even a copy of the card, by its volume id the same, is another dock session.
    card.swapFor(createLoopCard(disks, { ...footage, [l6Name(3)]: 'the third video' }, { uuid }));
    await look();
    assert.equal(undocked().length, 1);
    station.advance(60_000);
    await collect();
    assert.deepEqual(volumes(), [`uuid:${uuid}`, `uuid:${uuid}`]);
    assert.equal(station.events('collected').length, 3);
    assertNothingToldAsGone();
  },

  async 'agent killed'() {
    const card = createLoopCard(disks, footage);
    await card.plugIn();
    await collect();
    // The folder's lock goes with the process, the mount stays.
    await station.restart();
    await collect();
    assert.equal(docked().length, 1);
    assert.deepEqual(undocked(), []);
    const mounts = (await readMounts()).filter(({ path }) => path === folderOf(card));
    assert.equal(mounts.length, 1);
    await station.agent.usb?.close();
    assert.deepEqual(readdirSync(station.dockFolder), []);
  },

  async erased() {
    const card = createLoopCard(disks, { ...footage, 'LOG/20261124.log': '2026-11-24 10:15:30,2\n' });
    await card.plugIn();
    await station.collectAndVerify();
    await station.grant(station.permitFor());
    await station.eraser().runOnce();
    assert.deepEqual(station.events('erase_refused'), []);
    assert.deepEqual(
      station.events('card_erased').map(({ files }) => files),
      [2],
    );
    assert.equal(existsSync(join(folderOf(card), l6Name(1))), false);
    assert.equal(existsSync(join(folderOf(card), 'LOG/20261124.log')), true);
    assert.match((await optionsOf(folderOf(card))) ?? '', /^ro,nosuid,nodev,noexec/);
  },

  async 'erased nothing without its mount'() {
    const card = createLoopCard(disks, footage);
    await card.plugIn();
    await station.collectAndVerify();
    await station.grant(station.permitFor());
    // It was begun by an agent that was killed, and the mount went: an empty mount point must not look like an erased card.
    const [[permitId, jws] = ['', '']] = station.permits;
    const dockSessionId = docked()[0]?.dockSessionId ?? '';
    beginErase(station.agent.store.db, { permitId, jws, dockSessionId, at: station.clock.wall() });
    execFileSync('umount', ['--lazy', folderOf(card)]);
    await station.eraser().runOnce();
    assert.deepEqual(station.events('card_erased'), []);
    assert.deepEqual(
      station.events('erase_refused').map(({ reason }) => reason),
      ['card_removed'],
    );
  },

  async 'made read-only by the kernel'() {
    const card = createLoopCard(disks, footage);
    await card.plugIn();
    await station.collectAndVerify();
    await station.grant(station.permitFor());
    execFileSync('mount', ['-o', 'remount,rw', folderOf(card)]);
    writeFileSync(`/sys/fs/ext4/${card.name}/trigger_fs_error`, 'trigger');
    await station.eraser().runOnce();
    // Up to Linux 6.11 the mount itself becomes read-only, later writing alone fails.
    const [refused] = station.events('erase_refused');
    assert.match(refused?.reason ?? '', /^cannot_(remount|write)$/);
    assert.ok(station.events('card_erased').every(({ files }) => files === 0));
    assert.equal(existsSync(join(folderOf(card), l6Name(1))), true);
    await station.settle();
    assert.deepEqual(undocked(), []);
    assertNothingToldAsGone();
  },

  async 'two cards with one serial'() {
    const cards = [createLoopCard(disks, footage), createLoopCard(disks, { [l6Name(3)]: 'the third video' })];
    for (const card of cards) await card.plugIn();
    await collect();
    assert.deepEqual(volumes().sort(), cards.map(({ uuid }) => `uuid:${uuid}`).sort());
    assert.deepEqual(new Set(docked().map(({ recorderSerial }) => recorderSerial)), new Set(['7K30021']));
    assert.equal(station.events('collected').length, 3);
    assert.deepEqual(
      dockAlerts().map(({ code }) => code),
      ['serial_twice'],
    );
    cards[0]?.pull();
    await look();
    assert.deepEqual(dockAlerts(), []);
  },

  async 'two cards with one volume id'() {
    const uuid = '0b5a1d4e-3c59-4c8c-9d43-5e6e0f9f7a10';
    const cards = [createLoopCard(disks, footage, { uuid }), createLoopCard(disks, { [l6Name(3)]: 'video' }, { uuid })];
    for (const card of cards) {
      await card.plugIn();
      await collect();
    }
    assert.deepEqual(volumes(), [`uuid:${uuid}`, `folder:mounted/usb-${cards[1]?.name}`]);
    assert.equal(station.events('collected').length, 3);
    assertNothingToldAsGone();
  },

  async 'comes and goes'() {
    const card = createLoopCard(disks, footage);
    for (let time = 0; time < 20; time += 1) {
      await card.plugIn();
      await look();
      await look();
      card.pull();
      await look();
      await card.release();
    }
    // The clock stood still: each return is waited for longer than the one before.
    assert.equal(docked().length, 1);
    await card.plugIn();
    await look();
    assert.deepEqual(usbAlerts(), ['card_unsteady']);
    station.advance(60_000);
    await collect();
    assert.deepEqual(usbAlerts(), []);
    assert.equal(station.events('collected').length, 2);
    assertNothingToldAsGone();
  },

  async 'no file system'() {
    const card = createLoopCard(disks, footage);
    await card.plugIn();
    card.failAt(l6Name(1), 0);
    execFileSync('wipefs', ['--all', '--force', card.device], { stdio: 'ignore' });
    for (let time = 0; time < 4; time += 1) {
      await look();
      station.advance(60_000);
    }
    assert.deepEqual(usbAlerts(), ['card_without_file_system']);
    assert.deepEqual(unlooked(), [[`usb-${card.name}`, 'no file system is found on it']]);
    assert.deepEqual(docked(), []);
    card.pull();
    await look();
    assert.deepEqual(usbAlerts(), []);
  },

  async '24 at once'() {
    const cards = Array.from({ length: 24 }, (_, n) => createLoopCard(disks, { [l6Name(n)]: `video ${n}` }));
    for (const card of cards) await card.plugIn();
    await collect();
    assert.deepEqual(volumes().sort(), cards.map(({ uuid }) => `uuid:${uuid}`).sort());
    assert.equal(station.events('collected').length, 24);
    for (const card of cards) card.pull();
    await look();
    assert.equal(undocked().length, 24);
    assert.deepEqual(readdirSync(station.dockFolder), []);
    assertNothingToldAsGone();
    for (const card of cards) await card.release();
  },

  async 'with no right but to mount'() {
    assert.notEqual(process.getuid?.(), 0);
    const device = process.argv[4] ?? '';
    disks.plugged.add(device);
    await collect();
    const folder = join(station.dockFolder, `usb-${device}`);
    assert.match((await optionsOf(folder)) ?? '', /^ro,nosuid,nodev,noexec/);
    assert.match(volumes().join(), /^uuid:/);
    assert.equal(station.events('collected').length, 1);
    assert.deepEqual(dockAlerts(), []);
    disks.plugged.clear();
    await look();
    assert.equal(await optionsOf(folder), undefined);
    assert.equal(undocked().length, 1);
  },

  async 'without the right to mount'() {
    // Others mounted one card for writing; another one is only plugged in.
    disks.plugged.add(process.argv[4] ?? '');
    station.putFile('card-a', 'any name.mp4', 'in a folder');
    await collect();
    assert.deepEqual(volumes().sort(), ['folder:card-a', 'folder:mounted/sdb1']);
    assert.equal(station.events('collected').length, 3);
    assert.deepEqual(usbAlerts(), ['card_not_mountable']);
    assert.deepEqual(unlooked(), [[`usb-${process.argv[4]}`, 'the agent may not mount cards']]);
    assert.deepEqual(
      dockAlerts().map(({ code }) => code),
      ['card_writable'],
    );
  },
};

process.once('exit', removeImages);
const [, , scenario = '', dockFolder] = process.argv;
const run = scenarios[scenario];
assert.ok(run, 'no such scenario');
await openStation(dockFolder);
await run();
await closeStation();
process.exit(0);

import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { howMany } from '@rollcall/test/how-many';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeRoot, makeFakeRoot } from './support/fake-root.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolAt } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let machine: FakeRoot;
let atHq: ReturnType<TestHq['addStation']>;

beforeEach(async () => {
  hq = await startTestHq();
  machine = makeFakeRoot();
  atHq = hq.addStation('squad-1');
  const { dataFolder, dockFolder } = machine;
  await enrolAt(hq, { dataFolder, dockFolder, code: atHq.code });
});

afterEach(async () => {
  machine.remove();
  await hq.stop();
});

const leftovers = () =>
  readdirSync(join(machine.root, 'opt')).filter((name) => /\.(part|link|old|updating)$/.test(name));
const starts = () => atHq.eventsOf('station_started').length;

test('a good update takes over from the version before, which stays at hand', async () => {
  expect(await machine.install(machine.makeBundle('1', 'agent'))).toMatchObject({ code: 0 });
  expect(machine.version()).toBe('1');
  await until(() => starts() === 1);
  const updated = await machine.install(machine.makeBundle('2', 'agent'));
  expect(updated).toMatchObject({ code: 0, told: expect.stringContaining('It runs: rollcall-agent status') });
  expect(machine.version()).toBe('2');
  await until(() => starts() === 2);
  expect((await machine.command('health')).code).toBe(0);
  const before = join(machine.root, 'opt/rollcall-agent.before/rollcall/rollcall-agent.mjs');
  expect(readFileSync(before, 'utf8')).toContain('// version 1');
  expect(leftovers()).toEqual([]);
  expect(existsSync(join(machine.dataFolder, '.before-update'))).toBe(false);
  // The same bundle once more changes nothing.
  expect(await machine.install(join(machine.root, 'bundle-2'))).toMatchObject({ code: 0 });
  expect(machine.version()).toBe('2');
  expect(readFileSync(before, 'utf8')).toContain('// version 1');
});

test.each([
  { does: 'crashing' as const, within: '15' },
  { does: 'never ready' as const, within: '3' },
])('a version that is $does is rolled back: the one before works again', async ({ does, within }) => {
  await machine.install(machine.makeBundle('1', 'agent'));
  await until(() => starts() === 1);
  const failed = await machine.install(machine.makeBundle('2', does), { WELL_WITHIN: within });
  expect(failed.code).toBe(1);
  expect(failed.told).toContain('The version before works again; nothing is lost.');
  expect(machine.version()).toBe('1');
  await until(() => starts() === 2);
  expect((await machine.command('health')).code).toBe(0);
  expect(leftovers()).toEqual([]);
  expect(hq.crashLoops.filter(({ state }) => state === 'over')).toEqual([]);
  expect(await machine.install(machine.makeBundle('3', 'agent'))).toMatchObject({ code: 0 });
  expect(machine.version()).toBe('3');
});

test('a database that the failed version had changed is put back, and HQ gets what it lacks', async () => {
  await machine.install(machine.makeBundle('1', 'agent'));
  await until(() => starts() === 1);
  const failed = await machine.install(machine.makeBundle('2', 'crashing after it changed the database'), {
    WELL_WITHIN: '10',
  });
  expect(failed.code).toBe(1);
  expect(failed.told).toContain('station.db: the new version had changed it.');
  expect(failed.told).toContain('The version before works again; nothing is lost.');
  await until(() => starts() === 2);
});

test('a version older than the databases is refused, and the one that runs goes on', async () => {
  await machine.install(machine.makeBundle('2', 'agent'));
  await until(() => starts() === 1);
  machine.systemctl('stop', 'rollcall-agent');
  const db = new DatabaseSync(join(machine.dataFolder, 'squad-1/station.db'));
  db.exec('pragma user_version = 999');
  db.close();
  const refused = await machine.install(machine.makeBundle('1', 'agent'));
  expect(refused.code).toBe(1);
  expect(refused.told).toContain('store_too_new');
  expect(refused.told).toContain('Nothing was changed.');
  expect(machine.version()).toBe('2');
});

test('a damaged bundle changes nothing', async () => {
  await machine.install(machine.makeBundle('1', 'quick'));
  const bundle = machine.makeBundle('2', 'quick');
  appendFileSync(join(bundle, 'program.tar'), 'x');
  expect(await machine.install(bundle)).toMatchObject({ code: 1, told: expect.stringContaining('damaged') });
  expect(machine.version()).toBe('1');
});

test('killed at each step, an update of an installation of before leaves one whole program, and the next run ends it', async () => {
  machine.installAsBefore('1', 'quick');
  const bundle = machine.makeBundle('2', 'quick');
  const fresh = join(machine.root, 'opt');
  // Each step, or one of so many.
  const stride = howMany({ usual: 4, long: 1 });
  for (let step = 1; ; step += stride) {
    machine.systemctl('start', 'rollcall-agent');
    writeFileSync(join(machine.root, 'run/steps'), '');
    const { code } = await machine.install(bundle, { KILL_AT: String(step) });
    if (code === 0) break;
    expect(code, `step ${step}`).toBe('SIGKILL');
    const at = readFileSync(join(machine.root, 'run/steps'), 'utf8').trim().split('\n').at(-1);
    expect(['1', '2'], at).toContain(machine.version());
    machine.systemctl('stop', 'rollcall-agent');
    machine.systemctl('start', 'rollcall-agent');
    await until(() => existsSync(join(machine.root, 'run/fake-systemd/active')), { what: `a start after: ${at}` });
    expect(await machine.install(bundle), at).toMatchObject({ code: 0 });
    expect(machine.version(), at).toBe('2');
    expect(leftovers(), at).toEqual([]);
    machine.systemctl('stop', 'rollcall-agent');
    for (const name of readdirSync(fresh)) rmSync(join(fresh, name), { recursive: true });
    machine.installAsBefore('1', 'quick');
  }
  expect(machine.version()).toBe('2');
});

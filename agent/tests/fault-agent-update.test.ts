import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environmentOfTests } from '@rollcall/test/config/env';
import { requireTool } from '@rollcall/test/require-tool';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../src/store/migrations.ts';
import { openStationStore } from '../src/store/station-store.ts';

// The first start of a new version is cut off while it brings the station's database up to date.

const run = promisify(execFile);
const strace = requireTool('strace');
const program = fileURLToPath(new URL('support/read-station-state.ts', import.meta.url));
/** The call by which SQLite writes: strace counts those of each thread and each call by themselves. */
const call = 'pwrite64';
const env = environmentOfTests().clock;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fault-update-'));
  mkdirSync(join(folder, 'old'));
  const old = new DatabaseSync(join(folder, 'old', 'station.db'));
  old.exec(`${migrations[0]}
    insert into store_meta (one, created_at) values (1, '2026-11-25T00:00:00Z');
    insert into outbox_event (uuid, type, wall, boot_id, monotonic_ms, body) values ('u', 'undocked', 'w', 'b', 1, '{}');
    pragma user_version = 1`);
  old.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function copyOfOld(name: string): string {
  cpSync(join(folder, 'old'), join(folder, name), { recursive: true });
  return join(folder, name);
}

test.skipIf(!strace)(
  'a new version that is killed while it brings the database up to date loses nothing of it',
  async () => {
    const trace = join(folder, 'trace');
    const whole = ['-f', '-o', trace, '-e', `trace=${call}`, process.execPath, program, copyOfOld('whole')];
    await run(strace ?? '', whole, { env });
    const total = readFileSync(trace, 'utf8').match(/ pwrite64\(/g)?.length ?? 0;
    expect(total).toBeGreaterThan(10);
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const station = copyOfOld(`killed-${part}`);
      const inject = `inject=${call}:signal=KILL:when=${Math.ceil(total * part)}`;
      const killed = ['-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject, process.execPath, program, station];
      await expect(run(strace ?? '', killed, { env })).rejects.toThrow();
      const store = openStationStore({ folder: station, log: pino({ level: 'silent' }) });
      expect([store.outcome, store.loss()]).toEqual(['opened', null]);
      expect(store.db.prepare('pragma user_version').get()).toEqual({ user_version: migrations.length });
      expect(store.db.prepare('select uuid from outbox_event').all()).toEqual([{ uuid: 'u' }]);
      store.close();
    }
  },
);

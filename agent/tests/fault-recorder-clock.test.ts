import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environmentOfTests } from '@rollcall/test/config/env';
import { afterAll, beforeAll, expect, test } from 'vitest';

// A recorder writes the time that its own clock shows: after a flat battery, in an hour that does not exist where the machine of the
// station believes to be, in a summer when China had summer time.

const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const shown = {
  '19700101000000': '1970-01-01T00:00:00+08:00',
  '20000101000012': '2000-01-01T00:00:12+08:00',
  '19880710120000': '1988-07-10T12:00:00+08:00',
  '20260329023000': '2026-03-29T02:30:00+08:00',
  '20261025023000': '2026-10-25T02:30:00+08:00',
  '20280229235959': '2028-02-29T23:59:59+08:00',
};
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fault-recorder-clock-'));
  for (const time of Object.keys(shown)) {
    const file = join(folder, 'card', `DCIM/100MEDIA/7K30021_035177_${time}_0001.MP4`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, time);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['Asia/Shanghai', 'Europe/Berlin', 'Pacific/Apia'])(
  'what a recorder shows is told as it is shown, on a machine that believes to be in %s',
  async (zone) => {
    const env = { ...environmentOfTests().clock, TZ: zone, ROLLCALL_AGENT_SETTLE_MS: '0' };
    const { stdout } = await promisify(execFile)(process.execPath, [program, 'card', join(folder, 'card'), '--json'], {
      env,
    });
    const claims = Object.values<{ claim: { capturedAt: string | null } }>(JSON.parse(stdout).files);
    expect(claims.map(({ claim }) => claim.capturedAt).sort()).toEqual(Object.values(shown).sort());
  },
);

import { closeSync, ftruncateSync, openSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { axeViolations } from '@rollcall/test/axe-violations';
import { type KioskScreen, openKiosk } from '@rollcall/test/kiosk-screen';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, expect, test } from 'vitest';

// What the screen of a station says when there is no room for recordings.
const chromium = requireTool('chromium');
let screen: KioskScreen;

beforeAll(async () => {
  if (!chromium) return;
  screen = await openKiosk(async (network) => {
    await network.admin.post('recorders', { recorderSerial: '7K30021', unitCode: '150981000100' });
    new RecorderCard(network.dockOf('squad-1'), '7K30021').add(1, { bytes: 'a clip' });
  });
});
afterAll(() => screen?.close());

/** A file that takes no room itself. It is as large as a hundredth of the disk, less than the clip that lies there already. */
async function almostAHundredthOfTheDisk(path: string): Promise<void> {
  const { blocks, bsize } = await statfs(screen.network.folder);
  const file = openSync(path, 'r+');
  ftruncateSync(file, Math.floor((blocks * bsize) / 100) - 3);
  closeSync(file);
}

test.runIf(chromium).each([
  {
    limit: 'disk',
    settings: { ROLLCALL_AGENT_MIN_FREE_BYTES: String(2 ** 52) },
    said: /^磁盘已满，已停止采集。开始时间：(.+)$/,
    english: /^The disk is full: collecting has stopped\. Since: (.+)$/,
  },
  {
    limit: 'budget',
    settings: { ROLLCALL_AGENT_DISK_BUDGET_PERCENT: '1' },
    said: /^录像存储空间已满，已停止采集。开始时间：(.+)$/,
    english: /^The space for recordings is full: collecting has stopped\. Since: (.+)$/,
  },
])('says that the $limit is full, and since when, as HQ does', async ({ limit, settings, said, english }) => {
  const { network, page } = screen;
  const fullAtHq = async () => (await network.stations())[0]?.alarms.find(({ kind }) => kind === 'storage_low')?.detail;
  await network.untilVerified(1);
  await network.agent.stop();
  const file = new RecorderCard(network.dockOf('squad-1'), '7K30021').add(2, { bytes: 'it waits' });
  await almostAHundredthOfTheDisk(file);
  network.agent.start(settings);
  const { limit: atHq, since } = await until('the alarm at HQ', fullAtHq);
  expect(atHq).toBe(limit);
  const sinceInChina = new Date(Date.parse(String(since)) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const note = page.getByRole('alert').filter({ hasText: '已停止采集' });
  await screen.untilShown('the page that says so', async () => (await note.count()) > 0);
  expect(said.exec((await note.locator('strong').textContent()) ?? '')?.[1]).toBe(sinceInChina);
  await note.getByText('最早的录像已核验，但保留期未满，大队也没有第二份副本。').waitFor();
  await note.getByText('请不要拔出未采集完的记录仪，并联系责任领导。').waitFor();
  await page.getByText(/本站存储已满/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await screen.touch('English');
  expect(english.exec((await page.locator('.note strong').textContent()) ?? '')?.[1]).toBe(sinceInChina);
  await screen.touch('中文');
  await note.waitFor();

  await network.agent.stop();
  rmSync(file);
  network.agent.start();
  const takes = page.getByRole('button', { name: '领用记录仪' });
  await screen.untilShown('the page without it', async () => (await note.count()) === 0 && (await takes.count()) > 0);
  expect(await until('HQ to hear of it', async () => (await fullAtHq()) === undefined)).toBe(true);
});

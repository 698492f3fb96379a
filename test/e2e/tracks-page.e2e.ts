import { randomUUID } from 'node:crypto';
import { createDatabase } from '@rollcall/cloud/db/database';
import { projectSideFiles } from '@rollcall/cloud/evidence/tracks/project-side-files';
import type { EventBodies } from '@rollcall/shared/contract/event';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { launchBrowser } from '@rollcall/test/browser';
import { expectUsable } from '@rollcall/test/expect-usable';
import { letPastEditsCount } from '@rollcall/test/let-past-edits-count';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { openWatchedPage, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium') && requireTool('ffmpeg');
const unitCode = '150981000100';
const capturedAt = Date.parse('2026-11-25T09:30:00+08:00');
const seconds = (count: number) => new Date(capturedAt + count * 1000).toISOString();

/** A walk of a minute around a corner, with a point every two seconds, and a bookmark 40 s in. */
async function tellTrack(network: Network, recordingId: string): Promise<void> {
  const page = {
    ...{ dockSessionId: randomUUID(), recorderSerial: 'K000001', cardVolumeId: 'card', sideFileId: 'z'.repeat(32) },
    ...{ path: { bytes: 'dC5qc29u', text: 't.json' }, recordingId, page: 1, pages: 1, badEntries: 1 },
  };
  const entries: EventBodies['recorder_track']['entries'] = Array.from({ length: 31 }, (_, index) => ({
    at: seconds(index * 2),
    latitude: 41.0345 + (index < 16 ? index : 15) * 0.00002,
    longitude: 113.1147 + (index < 16 ? 0 : index - 15) * 0.00004,
    accuracyM: 5,
  }));
  const envelope = { seq: 1, wall: seconds(3600), bootId: randomUUID(), monotonicMs: 1 };
  const told = { stationId: 'squad-1', incarnation: 1, receivedAt: new Date() };
  const bookmarks = { ...page, badEntries: 0, entries: [{ at: seconds(40), label: '查验证件' }] };
  const db = createDatabase({ url: network.ownerUrl });
  await db.transaction().execute((tx) =>
    projectSideFiles(tx, [
      { ...told, event: { ...envelope, id: randomUUID(), type: 'recorder_track', body: { ...page, entries } } },
      { ...told, event: { ...envelope, id: randomUUID(), type: 'recorder_bookmarks', body: bookmarks } },
    ]),
  );
  await db.destroy();
}

describe.skipIf(!tools)('where a recorder was, and what was marked on it', () => {
  let network: Network;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let recordingId: string;

  beforeAll(async () => {
    network = await startNetwork({ stationIds: ['squad-1'] });
    await letPastEditsCount(network.admin);
    const held = { recorderSerial: 'K000001', badgeNo: '100001', basis: 'assignment', reason: 'a test' };
    await postAll(network.admin, [
      ['officers', { badgeNo: '100001', name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
      ['recorders', { recorderSerial: 'K000001', unitCode }],
      ['custodies', { ...held, heldFrom: '2026-11-25T08:00:00+08:00', heldUntil: null }],
    ]);
    const copyOf = makeSampleVideo(network.folder, { seconds: 60 }) ?? '';
    new RecorderCard(network.dockOf('squad-1'), 'K000001').add(1, { copyOf });
    await network.untilVerified(1);
    const { rows } = await network.get<{ rows: RecordingRow[] }>('recordings');
    recordingId = rows[0]?.recordingId ?? '';
    await tellTrack(network, recordingId);
    browser = await launchBrowser();
    watched = await openWatchedPage(network, browser, `/recordings/${recordingId}`);
    page = watched.page;
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const map = () => page.getByRole('img', { name: /^轨迹图，31 个点，09:30:00/ });

  test('stand under the footage; a bookmark goes to its moment, and the map follows', async () => {
    await map().waitFor();
    await page.getByText('文件中有 1 条内容无法读取。').waitFor();
    await page.getByText('20 米').waitFor();
    await page.getByRole('button', { name: '跳到 09:30:40' }).click();
    const seek = page.getByRole('slider', { name: '播放位置' });
    await expect.poll(() => seek.getAttribute('aria-valuenow')).toBe('40');
    await page.getByRole('region', { name: '播放器' }).getByRole('button', { name: /播放$/ }).click();
    await expect
      .poll(() => page.evaluate<number>('document.querySelector("video")?.currentTime ?? 0'))
      .toBeGreaterThan(39);
    await expect.poll(() => page.locator('svg circle[class*=head]').count()).toBe(1);
    await expectUsable(page);
  });

  test('are read by keyboard, point by point, and as a table', async () => {
    const points = page.getByRole('slider', { name: '轨迹', exact: true });
    await points.focus();
    await page.keyboard.press('End');
    await expect.poll(() => points.getAttribute('aria-valuetext')).toBe('09:31:00 · 精度 ±5 米');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => points.getAttribute('aria-valuetext')).toBe('09:30:58 · 精度 ±5 米');
    await page.keyboard.press('Home');
    // Who paused it looks at that moment, however long.
    await page.evaluate('document.querySelector("video").pause()');
    await page.keyboard.press('Enter');
    await expect
      .poll(() =>
        page.evaluate('(({ currentTime, paused }) => [currentTime, paused])(document.querySelector("video"))'),
      )
      .toEqual([0, true]);
    await page.getByText('轨迹点（31）').click();
    await expect.poll(() => page.getByRole('table', { name: '轨迹点（31）' }).getByRole('row').count()).toBe(32);
    await page.getByRole('button', { name: '导出', exact: true }).last().click();
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV（.csv）' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^轨迹_/);
  });

  test('stand on the officer’s day, as a lane and as a map', async () => {
    await page.goto(`${network.hqUrl}/officers/100001/day/2026-11-25`);
    await page.getByRole('img', { name: '标记 1' }).waitFor();
    await map().waitFor();
    await page.getByRole('button', { name: '跳到 09:30:40' }).click();
    await page.waitForURL(/at=2026-11-25T01%3A30%3A40|at=2026-11-25T01:30:40/);
    await expectUsable(page);
  });

  test('of restricted footage are shown when somebody asks, which leaves a trace', async () => {
    await postAll(network.admin, [['recording-restrictions', { recordingId, why: 'private', reason: '更衣室内误开' }]]);
    await page.goto(`${network.hqUrl}/officers/100001/day/2026-11-25`);
    await page.getByText('另有 1 段限制调阅的录像有轨迹或标记').waitFor();
    await expect.poll(() => map().count()).toBe(0);
    await page.goto(`${network.hqUrl}/recordings/${recordingId}`);
    const viewings = async () => {
      const { history } = await network.get<{ history: { type: string }[] }>(`recordings/${recordingId}`);
      return history.filter(({ type }) => type === 'viewing_session_opened').length;
    };
    const show = page.getByRole('button', { name: '查看轨迹和标记' });
    await show.waitFor();
    const before = await viewings();
    await show.click();
    await map().waitFor();
    expect(await viewings()).toBe(before + 1);
    expect(watched.misdeeds).toEqual([]);
  });
});

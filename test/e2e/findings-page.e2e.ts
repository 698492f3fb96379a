import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { downloadedRows } from '@rollcall/test/downloaded-rows';
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
/** So long ago that everything was due. */
const date = addDays(localDateOf(new Date()), -3);
const at = (time: string) => `${date}T${time}+08:00`;
const capturedAt = (time: string) => `${date}${time}`.replace(/[-:]/g, '');

/** Wang Qiang was on duty for ten minutes, Li Min for one; each held a recorder of their own. */
async function planDuty({ admin }: Network): Promise<void> {
  await letPastEditsCount(admin);
  const reason = 'a test';
  const officer = (badgeNo: string, name: string) => ({ badgeNo, name, kind: 'sworn', unitCode, leaderBadgeNo: null });
  const held = (recorderSerial: string, badgeNo: string) => ({
    recorderSerial,
    badgeNo,
    basis: 'assignment',
    heldFrom: at('08:00:00'),
    heldUntil: null,
    reason,
  });
  const shift = (badgeNo: string, from: string, to: string) => ({
    badgeNo,
    startsAt: at(from),
    endsAt: at(to),
    dutyType: 'road_patrol',
    post: '解放路口',
    reason,
  });
  await postAll(admin, [
    ['officers', officer('100001', '王强')],
    ['officers', officer('100002', '李敏')],
    ['recorders', { recorderSerial: 'K000001', unitCode }],
    ['recorders', { recorderSerial: 'K000002', unitCode }],
    ['custodies', held('K000001', '100001')],
    ['custodies', held('K000002', '100002')],
    ['shifts', shift('100001', '09:00:00', '09:10:00')],
    ['shifts', shift('100002', '10:00:00', '10:01:00')],
  ]);
}

describe.skipIf(!tools)('the pages of findings', () => {
  let network: Network;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let video: string;

  const row = (kind: string, officer: string) =>
    page.getByRole('row').filter({ hasText: kind }).filter({ hasText: officer });
  const history = () => page.getByRole('region', { name: '办理记录' }).getByRole('listitem');

  beforeAll(async () => {
    network = await startNetwork();
    await planDuty(network);
    video = makeSampleVideo(network.folder, { seconds: 70 }) ?? '';
    browser = await launchBrowser();
    watched = await openWatchedPage(network, browser, '/findings');
    page = watched.page;
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('list what is open, whose and how much, as it is found', async () => {
    await row('全程无录像', '100001 王强').waitFor();
    for (const said of ['路面一中队', '10:00–10:01', '整个班次', '1 分', '待反馈']) {
      await expect.poll(() => row('全程无录像', '100002 李敏').textContent()).toContain(said);
    }
    expect(await axeViolations(page)).toEqual([]);
  });

  test('count what there is of each kind, and keep kind and order in the address', async () => {
    const count = page.getByRole('group', { name: '各类别数量' }).getByRole('button', { name: '全程无录像 2' });
    await count.click();
    await page.waitForURL(/kind=no_footage/);
    await row('全程无录像', '100002 李敏').waitFor();
    await expect.poll(() => count.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('columnheader', { name: '类别' }).click();
    await page.waitForURL(/sort=severity/);
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${network.hqUrl}/findings`);
    await row('全程无录像', '100001 王强').waitFor();
  });

  test('follow footage that arrives late: what is left of the gap, and how late it came', async () => {
    new RecorderCard(network.dockOf('squad-1'), 'K000001').add(
      1,
      { copyOf: video },
      { capturedAt: capturedAt('09:04:00') },
    );
    await row('覆盖率不足', '100001 王强')
      .filter({ hasText: '09:00–09:04 4 分、09:05:10–09:10:00 4 分 50 秒' })
      .waitFor();
    await row('逾期导入', '100001 王强').filter({ hasText: '1 段逾期' }).waitFor();
    await row('全程无录像', '100001 王强').waitFor({ state: 'hidden' });
  });

  test('keep filters in the address', async () => {
    await page.getByRole('combobox', { name: '类别', exact: true }).click();
    await page.getByTitle('覆盖率不足', { exact: true }).click();
    await row('全程无录像', '100002 李敏').waitFor({ state: 'hidden' });
    expect(page.url()).toContain('kind=coverage_below_threshold');
    await page.reload();
    await row('覆盖率不足', '100001 王强').waitFor();
    await expect.poll(() => page.getByRole('row').filter({ hasText: '待反馈' }).count()).toBe(1);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('combobox', { name: '警号或姓名' }).click();
    await page.keyboard.type('李');
    await page.getByTitle('100002 李敏').click();
    await row('覆盖率不足', '100001 王强').waitFor({ state: 'hidden' });
    expect(page.url()).toContain('badgeNo=100002');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('已销号').click();
    await row('全程无录像', '100002 李敏').waitFor({ state: 'hidden' });
    await page.getByText('待处理').first().click();
    await row('覆盖率不足', '100001 王强').waitFor();
  });

  test('say in one sentence what was found, and show the whole shift and why', async () => {
    await row('覆盖率不足', '100001 王强').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: '覆盖率不足' }).waitFor();
    await page
      .getByText(
        /^100001 王强 .*09:00–09:10的班次（路面一中队、路面执勤、解放路口）应录 10 分，只录了 11%，缺录 8 分 50 秒。$/,
      )
      .waitFor();
    await page.getByRole('img', { name: /^100001 王强：已录 1 分 10 秒，缺录 8 分 50 秒/ }).waitFor();
    await page.getByRole('row', { name: /^09:00:00 09:04:00 4 分 缺录/ }).waitFor();
    await page.getByRole('row', { name: /^09:04:00 09:05:10 1 分 10 秒 已录/ }).waitFor();
    await page.getByText('到期时已录不足应录的 90%，并且缺录合计超过 1 分').waitFor();
    await page.getByText('= 班次结束 + 24 小时').waitFor();
    await page.getByRole('link', { name: 'K000001', exact: true }).waitFor();
    await history().filter({ hasText: '发现问题' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: /^K000001_100001_.*_0001\.MP4$/ }).click();
    await page.getByText('按播放才算调阅').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '该时段的录像' }).click();
    // The finding's own page has such a row too.
    await page.waitForURL(/\/recordings\?/);
    await page.getByRole('row').filter({ hasText: '_0001.MP4' }).waitFor();
    await page.goBack();
  });

  test('list what came late and how late', async () => {
    await page.getByRole('link', { name: '本班次的全部问题' }).click();
    await row('逾期导入', '100001 王强').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: '逾期导入' }).waitFor();
    const late = page.getByRole('region', { name: '逾期导入的录像' }).getByRole('row').filter({ hasText: '.MP4' });
    await expect.poll(() => late.textContent()).toMatch(/K000001_100001_\d+_0001\.MP4.*(小时|分)$/);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('resolve before the eyes of who looks, and keep what was', async () => {
    await page.goto(`${network.hqUrl}/findings?kind=no_footage`);
    await row('全程无录像', '100002 李敏').getByRole('link').click();
    await page.getByText('应录 1 分，没有任何录像。').waitFor();
    await page.evaluate('window.notReloaded = true');
    new RecorderCard(network.dockOf('squad-1'), 'K000002').add(
      2,
      { copyOf: makeSampleVideo(network.folder, { name: 'other.mp4', seconds: 75 }) ?? '' },
      { badgeNo: '100002', capturedAt: capturedAt('09:59:55') },
    );
    await page.getByText(/^已于 .* 自动销号/).waitFor();
    await page.getByRole('img', { name: /^100002 李敏：已录 1 分，缺录 0 分/ }).waitFor();
    await history().filter({ hasText: '已销号' }).waitFor();
    await expect.poll(() => history().count()).toBe(2);
    await expect.poll(() => page.evaluate('window.notReloaded')).toBe(true);
  });

  test('speak English too', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('1 min had to be recorded, and there is no footage at all.').waitFor();
    await page.getByText(/^Resolved at .*: footage arrived/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Findings' }).first().click();
    await page.getByRole('row').filter({ hasText: 'Low coverage' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '中文' }).click();
    await row('覆盖率不足', '100001 王强').waitFor();
  });

  test('export what the list has, for Excel and as text', async () => {
    await row('逾期导入', '100002 李敏').waitFor();
    for (const format of ['xlsx', 'csv'] as const) {
      const rows = await downloadedRows(page, format, ['问题', '警号']);
      expect(rows.map((cells) => cells.join(' ')).sort()).toEqual([
        '覆盖率不足 100001',
        '逾期导入 100001',
        '逾期导入 100002',
      ]);
    }
  });

  test('ask their own origin only, against no policy and without an error', () => {
    expect(new Set(watched.requests.map((url) => new URL(url).origin))).toEqual(new Set([network.hqUrl]));
    expect(watched.misdeeds).toEqual([]);
  });
});

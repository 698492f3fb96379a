import { readFileSync } from 'node:fs';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { letPastEditsCount } from '@rollcall/test/let-past-edits-count';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { until } from '@rollcall/test/until';
import { endSessionDuring, signIn, watchPage } from '@rollcall/test/watched-page';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium') && requireTool('ffmpeg');
const unitCode = '150981000100';
const account = { username: 'duty-desk', password: 'correct horse battery' };
const [start, end] = ['2026-11-25T09:30:00+08:00', '2026-11-25T09:35:00+08:00'];

/** Wang Qiang holds K000001, and was on duty when the sample videos say that they were taken. */
async function planDuty({ admin }: Network): Promise<void> {
  await letPastEditsCount(admin);
  const reason = 'a test';
  const requests: [string, object][] = [
    ['officers', { badgeNo: '100001', name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
    ['recorders', { recorderSerial: 'K000001', unitCode }],
    [
      'custodies',
      { recorderSerial: 'K000001', badgeNo: '100001', basis: 'assignment', heldFrom: start, heldUntil: null, reason },
    ],
    ['shifts', { badgeNo: '100001', startsAt: start, endsAt: end, dutyType: 'road_patrol', post: '解放路口', reason }],
  ];
  for (const [path, body] of requests) {
    const answer = await admin.post(path, body);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  }
}

describe.skipIf(!tools)('the HQ page', () => {
  let network: Network;
  let browser: Browser;
  let page: Page;
  let card: RecorderCard;
  let video: string;
  let misdeeds: string[];
  let requests: string[];

  const arrivals = () => page.getByRole('region', { name: '正在到达' }).getByRole('listitem');
  const strip = () => page.getByRole('button', { name: /^100001 王强/ });

  beforeAll(async () => {
    network = await startNetwork();
    await network.addAccount({ ...account, role: 'inspector' });
    await planDuty(network);
    video = makeSampleVideo(network.folder) ?? '';
    card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
    browser = await launchBrowser();
    ({ page, misdeeds, requests } = await watchPage(browser));
    await page.goto(`${network.hqUrl}/today?date=2026-11-25`);
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('asks for an account and, before that, HQ for nothing', async () => {
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(requests.filter((url) => url.includes('/api/'))).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    expect(misdeeds).toEqual([]);
  });

  test("says in the page's language why a sign-in was refused, and what to do", async () => {
    await signIn(page, { username: 'duty-desk', password: 'not the password' });
    const refusal = page.getByRole('alert');
    await refusal.filter({ hasText: '用户名或密码错误' }).waitFor();
    await expect.poll(() => refusal.textContent()).toContain('请重新输入；忘记密码请找管理员重设。');
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => refusal.textContent()).toContain('The user name or the password is wrong');
    await expect.poll(() => refusal.textContent()).toContain('Try again');
    await page.getByRole('button', { name: '中文' }).click();
    // Chromium itself notes an answer of 401.
    expect(misdeeds.splice(0)).toEqual([expect.stringContaining('401')]);
  });

  test('counts down how long to wait after five wrong passwords, for that account alone', async () => {
    const refusal = page.getByRole('alert');
    for (let nr = 0; nr < 5; nr++) {
      const answered = page.waitForResponse('**/api/v1/sessions');
      await signIn(page, { username: 'nobody', password: 'not the password' });
      expect((await answered).status()).toBe(401);
    }
    await signIn(page, { username: 'nobody', password: 'not the password' });
    await refusal.filter({ hasText: '尝试次数过多' }).waitFor();
    await expect.poll(() => refusal.textContent()).toMatch(/请等 [1-9] 秒后再试/);
    expect(await axeViolations(page)).toEqual([]);
    const button = page.getByRole('button', { name: '登录' });
    await expect.poll(() => button.isDisabled()).toBe(true);
    await page.getByLabel('用户名').fill(account.username);
    await expect.poll(() => button.isEnabled()).toBe(true);
    expect(misdeeds.splice(0)).toEqual([
      ...Array.from({ length: 5 }, () => expect.stringContaining('401')),
      expect.stringContaining('429'),
    ]);
  });

  test('shows after sign-in, at the address that was asked for, who is on duty, the stations and what to do', async () => {
    await signIn(page, account);
    await page.getByText('实时').waitFor();
    expect(page.url()).toContain('/today?date=2026-11-25');
    await expect.poll(() => strip().getByRole('img').getAttribute('aria-label')).toMatch(/路面执勤：已录 0 分/);
    const station = page.getByRole('region', { name: '采集工作站' }).getByRole('listitem');
    await station.filter({ hasText: 'squad-1 采集站' }).filter({ hasText: '在线' }).waitFor();
    await page.getByText('还没有录像。').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('shows a recording that arrives, up to verified, and fills the strip, without a reload', async () => {
    await page.evaluate('window.notReloaded = true');
    card.add(1, { copyOf: video });
    await page.getByRole('button', { name: /^100001 王强.*已录 8 秒/ }).waitFor();
    await arrivals().filter({ hasText: '100001 王强' }).filter({ hasText: '已核验' }).waitFor();
    await expect.poll(() => arrivals().textContent()).toContain('09:30 起 · 8 秒');
    await expect.poll(() => page.evaluate('window.notReloaded')).toBe(true);
  });

  test('says in Chinese what is wrong with damaged, mislabelled and empty files', async () => {
    const whole = readFileSync(video);
    card.add(2, { bytes: whole.subarray(0, Math.floor(whole.length * 0.7)) });
    card.add(3, { bytes: '这不是视频。'.repeat(1000) });
    card.add(4, { bytes: '' });
    await arrivals().filter({ hasText: '损坏 · 文件不完整，被截断' }).waitFor();
    await arrivals().filter({ hasText: '损坏 · 不是视频文件' }).waitFor();
    await arrivals().filter({ hasText: '未能采集 · 空文件' }).filter({ hasText: '_0004.MP4' }).waitFor();
  });

  test('goes through officers by keys, and opens what is known of a shift', async () => {
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: '键盘操作' });
    await keys.getByText('下一行').waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'hidden' });
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: '100001 王强' });
    await drawer.getByText('解放路口').waitFor();
    await drawer.getByRole('link', { name: 'K000001_100001_20261125093000_0001.MP4' }).waitFor();
    await drawer.getByRole('row', { name: /09:30:00–09:30:08 8 秒 已录/ }).waitFor();
    expect(page.url()).toContain('shift=');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(page.url()).not.toContain('shift=');
  });

  test('finds officers by badge or name', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('nobody');
    await page.getByText('没有符合条件的民警').waitFor();
    expect(page.url()).toContain('q=nobody');
    await page.getByRole('searchbox').fill('王');
    await strip().waitFor();
    await page.getByRole('searchbox').fill('');
    await page.waitForURL((url) => !url.searchParams.has('q'));
  });

  test('leads to what the account may open: at the left of a desk, at the bottom of a phone', async () => {
    const menu = page.getByRole('navigation', { name: '主导航' });
    const opened = menu.getByRole('link', { name: '今日值守' });
    await expect.poll(() => opened.getAttribute('aria-current')).toBe('page');
    // An inspector without a badge has no own record.
    await expect.poll(() => menu.getByRole('link', { name: '我的记录' }).count()).toBe(0);
    await expect.poll(() => menu.getByRole('list').count()).toBe(7);
    await page.setViewportSize({ width: 390, height: 844 });
    await menu.getByRole('link', { name: '运维' }).waitFor({ state: 'hidden' });
    await expect
      .poll(async () => (await menu.getByRole('link').allTextContents()).map((word) => word.replace(/\d+$/, '')))
      .toEqual(['待办', '问题', '今日值守']);
    await menu.getByRole('button', { name: '更多' }).click();
    await menu.getByRole('link', { name: '运维' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await menu.getByRole('link', { name: '运维' }).waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 1366, height: 768 });
    await menu.getByRole('link', { name: '运维' }).waitFor();
  });

  test('speaks English and Chinese, and remembers which', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: /^100001 王强.*8 s recorded/ }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    await until('the title', async () => (await page.title()) === 'Today · Rollcall');
    expect(await axeViolations(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.reload();
    await page.getByRole('button', { name: '退出' }).waitFor();
    await until('the title', async () => (await page.title()) === '今日 · 点名');
  });

  test('fills a wall of 1920 px without menus, and says how old it is', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto(`${network.hqUrl}/today?date=2026-11-25&wall=1`);
    await strip().waitFor();
    await page.getByText(/更新$/).waitFor();
    await page.getByRole('heading', { name: /录像覆盖 · (2026年)?11月25日 周三/ }).waitFor();
    await expect.poll(() => page.getByRole('navigation').count()).toBe(0);
    await expect.poll(() => page.evaluate('document.documentElement.scrollHeight <= innerHeight')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`${network.hqUrl}/today?date=2026-11-25`);
    await page.getByText('实时').waitFor();
  });

  test('says since when HQ is away, and goes on by itself when it is back', async () => {
    await network.hq.stop();
    await page.getByText('连接中断').waitFor();
    network.hq.start();
    await network.untilHqAnswers();
    await page.getByText('实时').waitFor();
    card.add(5, { copyOf: makeSampleVideo(network.folder, { name: 'other.mp4', seconds: 5 }) ?? '' });
    await arrivals().filter({ hasText: '起 · 5 秒' }).filter({ hasText: '已核验' }).waitFor();
    // Chromium notes each request that did not get through.
    expect(misdeeds.splice(0).filter((text) => !/Failed to load resource|net::ERR_/.test(text))).toEqual([]);
  });

  test('shows the sign-in at the same address when the session has ended, and goes on there', async () => {
    await page.keyboard.press('[');
    await page.getByText('这一天没有班次').waitFor();
    await endSessionDuring(page, ['GET', 'coverage/today?date=2026-11-23'], () => page.keyboard.press('['));
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await expect.poll(() => page.getByRole('table').count()).toBe(0);
    await signIn(page, account);
    await page.getByText('这一天没有班次').waitFor();
    expect(page.url()).toContain('date=2026-11-23');
    expect(misdeeds.splice(0).filter((text) => !text.includes('401'))).toEqual([]);
  });

  test('shows nothing while it signs out, and says what to do when HQ does not hear of it', async () => {
    await page.route('**/api/v1/sessions/current', (route) => route.abort());
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('alert').filter({ hasText: '连接不上大队平台' }).waitFor();
    await expect.poll(() => page.getByRole('navigation').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.unroute('**/api/v1/sessions/current');
  });

  test('signs out by itself when HQ is back, and shows nothing then, also after a reload', async () => {
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await expect.poll(() => page.getByRole('table').count()).toBe(0);
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['rollcall-device']);
    // Chromium notes each attempt that did not get through: the page tries again every few seconds.
    expect(misdeeds.splice(0).filter((text) => !text.includes('net::ERR_FAILED'))).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: '登录' }).waitFor();
  });

  test('asks its own origin only, against no policy and without an error', () => {
    expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([network.hqUrl]));
    expect(requests.length).toBeGreaterThan(10);
    expect(misdeeds).toEqual([]);
  });
});

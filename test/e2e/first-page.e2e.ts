import { readFileSync } from 'node:fs';
import { launchBrowser } from '@rollcall/test/browser';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium') && requireTool('ffmpeg');

describe.skipIf(!tools)('the first page', () => {
  let network: Network;
  let browser: Browser;
  let page: Page;
  let card: RecorderCard;
  let video: string;
  /** What a page must not do: errors, violations of its policy, requests to elsewhere. */
  const misdeeds: string[] = [];
  const requests: string[] = [];

  const rowOf = (fileName: string) => page.getByRole('row').filter({ hasText: fileName });
  const signIn = async (password: string) => {
    await page.getByLabel('用户名').fill('duty-desk');
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
  };

  beforeAll(async () => {
    network = await startNetwork();
    await network.rollcall(['account', 'add', 'duty-desk', '--role', 'inspector'], 'correct horse battery');
    video = makeSampleVideo(network.folder) ?? '';
    card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) misdeeds.push(message.text());
    });
    page.on('pageerror', (error) => misdeeds.push(String(error)));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(network.hqUrl);
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('asks for an account and, before that, HQ for nothing', async () => {
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(requests.filter((url) => url.includes('/api/'))).toEqual([]);
    expect(misdeeds).toEqual([]);
  });

  test("says in the page's language why a sign-in was refused, and what to do", async () => {
    await signIn('not the password');
    const refusal = page.getByRole('alert');
    await refusal.filter({ hasText: '用户名或密码错误。请重新输入；忘记密码请找管理员重设。' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    expect(await refusal.textContent()).toMatch(/^The user name or the password is wrong\. Try again/);
    await page.getByRole('button', { name: '中文' }).click();
    // Chromium itself notes an answer of 401.
    expect(misdeeds.splice(0)).toEqual([expect.stringContaining('401')]);
  });

  test('shows after sign-in the stations, and what to do while there is no recording', async () => {
    await signIn('correct horse battery');
    await page.getByText('路面一中队 · squad-1 采集站').waitFor();
    await page.getByText('● 在线').waitFor();
    await page.getByText('还没有录像。').waitFor();
  });

  test('shows a recording that arrives, up to verified, without a reload', async () => {
    await page.evaluate('window.notReloaded = true');
    card.add(1, { copyOf: video });
    const row = rowOf('K000001_100001_20261125093000_0001.MP4');
    await row.filter({ hasText: '✔ 已核验' }).waitFor();
    for (const text of ['2026/11/25 09:30:00', '路面一中队', 'K000001', '00:00:08', '✔ 完好']) {
      expect(await row.textContent()).toContain(text);
    }
    expect(await page.evaluate('window.notReloaded')).toBe(true);
  });

  test('says in Chinese what is wrong with damaged, mislabelled and empty files', async () => {
    const whole = readFileSync(video);
    card.add(2, { bytes: whole.subarray(0, Math.floor(whole.length * 0.7)) });
    card.add(3, { bytes: '这不是视频。'.repeat(1000) });
    card.add(4, { bytes: '' });
    await rowOf('_0002.MP4').filter({ hasText: '✖ 损坏：文件不完整，被截断' }).waitFor();
    await rowOf('_0003.MP4').filter({ hasText: '✖ 损坏：不是视频文件' }).waitFor();
    const empty = rowOf('_0004.MP4').filter({ hasText: '空文件' });
    await empty.waitFor();
    expect(await empty.textContent()).toContain('squad-1 采集站');
  });

  test('speaks English and Chinese, and remembers which', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await rowOf('_0002.MP4').filter({ hasText: '✖ damaged: cut off' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await rowOf('_0001.MP4').filter({ hasText: '✔ verified' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await rowOf('_0001.MP4').filter({ hasText: '✔ 已核验' }).waitFor();
    await page.reload();
    await rowOf('_0001.MP4').filter({ hasText: '✔ 已核验' }).waitFor();
  });

  test('leaves a selection alone while nothing changes', async () => {
    await rowOf('_0001.MP4').getByRole('cell').nth(4).selectText();
    await page.waitForResponse((response) => response.url().includes('recordings'));
    await page.waitForResponse((response) => response.url().includes('recordings'));
    expect(await page.evaluate('String(getSelection())')).toContain('K000001_100001_20261125093000_0001.MP4');
  });

  test('shows nothing after sign-out, also after a reload', async () => {
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    expect((await page.context().cookies()).length).toBe(0);
    await page.reload();
    await page.getByRole('heading', { name: '登录' }).waitFor();
  });

  test('asks its own origin only, against no policy and without an error', () => {
    expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([network.hqUrl]));
    expect(requests.length).toBeGreaterThan(10);
    expect(misdeeds).toEqual([]);
  });
});

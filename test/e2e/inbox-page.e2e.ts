import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const password = 'correct horse battery';
const stream = '**/api/v1/live';
const at = (time: string) => `${addDays(localDateOf(new Date()), -3)}T${time}:00+08:00`;

describe.skipIf(!tools)('the inbox', () => {
  let network: Network;
  let browser: Browser;
  let leader: WatchedPage;

  const explain = (from: string, to: string) =>
    postAll(network.admin, [
      [
        'exemptions',
        { badgeNo: '100001', startsAt: at(from), endsAt: at(to), reasonCode: 'fault', explanation: `${from} 自动关机` },
      ],
    ]);
  const inMenu = () => leader.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '待办' });
  const entries = () => leader.page.getByRole('region', { name: /缺录情况说明/ }).getByRole('listitem');

  /** Opens the list of recordings, which shows its first answers before it may listen. */
  async function openUnheard() {
    const { page, requests } = leader;
    const mayListen = Promise.withResolvers<void>();
    await page.route(stream, async (route) => {
      await mayListen.promise;
      await route.continue();
    });
    requests.length = 0;
    await page.goto(`${network.hqUrl}/recordings`);
    await page.getByText('还没有录像').waitFor();
    return async () => {
      mayListen.resolve();
      await page.getByText('实时').waitFor();
      // By then a page has asked again for whatever it has to.
      await page.clock.fastForward(4000);
    };
  }

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    await postAll(network.admin, [
      ['officers', { badgeNo: '100001', name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
    ]);
    await network.addAccount({ username: 'leader', role: 'squad_leader', unitCode, password });
    browser = await launchBrowser();
    leader = await openAs(browser, `${network.hqUrl}/`, { username: 'leader', password });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('is the first page of a leader, says that nothing is to be done, and has no number then', async () => {
    const { page } = leader;
    await page.waitForURL((url) => url.pathname === '/inbox');
    await page.getByText('没有要处理的事项').waitFor();
    await page.getByText(/^周五前 0$/).waitFor();
    await expect.poll(() => inMenu().allTextContents()).toEqual(['待办']);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('shows what somebody asks, and how much it is in the menu, without being loaded again', async () => {
    await explain('09:00', '10:00');
    await expect.poll(() => inMenu().allTextContents()).toEqual(['待办1']);
    await expect.poll(() => entries().count()).toBe(1);
    await explain('11:00', '12:00');
    await expect.poll(() => inMenu().allTextContents()).toEqual(['待办2']);
    await expect.poll(() => entries().count()).toBe(2);
    expect(await axeViolations(leader.page)).toEqual([]);
  });

  test('leads to each by j and Enter; what is decided is gone from it', async () => {
    const { page } = leader;
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('09:00 自动关机').first().waitFor();
    await drawer.getByLabel('理由').fill('情况属实');
    await drawer.getByRole('button', { name: '批准', exact: true }).click();
    await expect.poll(() => inMenu().allTextContents()).toEqual(['待办1']);
    await page.goto(`${network.hqUrl}/inbox`);
    await expect.poll(() => entries().allTextContents()).toEqual([expect.stringContaining('11:00 自动关机')]);
  });

  test('fits on a phone, with its number in the bar', async () => {
    const { page } = leader;
    await page.setViewportSize({ width: 390, height: 844 });
    const bar = page.getByRole('navigation', { name: '主导航' }).getByRole('link').first();
    await expect.poll(() => bar.textContent()).toBe('待办1');
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  test('shows all of a kind as a list', async () => {
    const { page } = leader;
    await page.goto(`${network.hqUrl}/inbox?kind=exemption`);
    await page.getByRole('row').filter({ hasText: '100001' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '返回待办' }).click();
    await expect.poll(() => entries().count()).toBe(1);
  });

  test('learns what changed between its first answers and its stream, and asks for nothing else again', async () => {
    const { page, requests } = leader;
    await page.clock.install();
    const listen = await openUnheard();
    await expect.poll(() => inMenu().allTextContents()).toEqual(['待办1']);
    await explain('13:00', '14:00');
    await listen();
    await expect.poll(() => inMenu().allTextContents()).toEqual(['待办2']);
    const asked = requests.flatMap((url) => url.split('/api/v1/')[1] ?? []);
    expect(asked.toSorted()).toEqual([...new Set(asked), 'inbox/count'].toSorted());
    await page.unroute(stream);
  });

  test('asks for everything again when it begins to listen after longer than HQ keeps changes', async () => {
    const { page, requests } = leader;
    const listen = await openUnheard();
    await page.clock.fastForward('01:00:00');
    await listen();
    await expect.poll(() => requests.filter((url) => url.includes('/recordings?')).length).toBe(2);
    await page.unroute(stream);
  });
});

import type { ActivityRow } from '@rollcall/shared/http/activities';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { HqClient } from '@rollcall/test/hq-client';
import { requireTool } from '@rollcall/test/require-tool';
import { sharedDemo } from '@rollcall/test/shared-demo';
import { until } from '@rollcall/test/until';
import { signIn, type WatchedPage, watchPage } from '@rollcall/test/watched-page';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

const width = 390;
const height = 844;

describe.skipIf(!requireTool('chromium'))('the pages on a phone', () => {
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let url: string;
  let client: HqClient;
  /** The demo's: if midnight passes, only its board has shifts all day. */
  let today: string;

  /** Its top is between the bars of the page, and its whole width on the screen. */
  const isInScope = async (element: Locator) => {
    const box = await element.boundingBox();
    return box !== null && box.y >= 0 && box.y < height - 100 && box.x >= 0 && box.x + box.width <= width;
  };
  const isCut = (name: string) =>
    page
      .getByRole('table', { name })
      .evaluate(({ parentElement }) => parentElement.scrollWidth > parentElement.clientWidth);

  beforeAll(async () => {
    const demo = await sharedDemo();
    const { ready } = demo;
    ({ today } = demo);
    ({ url } = ready);
    client = new HqClient(url, ready.admin);
    browser = await launchBrowser();
    watched = await watchPage(browser);
    page = watched.page;
    await page.setViewportSize({ width, height });
    await page.goto(`${url}/duty/roster`);
    await signIn(page, ready.admin);
  });
  afterAll(() => browser?.close());

  test('open the roster at today', async () => {
    const column = page.locator('[role="columnheader"][class*="today"]');
    await column.waitFor();
    await until('today is in sight', () => isInScope(column));
    expect(await axeViolations(page)).toEqual([]);
  });

  test('open the week at today', async () => {
    await page.goto(`${url}/duty/week`);
    const column = page.locator('[role="columnheader"][class*="today"]');
    await column.waitFor();
    await until('today is in sight', () => isInScope(column));
  });

  test('show rows as cards, and filters behind a button that says how many are set', async () => {
    await page.goto(`${url}/recordings?outcome=healthy`);
    const filters = page.getByRole('button', { name: '筛选（已设 1 项）' });
    await filters.waitFor();
    await expect.poll(() => page.getByRole('combobox', { name: '单位' }).count()).toBe(0);
    await page.getByRole('row').filter({ hasText: '完好' }).first().waitFor();
    await expect.poll(() => page.getByRole('columnheader').count()).toBe(0);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await filters.click();
    await page.getByRole('combobox', { name: '单位' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('keep the calendar of a span within the screen', async () => {
    await page.getByPlaceholder('拍摄时间 起').click();
    const calendar = page.locator('.ant-picker-panel-layout');
    // It is moved to its place once it is drawn.
    await expect
      .poll(async () => {
        const box = await calendar.boundingBox();
        return box !== null && box.x >= 0 && box.x + box.width <= width;
      })
      .toBe(true);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.keyboard.press('Escape');
  });

  test('keep the hours of the board apart from the mark of now', async () => {
    // One that is being answered is answered to its end.
    onTestFinished(() => page.unrouteAll({ behavior: 'wait' }));
    // Whenever the test runs, HQ answers as of ten past twelve: the mark is right beside an hour.
    await page.route('**/api/v1/coverage/today*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), asOf: `${today}T04:10:00.000Z` } });
    });
    await page.goto(`${url}/today?date=${today}`);
    const now = page.getByText('现在', { exact: true });
    await now.waitFor();
    const labels = page.locator('[class*="scale"] > span').filter({ visible: true });
    const hours = labels.filter({ hasText: /^\d\d:00$/ });
    await hours.filter({ hasText: '12:00' }).waitFor();
    // All at once: what comes above the board moves it.
    const places = await labels.evaluateAll((spans) =>
      spans.map((span) => ({ text: span.textContent, ...span.getBoundingClientRect().toJSON() })),
    );
    const mark = places.find(({ text }) => text === '现在');
    for (const { bottom } of places.filter(({ text }) => /^\d\d:00$/.test(text ?? ''))) {
      expect(bottom).toBeLessThanOrEqual(mark?.top ?? 0);
    }
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('play an activity where it is seen', async () => {
    const { badgeNo, date } = await until('an activity with footage', async () => {
      const { rows } = await client.get<{ rows: ActivityRow[] }>('activities?verdict=incomplete&limit=50');
      const [row] = rows;
      return row && { badgeNo: row.officers[0]?.badgeNo, date: localDateOf(new Date(row.startsAt)) };
    });
    await page.goto(`${url}/officers/${badgeNo}/day/${date}`);
    const play = page.getByRole('table', { name: '执法活动' }).getByRole('button', { name: '播放' }).first();
    await play.click();
    const player = page.getByRole('region', { name: '录像', exact: true });
    await until('the player is in sight', () => isInScope(player.getByRole('heading')));
    await expect.poll(() => isCut('执法活动')).toBe(false);
  });

  test('without an error', () => {
    expect(watched.misdeeds).toEqual([]);
  });
});
